import type { FilmTile } from '../../lib/ipc/generated/FilmTile';

/** What the shelf hands to each of its films, whether it is drawn as a poster or as a line. */
export interface ItemProps {
  /** Nothing while it is on its way. */
  film: FilmTile | undefined;
  address: string | undefined;
  picked: boolean;
  picking: boolean;
  /** Takes part in the Tab order. */
  active: boolean;
  onpick: (event: MouseEvent) => void;
}

import type { FilmTile } from '../../lib/ipc/generated/FilmTile';
import type { Score } from '../../lib/ipc/generated/Score';

/** Half a point, in tenths. */
const HALF = 5;
const HIGHEST = 100;

/** Films that are to have another score than the one all of them have. */
export interface Rescoring {
  films: FilmTile[];
  from: Score;
  to: Score;
}

/** The films of an order from one of them to an end: up and half a point more, or down and half a point less. */
export function rescoring(films: readonly FilmTile[], at: number, from: Score, way: 'up' | 'down'): Rescoring | undefined {
  const to = way === 'up' ? from + HALF : from - HALF;
  const chosen = way === 'up' ? films.slice(0, at + 1) : films.slice(at);
  if (to < 0 || to > HIGHEST || chosen.length === 0) return undefined;
  return { films: chosen, from, to: to as Score };
}

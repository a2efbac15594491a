import type { DraftId } from '../../lib/ipc/generated/DraftId';
import type { EditTarget } from '../../lib/ipc/generated/EditTarget';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { ReviewId } from '../../lib/ipc/generated/ReviewId';
import type { ViewingId } from '../../lib/ipc/generated/ViewingId';

/** What an address of the editor is about: `new`, `review/12`, `draft/3`, `film/7`, `viewing/9`. */
export function targetOf(address: string): EditTarget {
  const [kind, number] = address.split('/');
  const id = Number(number);
  if (!Number.isSafeInteger(id) || id <= 0) return { kind: 'new' };
  switch (kind) {
    case 'review':
      return { kind, id: id as ReviewId };
    case 'draft':
      return { kind, id: id as DraftId };
    case 'film':
      return { kind, id: id as FilmId };
    case 'viewing':
      return { kind, id: id as ViewingId };
    default:
      return { kind: 'new' };
  }
}

import type { OtherViewing } from '../../lib/ipc/generated/OtherViewing';
import type { ViewingId } from '../../lib/ipc/generated/ViewingId';

/**
 * The viewings of a film that came before one: by date, on the same day by which was logged first.
 * Of an undated one nothing is known, so all others count; undated others come before none.
 */
export function before(others: readonly OtherViewing[], date: string | null, viewing: ViewingId | null): OtherViewing[] {
  if (date === null) return [...others];
  const day = plain(date);
  return others.filter((other) => {
    if (other.watchedOn === null) return false;
    const theirs = plain(other.watchedOn);
    return theirs < day || (theirs === day && (viewing === null || other.viewing < viewing));
  });
}

/** A date without its 'about', so that dates compare as text does. */
function plain(date: string): string {
  return date.replace('~', '');
}

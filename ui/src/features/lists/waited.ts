import { unit, watchedOn } from '../../lib/format';
import type { WatchedOn } from '../../lib/ipc/generated/WatchedOn';
import { m } from '../../lib/messages';
import { today } from '../viewings/date';

/** Whole months of the calendar from one date to a later one. */
function wholeMonths(from: string, to: string): number {
  const [a, b] = [new Date(from), new Date(to)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return b.getUTCDate() < a.getUTCDate() ? months - 1 : months;
}

const DAY = 86_400_000;

/**
 * How long a film has waited, in the largest unit that says it: 'added today', '3 days', '14
 * months', '6 years'. A date that is still to come is told as it is.
 */
export function waited(addedOn: WatchedOn, now: string = today()): string {
  const days = Math.round((Date.parse(now) - Date.parse(addedOn)) / DAY);
  if (Number.isNaN(days) || days < 0) return watchedOn(addedOn, 'short');
  if (days === 0) return m.watchlist_today();
  const months = wholeMonths(addedOn, now);
  const time =
    days < 60 ? unit(days, 'day') : months < 24 ? unit(months, 'month') : unit(Math.floor(months / 12), 'year');
  return m.watchlist_waited({ time });
}

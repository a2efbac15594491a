import { watchedOn } from '../../lib/format';
import type { Between } from '../../lib/ipc/generated/Between';
import { m } from '../../lib/messages';

/** What the annual is of: a year, all years, or from one date to another. */
export type Time =
  | { kind: 'year'; year: number }
  | { kind: 'all' }
  | { kind: 'range'; from: string | null; to: string | null };

const ALL = 'all';
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** A date as the core takes it: `2024`, `2024-03`, `2024-03-01`. */
export function isDate(typed: string): boolean {
  return DATE.test(typed);
}

/** Reads an address; one that names no time is of `latest`, the last year with viewings. */
export function timeOf(search: Record<string, string>, latest: number): Time {
  const { year, from, to } = search;
  if (year === ALL) return { kind: 'all' };
  if (year && /^\d{1,4}$/.test(year)) return { kind: 'year', year: Number(year) };
  const dates = { from: from && isDate(from) ? from : null, to: to && isDate(to) ? to : null };
  return dates.from === null && dates.to === null ? { kind: 'year', year: latest } : { kind: 'range', ...dates };
}

/** What an address says of a time. */
export function searchOf(time: Time): Record<string, string> {
  if (time.kind === 'year') return { year: String(time.year) };
  if (time.kind === 'all') return { year: ALL };
  return { ...(time.from ? { from: time.from } : {}), ...(time.to ? { to: time.to } : {}) };
}

/** A time as the core is asked for it. */
export function betweenOf(time: Time): Between {
  if (time.kind === 'all') return { from: null, to: null };
  if (time.kind === 'range') return { from: time.from, to: time.to };
  const year = String(time.year).padStart(4, '0');
  return { from: year, to: year };
}

/** A time in words: `2025`, 'All years', 'March 2024 to June 2025'. */
export function timeName(time: Time): string {
  if (time.kind === 'year') return String(time.year);
  if (time.kind === 'all') return m.annual_all();
  const { from, to } = time;
  if (to === null) return m.annual_from({ from: watchedOn(from) });
  return from === null ? m.annual_up_to({ to: watchedOn(to) }) : m.annual_from_to({ from: watchedOn(from), to: watchedOn(to) });
}

/** The years a time is of, to be set large: `2025`, `2009–25`. */
export function numeral(time: Time, first: number, last: number): string {
  if (time.kind === 'year') return String(time.year);
  const year = (date: string | null) => (date === null ? undefined : Number(date.slice(0, 4)));
  const [begin, end] = time.kind === 'all' ? [first, last] : [year(time.from) ?? first, year(time.to) ?? last];
  if (begin === end) return String(begin);
  const short = Math.floor(begin / 100) === Math.floor(end / 100);
  return `${String(begin)}–${short ? String(end % 100).padStart(2, '0') : String(end)}`;
}

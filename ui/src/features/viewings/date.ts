import { dateParts, monthName } from '../../lib/format';
import type { WatchedOn } from '../../lib/ipc/generated/WatchedOn';
import { m } from '../../lib/messages';

export type Precision = 'day' | 'month' | 'year' | 'unknown';

/** A date as it is being typed: a lesser precision hides fields and keeps what was in them. */
export interface DateDraft {
  precision: Precision;
  day: string;
  month: number;
  year: string;
  about: boolean;
}

/** The calendar date where the reader is. */
export function today(daysAgo = 0): string {
  const date = new Date();
  date.setDate(date.getDate() - daysAgo);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What a date looks like in the form; fields it does not know hold today's. */
export function draftOf(edtf: WatchedOn | null): DateDraft {
  const now = dateParts(today());
  const known = edtf === null ? undefined : dateParts(edtf);
  return {
    precision: !known ? 'unknown' : known.day ? 'day' : known.month ? 'month' : 'year',
    day: String(known?.day ?? now?.day ?? 1),
    month: known?.month ?? now?.month ?? 1,
    year: String(known?.year ?? now?.year ?? ''),
    about: known?.about ?? false,
  };
}

/** The date of the form as EDTF, or what is wrong with it. */
export function edtfOf(draft: DateDraft): { date: WatchedOn | null } | { problem: string } {
  if (draft.precision === 'unknown') return { date: null };
  const year = draft.year.trim();
  if (!/^\d{4}$/.test(year) || Number(year) === 0) return { problem: m.viewing_year_wrong() };
  const tail = draft.about ? '~' : '';
  if (draft.precision === 'year') return { date: year + tail };
  const month = `${year}-${String(draft.month).padStart(2, '0')}`;
  if (draft.precision === 'month') return { date: month + tail };
  const day = Number(draft.day.trim());
  if (!/^\d{1,2}$/.test(draft.day.trim()) || day < 1 || day > daysIn(Number(year), draft.month)) {
    return { problem: m.viewing_day_wrong({ month: monthName(draft.month), year, day: draft.day.trim() }) };
  }
  return { date: `${month}-${String(day).padStart(2, '0')}${tail}` };
}

/** How many days a month of the Gregorian calendar has. */
export function daysIn(year: number, month: number): number {
  const date = new Date(Date.UTC(2000, month, 0));
  // Years before 100 would be read as of the last century.
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

import { dateParts } from '../../lib/format';

export type Precision = 'day' | 'month' | 'year' | 'unknown';

interface Typed {
  day: string;
  month: number;
  year: string;
  about: boolean;
}

/** How exactly a date is known. */
export function precisionOf(date: string | null): Precision {
  const parts = date === null ? undefined : dateParts(date);
  if (!parts) return 'unknown';
  return parts.day ? 'day' : parts.month ? 'month' : 'year';
}

/** What was typed, as EDTF of this precision; `null` when unknown, nothing when it is no date. */
export function asDate(precision: Precision, { day, month, year, about }: Typed): string | null | undefined {
  if (precision === 'unknown') return null;
  if (!/^\d{4}$/.test(year.trim()) || Number(year) === 0) return undefined;
  const two = (n: number) => String(n).padStart(2, '0');
  const parts = [year.trim()];
  if (precision !== 'year') parts.push(two(month));
  if (precision === 'day') {
    const number = Number(day);
    // Day 0 of the next month is the last of this one.
    const longest = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
    if (!/^\d{1,2}$/.test(day.trim()) || number < 1 || number > longest) return undefined;
    parts.push(two(number));
  }
  return parts.join('-') + (about ? '~' : '');
}

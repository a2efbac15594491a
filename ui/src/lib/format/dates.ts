import { m } from '../messages';
import { calendars, relatives } from './formatters';
import { locale } from './locale';

/** A calendar date taken apart: what is not known is absent. */
export interface DateParts {
  year: number;
  month?: number;
  day?: number;
  about: boolean;
}

/** Reads `2024-03-01`, `2024-03`, `2024`, each perhaps with `~`; nothing when it is none of these. */
export function dateParts(edtf: string): DateParts | undefined {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$/.exec(edtf);
  if (!found) return undefined;
  const [, year, month, day, about] = found;
  return {
    year: Number(year),
    ...(month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
    about: about === '~',
  };
}

/**
 * A calendar date as exactly as it is known: `2 November 2025`, `November 2025`, `2025`, 'about
 * 2009', 'undated'.
 */
export function watchedOn(edtf: string | null, month: 'long' | 'short' = 'long'): string {
  const parts = edtf === null ? undefined : dateParts(edtf);
  if (!parts) return m.date_undated();
  const date = calendar(parts, {
    year: 'numeric',
    ...(parts.month ? { month } : {}),
    ...(parts.day ? { day: 'numeric' as const } : {}),
  });
  return parts.about ? m.date_about({ date }) : date;
}

/** A calendar date with its weekday, where it is known to the day: `Saturday 8 November 2025`. */
export function watchedOnDay(edtf: string): string {
  const parts = dateParts(edtf);
  if (!parts?.day || parts.about) return watchedOn(edtf);
  const date = calendar(parts, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  // Some versions of the data part the weekday with a comma in English, where a diary does not.
  return locale().startsWith('en-GB') ? date.replace(/^(\p{L}+),/u, '$1') : date;
}

/** The month of a date: `November 2025`. */
export function monthOf(year: number, month: number): string {
  return calendar({ year, month, about: false }, { year: 'numeric', month: 'long' });
}

/** The name of a month alone, for a select: `November`, or `Nov`. */
export function monthName(month: number, as: 'long' | 'short' = 'long'): string {
  return calendar({ year: 2000, month, about: false }, { month: as });
}

/** The day of the week: `Sat`, or `Saturday`. */
export function weekday(edtf: string, as: 'long' | 'short' = 'short'): string {
  const parts = dateParts(edtf);
  return parts?.day ? calendar(parts, { weekday: as }) : '';
}

/** The name of a day of the week, 1 for Monday: `Monday`, or `Mon`. */
export function weekdayName(day: number, as: 'long' | 'short' = 'long'): string {
  // 3 January 2000 was a Monday.
  return calendar({ year: 2000, month: 1, day: day + 2, about: false }, { weekday: as });
}

/** An instant on the reader's clock: `22 November 2026, 09:12`. */
export function instant(utc: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(utc));
}

/** An instant's time of day on the reader's clock: `09:12`. */
export function timeOf(utc: string): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(utc));
}

/** How long ago an instant was, in the largest unit that says it: `2 s ago`, `3 minutes ago`, `yesterday`. */
export function ago(utc: string, now: Date = new Date()): string {
  const seconds = Math.round((now.getTime() - new Date(utc).getTime()) / 1000);
  if (seconds < 1) return m.ago_now();
  if (seconds < 60) return m.ago_seconds({ n: seconds });
  const relative = relatives({ numeric: 'auto' });
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  const days = Math.floor(seconds / 86_400);
  if (days < 30) return relative.format(-days, 'day');
  // 'Last month' would be a month of the calendar.
  const long = relatives({ numeric: 'always' });
  return days < 365 ? long.format(-Math.floor(days / 30), 'month') : long.format(-Math.floor(days / 365), 'year');
}

// A calendar date has no time zone: it is put at midnight UTC and written in UTC.
function calendar(parts: DateParts, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(Date.UTC(2000, (parts.month ?? 1) - 1, parts.day ?? 1));
  date.setUTCFullYear(parts.year);
  return calendars({ ...options, timeZone: 'UTC' }).format(date);
}

import { dateParts } from '../../lib/format';
import type { DiaryYear } from '../../lib/ipc/generated/DiaryYear';
import type { WatchedOn } from '../../lib/ipc/generated/WatchedOn';

/** Where of a year to turn to for a date: its month, or the nearest that has viewings, and the day. */
export interface Place {
  month?: number;
  /** The nearest day with viewings, where the date is one. */
  day?: string;
}

/** The place of a date in a year of the diary. */
export function placeOf(date: WatchedOn, year: DiaryYear): Place {
  const parts = dateParts(date);
  const months = year.sections.flatMap(({ month }) => (month === null ? [] : [month]));
  if (!parts?.month || months.length === 0) return {};
  if (parts.day && year.days.length > 0) {
    const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(date.replace('~', '')));
    const day = year.days.map((one) => one.date).reduce((best, one) => (away(one) < away(best) ? one : best));
    return { month: dateParts(day)?.month ?? parts.month, day };
  }
  const { month } = parts;
  return { month: months.reduce((best, one) => (Math.abs(one - month) < Math.abs(best - month) ? one : best)) };
}

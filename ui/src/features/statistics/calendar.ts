import type { DiaryDay } from '../../lib/ipc/generated/DiaryDay';

/** A day of the calendar of a year: its place in weeks and days of the week, from nought. */
export interface Cell {
  day: DiaryDay;
  week: number;
  weekday: number;
}

const DAY_MS = 86_400_000;

/** Nought for a Monday. */
function mondayBased(date: Date): number {
  return (date.getUTCDay() + 6) % 7;
}

/** The days of a year that have viewings, each in its week. */
export function cells(year: number, days: readonly DiaryDay[]): Cell[] {
  const first = new Date(Date.UTC(2000, 0, 1));
  first.setUTCFullYear(year);
  const lead = mondayBased(first);
  return days
    .filter(({ date }) => Number(date.slice(0, 4)) === year)
    .map((day) => {
      const nth = Math.round((Date.parse(`${day.date.slice(0, 10)}T00:00:00Z`) - first.getTime()) / DAY_MS) + lead;
      return { day, week: Math.floor(nth / 7), weekday: nth % 7 };
    });
}

/** The week each month of a year begins in. */
export function monthWeeks(year: number): number[] {
  const starts = Array.from({ length: 12 }, (_, month) => `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`);
  return cells(year, starts.map((date) => ({ date, score: null, viewings: 0 }))).map(({ week }) => week);
}

/** How many days a year has, and on what day of the week it begins. */
export function shape(year: number): { days: number; lead: number } {
  const first = new Date(Date.UTC(2000, 0, 1));
  first.setUTCFullYear(year);
  const leap = new Date(Date.UTC(2000, 1, 29));
  leap.setUTCFullYear(year);
  return { days: leap.getUTCMonth() === 1 ? 366 : 365, lead: mondayBased(first) };
}

/** The years that have days, the latest first. */
export function yearsOf(days: readonly DiaryDay[]): number[] {
  return [...new Set(days.map(({ date }) => Number(date.slice(0, 4))))].sort((a, b) => b - a);
}

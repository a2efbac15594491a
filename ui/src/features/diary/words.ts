import { count, monthName, names, score as scoreText, watchedOn } from '../../lib/format';
import type { DiaryEntry } from '../../lib/ipc/generated/DiaryEntry';
import type { DiarySection } from '../../lib/ipc/generated/DiarySection';
import { m } from '../../lib/messages';

/** What a section is headed: `November`, 'Some time in 2009', 'Undated'. */
export function sectionTitle(year: number | null, month: number | null): string {
  if (year === null) return m.diary_undated();
  return month === null ? m.diary_some_time({ year }) : monthName(month);
}

/** How many films a section has, by what was seen how often. */
export function sectionCount({ films, viewings }: DiarySection): string {
  return films === viewings
    ? m.diary_films({ count: films })
    : m.diary_viewings_of({ viewings: count(viewings), films: count(films) });
}

export function averageWords(average: number | null): string {
  return average === null ? '' : m.diary_average({ score: scoreText(average) });
}

/** Where, in what format and with whom; what is known less exactly than to the day says so. */
export function venue({ watchedOn: date, place, format, companions, note, abandoned }: DiaryEntry): string {
  const whole = date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date);
  const parts = [
    place,
    format,
    companions.length > 0 ? m.film_with({ names: names(companions) }) : '',
    abandoned ? m.diary_abandoned() : '',
    date === null || whole ? '' : vaguely(date),
  ].filter(Boolean);
  // A line about it stands in where nothing else is said.
  return parts.length > 0 ? parts.join(', ') : (note.split('\n')[0] ?? '');
}

function vaguely(date: string): string {
  if (date.endsWith('~')) return watchedOn(date);
  return date.length === 7 ? m.diary_some_day_in({ month: monthName(Number(date.slice(5))) }) : '';
}

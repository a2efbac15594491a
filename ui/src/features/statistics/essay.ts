import { count, score as scoreText } from '../../lib/format';
import type { ScoreBar } from '../../lib/ipc/generated/ScoreBar';
import type { Statistics } from '../../lib/ipc/generated/Statistics';
import type { YearBar } from '../../lib/ipc/generated/YearBar';
import { m } from '../../lib/messages';
import type { Time } from './time';

/**
 * A time in a few sentences. What stands between asterisks is set bold.
 */
export function essay(told: Statistics, time: Time, thisYear: number): string {
  const { figures } = told;
  const top = told.verdicts.filter(({ films }) => films > 0).at(-1);
  return [
    watched(figures.films, time, thisYear),
    figures.rewatches > 0 ? m.annual_again({ count: figures.rewatches }) : '',
    figures.reviews > 0 ? m.annual_wrote({ count: figures.reviews, words: count(figures.words) }) : '',
    figures.average === null ? '' : average(figures.average, told.viewingYears, time),
    top && told.best?.score != null && top.word === wordOf(told.scores, told.best.score)
      ? m.annual_called({ count: top.films, word: top.word })
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The pieces of a text with asterisks: every other one is bold. */
export function pieces(text: string): { text: string; bold: boolean }[] {
  return text.split('*').map((piece, index) => ({ text: piece, bold: index % 2 === 1 }));
}

function watched(films: number, time: Time, thisYear: number): string {
  if (time.kind === 'all') return m.annual_watched_all({ count: films });
  if (time.kind === 'range') return m.annual_watched_range({ count: films });
  return time.year === thisYear
    ? m.annual_watched_so_far({ count: films })
    : m.annual_watched({ count: films, year: time.year });
}

function wordOf(scores: readonly ScoreBar[], best: number): string | null | undefined {
  return scores.find(({ score }) => score === best)?.verdict;
}

/** The average, and since when it was not as kind or as strict. */
function average(tenths: number, years: readonly YearBar[], time: Time): string {
  const said = { score: scoreText(tenths) };
  if (time.kind !== 'year') return m.annual_average(said);
  const before = years.filter(({ year, tally }) => year < time.year && tally.average !== null);
  if (before.length < 2) return m.annual_average(said);
  const kinder = before.filter(({ tally }) => (tally.average ?? 0) >= tenths).at(-1);
  const stricter = before.filter(({ tally }) => (tally.average ?? 0) <= tenths).at(-1);
  if (!kinder) return m.annual_average_kindest(said);
  if (!stricter) return m.annual_average_strictest(said);
  const last = before.at(-1);
  if (kinder === last && stricter !== last) return m.annual_average_strictest_since({ ...said, year: stricter.year });
  return stricter === last && kinder !== last
    ? m.annual_average_kindest_since({ ...said, year: kinder.year })
    : m.annual_average(said);
}

/** Between which scores half of the films stand, in tenths; nothing of a few. */
export function middleHalf(scores: readonly ScoreBar[]): { from: number; to: number } | undefined {
  const all = scores.reduce((sum, { films }) => sum + films, 0);
  if (all < 12) return undefined;
  const at = (part: number) => {
    let passed = 0;
    return scores.find(({ films }) => (passed += films) >= all * part)?.score ?? 0;
  };
  const [from, to] = [at(0.25), at(0.75)];
  return from < to ? { from, to } : undefined;
}

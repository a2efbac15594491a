import { monthName, names, score as scoreText, weekdayName } from '../../lib/format';
import type { Behind } from '../../lib/ipc/generated/Behind';
import type { NamedBars } from '../../lib/ipc/generated/NamedBars';
import type { RuntimeBar } from '../../lib/ipc/generated/RuntimeBar';
import type { Score } from '../../lib/ipc/generated/Score';
import type { ScoreBar } from '../../lib/ipc/generated/ScoreBar';
import type { Tallied } from '../../lib/ipc/generated/Tallied';
import type { YearBar } from '../../lib/ipc/generated/YearBar';
import { m } from '../../lib/messages';

/** What bars count. */
export type Unit = 'films' | 'viewings';

/** One bar, of whatever chart. */
export interface Bar {
  /** Under the bar. */
  label: string;
  /** In full: in the table, over the films behind it, and to a screen reader. */
  name: string;
  count: number;
  /** Tenths; nothing where none has a score, or where it says nothing. */
  average: number | null;
  behind: Behind;
}

/** How many of what: `24 films`. */
export function counted(count: number, unit: Unit): string {
  return unit === 'films' ? m.stats_films({ count }) : m.stats_viewings({ count });
}

/** A bar said in full: `March: 20 viewings, 7.2 on average`. */
export function spoken(bar: Bar, unit: Unit): string {
  const count = counted(bar.count, unit);
  return bar.average === null
    ? m.stats_bar({ name: bar.name, count })
    : m.stats_bar_scored({ name: bar.name, count, score: scoreText(bar.average) });
}

function bar(label: string, name: string, { count, average }: Tallied, behind: Behind): Bar {
  return { label, name, count, average, behind };
}

export function monthBars(months: readonly Tallied[]): Bar[] {
  return months.map((tally, index) => {
    const month = index + 1;
    return bar(monthName(month, 'short'), monthName(month), tally, { kind: 'month', of: month });
  });
}

export function weekdayBars(weekdays: readonly Tallied[]): Bar[] {
  return weekdays.map((tally, index) => {
    const day = index + 1;
    return bar(weekdayName(day, 'short'), weekdayName(day), tally, { kind: 'weekday', of: day });
  });
}

/** Years in which films were seen. */
export function viewingYearBars(years: readonly YearBar[]): Bar[] {
  return years.map(({ year, tally }) => bar(String(year), String(year), tally, { kind: 'seen', of: year }));
}

export function releaseYearBars(years: readonly YearBar[]): Bar[] {
  return years.map(({ year, tally }) =>
    bar(String(year), m.stats_made_in({ year }), tally, { kind: 'released', of: [year, year] }),
  );
}

export function decadeBars(decades: readonly YearBar[]): Bar[] {
  return decades.map(({ year, tally }) => {
    const name = m.stats_decade({ year });
    return bar(name, name, tally, { kind: 'released', of: [year, year + 9] });
  });
}

export function runtimeBars(runtimes: readonly RuntimeBar[]): Bar[] {
  return runtimes.map(({ from, upto, tally }) => {
    const name =
      upto === null
        ? m.stats_minutes_from({ from })
        : from === 0
          ? m.stats_minutes_under({ upto })
          : m.stats_minutes({ from, to: upto - 1 });
    const label = upto === null ? m.stats_minutes_from_short({ from }) : m.stats_minutes_short({ from, to: upto - 1 });
    return bar(label, name, tally, { kind: 'runtime', of: [from, upto] });
  });
}

export function namedBars(kind: 'genre' | 'country' | 'language' | 'tag' | 'place', { bars }: NamedBars): Bar[] {
  return bars.map(({ name, tally }) => bar(name, name, tally, { kind, of: name }));
}

/** Half points from the lowest worth showing up to ten, each with the colours of its films. */
export interface Pile extends Bar {
  colours: string[];
  /** Tenths. */
  half: number;
}

/** A shelf has at least the halves from here up. */
const LOWEST = 40;

/** Films by half points; a tenth between two halves stands with the lower, as its verdict does. */
export function piles(scores: readonly ScoreBar[]): Pile[] {
  const lowest = Math.min(LOWEST, ...scores.map(({ score }) => score - (score % 5)));
  const halves = Array.from({ length: (100 - lowest) / 5 + 1 }, (_, index) => lowest + index * 5);
  return halves.map((half) => {
    const upto = half === 100 ? 100 : half + 4;
    const here = scores.filter(({ score }) => score >= half && score <= upto);
    const words = [...new Set(here.map(({ verdict }) => verdict).filter((word) => word !== null))];
    return {
      label: scoreText(half),
      name: words.length > 0 ? m.stats_score_called({ score: scoreText(half), words: names(words) }) : scoreText(half),
      count: here.reduce((sum, { films }) => sum + films, 0),
      average: null,
      behind: { kind: 'scores', of: [half as Score, upto as Score] },
      colours: here.flatMap(({ colours }) => colours),
      half,
    };
  });
}

/** The bar that counts most; nothing where none counts anything. */
export function most(bars: readonly Bar[]): Bar | undefined {
  return bars.reduce<Bar | undefined>((best, one) => (one.count > (best?.count ?? 0) ? one : best), undefined);
}

/** The bar with the highest average; nothing where there are no two to compare. */
export function kindest(bars: readonly Bar[]): Bar | undefined {
  const scored = bars.filter(({ average }) => average !== null);
  if (scored.length < 2) return undefined;
  return scored.reduce((best, one) => ((one.average ?? 0) > (best.average ?? 0) ? one : best));
}

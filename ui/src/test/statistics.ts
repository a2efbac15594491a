import type { Figures } from '../lib/ipc/generated/Figures';
import type { NamedBars } from '../lib/ipc/generated/NamedBars';
import type { PeopleBars } from '../lib/ipc/generated/PeopleBars';
import type { Score } from '../lib/ipc/generated/Score';
import type { ScoreBar } from '../lib/ipc/generated/ScoreBar';
import type { Statistics } from '../lib/ipc/generated/Statistics';
import type { Tallied } from '../lib/ipc/generated/Tallied';
import type { YearBar } from '../lib/ipc/generated/YearBar';

/** So many, with this average in tenths. */
export function tally(count: number, average: number | null = null): Tallied {
  return { count, scored: average === null ? 0 : count, average };
}

export function yearBar(year: number, count: number, average: number | null = null): YearBar {
  return { year, tally: tally(count, average) };
}

export function scoreBar(score: number, films: number, verdict: string | null = null): ScoreBar {
  return { score: score as Score, films, verdict, colours: Array.from({ length: films }, () => '#a74222') };
}

const NO_NAMES: NamedBars = { bars: [], names: 0, without: 0 };
const NOBODY: PeopleBars = { seen: [], best: [], people: 0 };
const NOTHING: Figures = {
  viewings: 0,
  films: 0,
  newFilms: 0,
  onlyScored: 0,
  rewatches: 0,
  abandoned: 0,
  liked: 0,
  scored: 0,
  average: null,
  undated: 0,
  withoutMonth: 0,
  withoutDay: 0,
  minutes: 0,
  withoutRuntime: 0,
  reviews: 0,
  words: 0,
};

/** Statistics of nothing, but for what is said. */
export function statistics(more: Partial<Omit<Statistics, 'figures'>> & { figures?: Partial<Figures> } = {}): Statistics {
  return {
    between: { from: null, to: null },
    scores: [],
    verdicts: [],
    releaseYears: [],
    decades: [],
    viewingYears: [],
    months: Array.from({ length: 12 }, () => tally(0)),
    weekdays: Array.from({ length: 7 }, () => tally(0)),
    days: [],
    genres: NO_NAMES,
    countries: NO_NAMES,
    languages: NO_NAMES,
    runtimes: [],
    directors: NOBODY,
    writers: NOBODY,
    cast: NOBODY,
    rewatches: { most: [], scoredAgain: 0, higher: 0, lower: 0, drift: null, changes: [] },
    tags: NO_NAMES,
    places: NO_NAMES,
    streak: null,
    gap: null,
    first: null,
    best: null,
    last: null,
    milestones: [],
    ...more,
    figures: { ...NOTHING, ...more.figures },
  };
}

import { dateParts, score, watchedOn } from '../../lib/format';
import type { Score } from '../../lib/ipc/generated/Score';
import type { WatchedOn } from '../../lib/ipc/generated/WatchedOn';
import { m } from '../../lib/messages';

/** A viewing as the line of scores needs it. */
export interface Scored {
  watchedOn: WatchedOn | null;
  score: Score | null;
}

/** A point of the drift: a scored viewing with a date. */
export interface Point {
  x: number;
  y: number;
  score: number;
  /** The year below the line; none where it would run into its neighbour's. */
  year: string | undefined;
  anchor: 'start' | 'middle' | 'end';
  latest: boolean;
}

const LEFT = 14;
const RIGHT = 222;
const TOP = 31;
const BOTTOM = 76;
/** A year needs so much room to itself. */
const YEAR_WIDTH = 40;

/** How the score has moved, as points in a box of 240 by 120; nothing for fewer than two. */
export function drift(viewings: readonly Scored[]): Point[] {
  const scored = viewings.flatMap(({ watchedOn, score }) =>
    watchedOn === null || score === null ? [] : [{ when: position(watchedOn), year: watchedOn.slice(0, 4), score }],
  );
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last || scored.length < 2) return [];
  const scores = scored.map((point) => point.score);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const along = (when: number) => (last.when > first.when ? (when - first.when) / (last.when - first.when) : 0.5);

  let free = -Infinity;
  return scored.map(({ when, year, score }, index) => {
    const isFirst = index === 0;
    const isLast = index === scored.length - 1;
    const x = LEFT + along(when) * (RIGHT - LEFT);
    const fits = x - free >= YEAR_WIDTH && (isLast || RIGHT - x >= YEAR_WIDTH);
    const shown = isFirst || (fits && (!isLast || year !== first.year));
    if (shown) free = x;
    return {
      x,
      y: high > low ? BOTTOM - ((score - low) / (high - low)) * (BOTTOM - TOP) : (TOP + BOTTOM) / 2,
      score,
      year: shown ? year : undefined,
      anchor: isFirst ? 'start' : isLast ? 'end' : 'middle',
      latest: isLast,
    };
  });
}

/** The drift in words, for those who don't see the line. */
export function driftInWords(viewings: readonly Scored[]): string[] {
  return viewings.flatMap((viewing) =>
    viewing.watchedOn === null || viewing.score === null
      ? []
      : [m.viewing_scored_in({ score: score(viewing.score), date: watchedOn(viewing.watchedOn) })],
  );
}

// A date as a number of years; of what is less exactly known, the beginning.
function position(edtf: string): number {
  const parts = dateParts(edtf);
  return parts ? parts.year + ((parts.month ?? 1) - 1) / 12 + ((parts.day ?? 1) - 1) / 365 : 0;
}

import type { ScaleBand } from '../../lib/ipc/generated/ScaleBand';
import type { Score } from '../../lib/ipc/generated/Score';

/** The word for a score: that of the highest band that begins at or below it. */
export function verdictFor(bands: readonly ScaleBand[], score: number | null): string {
  if (score === null) return '';
  const below = bands.filter((band) => band.from <= score);
  return below.reduce<ScaleBand | undefined>((best, band) => (!best || band.from > best.from ? band : best), undefined)
    ?.word ?? '';
}

/** A score one step of a half up or down; the first step from none is the middle. */
export function stepped(score: Score | null, by: 1 | -1): Score {
  if (score === null) return 50 as Score;
  const half = by === 1 ? Math.floor(score / 5) : Math.ceil(score / 5);
  return Math.min(100, Math.max(0, (half + by) * 5)) as Score;
}

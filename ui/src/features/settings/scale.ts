import type { ScaleBand } from '../../lib/ipc/generated/ScaleBand';
import type { Score } from '../../lib/ipc/generated/Score';

/** The step of the scale, in tenths. */
export const HALF = 5;
const TOP = 100;

/** The column of a half among the ruler's twenty-one, from 1. */
export function column(tenths: number): number {
  return tenths / HALF + 1;
}

/** The lowest and the highest half a band may begin at, so that its neighbours keep one each. */
export function range(bands: readonly ScaleBand[], index: number): { min: number; max: number } {
  const below = bands[index - 1];
  const above = bands[index + 1];
  return { min: below ? below.from + HALF : 0, max: above ? above.from - HALF : TOP };
}

/** The scale as it would be with one band beginning elsewhere, for the eye while dragging. */
export function moved(bands: readonly ScaleBand[], index: number, to: number): ScaleBand[] {
  return bands.map((band, at) => {
    if (at === index) return { ...band, from: to as Score };
    if (at === index - 1) return { ...band, to: (to - HALF) as Score };
    return band;
  });
}

/** Where to split: the middle of the widest band; nothing when each holds one half only. */
export function splitting(bands: readonly ScaleBand[]): { from: Score; at: Score } | undefined {
  const width = (band: ScaleBand) => band.to - band.from;
  const widest = bands.reduce<ScaleBand | undefined>(
    (best, band) => (width(band) > (best ? width(best) : 0) ? band : best),
    undefined,
  );
  if (!widest) return undefined;
  const halves = width(widest) / HALF + 1;
  return { from: widest.from, at: (widest.from + Math.ceil(halves / 2) * HALF) as Score };
}

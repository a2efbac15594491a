/** Puts numbers of one stretch onto another, evenly; a stretch of nothing lands in the middle. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]) {
  const span = to - from;
  return (value: number): number =>
    span === 0 ? (start + end) / 2 : start + ((value - from) / span) * (end - start);
}

/** Steps a reader counts in. */
const STEPS = [1, 2, 4, 5, 10, 20, 25, 50, 100];

/** Whole numbers to label a stretch with: its ends and, evenly between them, no more than `most`. */
export function ticks([from, to]: readonly [number, number], most: number): number[] {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? to - from;
  const between: number[] = [];
  for (let at = Math.ceil((from + step / 2) / step) * step; at <= to - step / 2; at += step) between.push(at);
  return [...new Set([from, ...between, to])];
}

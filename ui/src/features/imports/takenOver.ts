/**
 * What is shown after a second reading: where the person left a value as the first reading had it,
 * the second reading's; where they changed it, theirs.
 */
export function takenOver<T>(shown: T, before: T, after: T): T {
  if (isRecord(shown) && isRecord(before) && isRecord(after)) {
    const keys = Object.keys(after);
    return Object.fromEntries(keys.map((key) => [key, takenOver(shown[key], before[key], after[key])])) as T;
  }
  return JSON.stringify(shown) === JSON.stringify(before) ? after : shown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

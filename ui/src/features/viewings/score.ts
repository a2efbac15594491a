import type { Score } from '../../lib/ipc/generated/Score';
import { m } from '../../lib/messages';

/** Reads a score as people type it: `9.5`, `9,5`, `10`, nothing for none. */
export function scoreOf(typed: string): { score: Score | null } | { problem: string } {
  const text = typed.trim();
  if (text === '') return { score: null };
  const found = /^(\d{1,2})(?:[.,](\d)?)?$/.exec(text) ?? /^()[.,](\d)$/.exec(text);
  const tenths = found ? Number(found[1] ?? 0) * 10 + Number(found[2] ?? 0) : undefined;
  return tenths === undefined || tenths > 100 ? { problem: m.viewing_score_wrong() } : { score: tenths as Score };
}

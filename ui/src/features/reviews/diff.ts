import type { DiffPart } from '../../lib/ipc/generated/DiffPart';

/** One of two texts that are compared. */
export type Side = 'older' | 'newer';

/** What only one of the two texts has is left out of the other one's column. */
export function sideOf(parts: readonly DiffPart[], side: Side | undefined): readonly DiffPart[] {
  const other = side === 'older' ? 'added' : side === 'newer' ? 'gone' : undefined;
  return parts.filter((part) => part.kind !== other);
}

/** Cuts long stretches that stayed to `words` beside each change; where nothing is cut, they stay whole. */
export function cutAround(parts: readonly DiffPart[], words: number | undefined): readonly DiffPart[] {
  if (words === undefined) return parts;
  return parts.map((part, index) =>
    part.kind === 'same' ? { ...part, text: cut(part.text, words, index > 0, index < parts.length - 1) } : part,
  );
}

function cut(text: string, words: number, changedBefore: boolean, changedAfter: boolean): string {
  const all = text.split(/(?<=\s)(?=\S)/u);
  const head = changedBefore ? words : 0;
  const tail = changedAfter ? words : 0;
  // A cut that saves a word or two is only a gap.
  if (all.length <= head + tail + words) return text;
  return `${all.slice(0, head).join('')}… ${all.slice(all.length - tail).join('')}`;
}

import type { DateOrder } from '../../lib/ipc/generated/DateOrder';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { PieceAsked } from '../../lib/ipc/generated/PieceAsked';

/** Where a piece comes from: a file, one of a folder's, or what was pasted. */
export type Source = { file: Offered } | { folder: Offered; within: string; dateOrder: DateOrder | null } | { pasted: string };

/** A source as the core is asked for it. */
export function asked(source: Source): PieceAsked {
  if ('pasted' in source) return { file: null, within: null, dateOrder: null, pasted: source.pasted };
  if ('within' in source) return { file: source.folder.token, within: source.within, dateOrder: source.dateOrder, pasted: null };
  return { file: source.file.token, within: null, dateOrder: null, pasted: null };
}

/**
 * What the clipboard holds of a review: its HTML where that has paragraphs or headings (an editor
 * puts its colours there and nothing else), otherwise its text.
 */
export function pastedReview(data: DataTransfer | null): string | undefined {
  const html = data?.getData('text/html') ?? '';
  if (/<(p|h[1-6]|article|li|blockquote)\b/i.test(html)) return `<html><body>${html}</body></html>`;
  const text = data?.getData('text/plain') ?? '';
  return text.trim() === '' ? undefined : text;
}

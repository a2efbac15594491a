import { href } from '../../app/router.svelte';
import type { SearchHit } from '../../lib/ipc/generated/SearchHit';

/** Where a hit leads: a review opens where the words stand. */
export function addressOf(hit: SearchHit): string {
  if (hit.kind === 'review' && hit.review !== null) return href('review', hit.review, { hit: wordsOf(hit.snippet) });
  if (hit.kind === 'film' && hit.review !== null) return href('review', hit.review);
  return href('film', hit.film);
}

/** Where what a hit is of is written: its review, or a first one. */
export function deskOf(hit: SearchHit): string {
  return href('edit', hit.review === null ? `film/${String(hit.film)}` : `review/${String(hit.review)}`);
}

/** The words that were found, for the page to show where they stand. */
function wordsOf(parts: readonly { text: string; hit: boolean }[]): string {
  return parts.find((part) => part.hit)?.text ?? '';
}

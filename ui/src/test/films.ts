import type { FilmId } from '../lib/ipc/generated/FilmId';
import type { FilmTile } from '../lib/ipc/generated/FilmTile';
import type { Score } from '../lib/ipc/generated/Score';

/** A film of the library for a test. */
export function tile(id: number, more: Partial<FilmTile> = {}): FilmTile {
  return {
    id: id as FilmId,
    title: `Film ${String(id)}`,
    language: null,
    year: 1974,
    runtimeMin: 112,
    director: 'Hanne Marder',
    poster: null,
    score: 95 as Score,
    verdict: 'Masterpiece',
    liked: false,
    reviewed: false,
    rewatched: false,
    draft: false,
    watchedOn: null,
    review: null,
    ...more,
  };
}

/** Ids as the library hands them over. */
export function packed(ids: readonly number[]): ArrayBuffer {
  return Uint32Array.from(ids).buffer;
}

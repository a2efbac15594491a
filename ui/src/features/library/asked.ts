import type { LibraryFilter } from '../../lib/ipc/generated/LibraryFilter';
import type { LibraryQuery } from '../../lib/ipc/generated/LibraryQuery';
import type { LibrarySort } from '../../lib/ipc/generated/LibrarySort';

export const SORTS: readonly LibrarySort[] = ['watched', 'score', 'title', 'year', 'added'];
export const FILTERS: readonly (keyof LibraryFilter)[] = ['liked', 'reviewed', 'rewatched', 'unseen'];

/** What the library is asked for, as its address says: `?q=water&sort=year&order=reversed&only=liked`. */
export function asked(search: Record<string, string>, usual: LibrarySort): LibraryQuery {
  const only = (search['only'] ?? '').split(',');
  return {
    text: search['q'] ?? '',
    sort: SORTS.find((sort) => sort === search['sort']) ?? usual,
    reversed: search['order'] === 'reversed',
    filter: {
      liked: only.includes('liked'),
      reviewed: only.includes('reviewed'),
      rewatched: only.includes('rewatched'),
      unseen: only.includes('unseen'),
    },
  };
}

/** The same for an address; what goes without saying is left out. */
export function said({ text, sort, reversed, filter }: LibraryQuery): Record<string, string> {
  const only = FILTERS.filter((name) => filter[name]).join(',');
  return {
    ...(text ? { q: text } : {}),
    sort,
    ...(reversed ? { order: 'reversed' } : {}),
    ...(only ? { only } : {}),
  };
}

/** A quick filter as a term of the query language. */
const TERMS: Record<keyof LibraryFilter, string> = {
  liked: 'is:liked',
  reviewed: 'is:reviewed',
  rewatched: 'is:rewatch',
  unseen: 'is:unseen',
};

/** The order a library has that was never put in another. */
const FIRST_SORT: LibrarySort = 'watched';

/** A line that finds the same films in the same order by itself: for a shelf, which is nothing but a line. */
export function shelved({ text, sort, reversed, filter }: LibraryQuery): string {
  const line = text.trim();
  const words = line.split(/\s+/);
  const terms = FILTERS.filter((name) => filter[name])
    .map((name) => TERMS[name])
    .filter((term) => !words.includes(term));
  // What stands side by side binds closer than ‘or’.
  const all = terms.length > 0 && /\sor\s/i.test(line) ? `(${line})` : line;
  const ordered = words.some((word) => /^\(*sort[:=]/i.test(word)) || (sort === FIRST_SORT && !reversed);
  return [all, ...terms, ordered ? '' : `sort:${reversed ? '-' : ''}${sort}`].filter(Boolean).join(' ');
}

/** Whether the query leaves anything out. */
export function narrows({ text, filter }: LibraryQuery): boolean {
  return text.trim() !== '' || FILTERS.some((name) => filter[name]);
}

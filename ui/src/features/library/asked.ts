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

/** Whether the query leaves anything out. */
export function narrows({ text, filter }: LibraryQuery): boolean {
  return text.trim() !== '' || FILTERS.some((name) => filter[name]);
}

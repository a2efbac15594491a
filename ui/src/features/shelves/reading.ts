import { router } from '../../app/router.svelte';
import { call } from '../../lib/ipc/call';
import type { Shelf } from '../../lib/ipc/generated/Shelf';
import { Query } from '../../lib/queries/query.svelte';

/** The shelves there are; call while a component initialises. */
export function everyShelf(): Query<Shelf[]> {
  return new Query(['Shelves'], () => call('shelves', null));
}

/** How many films each of them finds; call while a component initialises. */
export function shelfCounts(): Query<number[]> {
  return new Query(
    ['Shelves', 'Films', 'People', 'Viewings', 'Reviews', 'Tags', 'Lists', 'Watchlist', 'Verdicts', 'Media', 'Drafts'],
    () => call('shelf_counts', null),
  );
}

/** Whether the library shows what is on a shelf. */
export function isOpen({ facts }: Shelf): boolean {
  const { view, search } = router.route;
  return view === 'library' && (search['q'] ?? '').trim() === facts.query;
}

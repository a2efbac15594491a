import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { ListId } from '../../lib/ipc/generated/ListId';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';
import type { Picked } from '../films/picked';

// What can be done to lists and the watchlist. Each is one undo step and says what it did; a
// failure is the caller's to show.

/** Deletes a list; it goes to the trash. */
export async function deleteList(list: ListId, name: string): Promise<void> {
  settle(await call('list_delete', list));
  toasts.say(m.list_deleted({ name }), { undo: true });
}

/** Puts a film at the end of a list. */
export async function addToList(list: ListId, { pick, title }: Picked): Promise<void> {
  const changed = await call('list_film_add', { list, film: pick, note: '' });
  settle(changed);
  if (changed.topics.length > 0) toasts.say(m.list_added({ title }), { undo: true });
  else toasts.say(m.list_there_already({ title }));
}

/** Takes a film off a list. */
export async function removeFromList(list: ListId, film: FilmId, title: string): Promise<void> {
  settle(await call('list_film_remove', { list, film }));
  toasts.say(m.list_removed({ title }), { undo: true });
}

/** Puts a film on the watchlist, and says why. */
export async function addToWatchlist({ pick, title }: Picked, why: string): Promise<void> {
  const changed = await call('watchlist_add', { film: pick, why });
  settle(changed);
  if (changed.topics.length > 0) toasts.say(m.watchlist_added({ title }), { undo: true });
  else toasts.say(m.watchlist_there_already({ title }));
}

/** Takes a film off the watchlist. */
export async function removeFromWatchlist(film: FilmId, title: string): Promise<void> {
  settle(await call('watchlist_remove', film));
  toasts.say(m.watchlist_removed({ title }), { undo: true });
}

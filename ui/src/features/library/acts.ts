import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { ListChoice } from '../../lib/ipc/generated/ListChoice';
import type { Selected } from '../../lib/ipc/generated/Selected';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';

// What can be done to one film or many. Each is one undo step and says what it did; a failure is
// the caller's to show.

/** Deletes films; they go to the trash. `title` names the only one. */
export async function deleteFilms(films: FilmId[], title: string): Promise<void> {
  settle(await call('selection_delete', films));
  toasts.say(films.length === 1 ? m.library_deleted_one({ title }) : m.library_deleted({ count: films.length }), {
    undo: true,
  });
}

/** Likes films, or no longer. */
export async function likeFilms(films: FilmId[], liked: boolean): Promise<void> {
  const { done } = settle(await call('selection_like', { films, liked }));
  const text = liked ? m.library_liked({ count: done }) : m.library_unliked({ count: done });
  toasts.say(text, { undo: done > 0 });
}

/** Puts films on the watchlist. */
export async function watchFilms(films: FilmId[]): Promise<void> {
  const { done, left } = settle(await call('selection_watchlist', films));
  if (done === 0) toasts.say(m.library_watchlist_already({ count: left }));
  else toasts.say(m.library_watchlisted({ count: done }), { undo: true });
}

/** Adds tags to the latest viewing of each film. */
export async function tagFilms(films: FilmId[], tags: string[]): Promise<Selected> {
  const selected = settle(await call('selection_tag', { films, tags }));
  const said = [
    selected.done > 0 && m.library_tagged({ count: selected.done }),
    selected.left > 0 && m.library_tag_left({ count: selected.left }),
  ].filter((text) => text !== false);
  toasts.say(said.join(' '), { undo: selected.done > 0 });
  return selected;
}

/** Says where the latest viewing of each film was. */
export async function placeFilms(films: FilmId[], place: string): Promise<void> {
  const { done, left } = settle(await call('selection_place', { films, place }));
  const said = [
    done > 0 && m.library_placed({ count: done, place }),
    left > 0 && m.library_place_left({ count: left }),
  ].filter((text) => text !== false);
  toasts.say(said.join(' '), { undo: done > 0 });
}

/** Adds films to a list, there already or new. */
export async function listFilms(films: FilmId[], choice: ListChoice, name: string): Promise<void> {
  const { done } = settle(await call('selection_list', { films, choice }));
  if (done === 0) toasts.say(m.library_list_already({ list: name }));
  else toasts.say(m.library_listed({ count: done, list: name }), { undo: true });
}

import { showFailure } from '../../app/failures';
import { href } from '../../app/router.svelte';
import { toasts } from '../../app/toasts.svelte';
import type { Item } from '../../elements/Menu.svelte';
import { call } from '../../lib/ipc/call';
import type { Shelf } from '../../lib/ipc/generated/Shelf';
import type { ShelfFacts } from '../../lib/ipc/generated/ShelfFacts';
import type { ShelfId } from '../../lib/ipc/generated/ShelfId';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';

// What can be done to shelves. Each is one undo step; a failure is the caller's to show.

/** Puts up a shelf after the others. */
export async function addShelf(facts: ShelfFacts): Promise<void> {
  settle(await call('shelf_add', facts));
  toasts.say(m.shelf_made({ name: facts.name.trim() }), { undo: true });
}

/** Says something else of a shelf. */
export async function editShelf(shelf: ShelfId, facts: ShelfFacts): Promise<void> {
  settle(await call('shelf_edit', { shelf, facts }));
}

/** Where a shelf's films are. */
export function addressOf({ facts }: Shelf): string {
  return href('library', null, { q: `${facts.query} ` });
}

/** Takes a shelf down. */
export async function deleteShelf(shelf: ShelfId, name: string): Promise<void> {
  settle(await call('shelf_delete', shelf));
  toasts.say(m.shelf_deleted({ name }), { undo: true });
}

/** Writes every shelf to a file the person chooses. */
export async function saveShelves(): Promise<void> {
  const file = await call('dialog_save', { title: m.shelves_save(), name: 'shelves.json' });
  if (!file) return;
  const count = await call('shelves_export', file.token);
  toasts.say(m.shelves_saved({ count, name: file.name }));
}

/** Puts up the shelves of a file the person chooses. */
export async function bringShelves(): Promise<void> {
  const files = await call('dialog_files', {
    title: m.shelves_bring(),
    filter: m.shelves_files(),
    wanted: 'Imports',
    many: false,
  });
  const file = files[0];
  if (!file) return;
  const { added } = settle(await call('shelves_import', file.token));
  toasts.say(m.shelves_brought({ count: added }), { undo: added > 0 });
}

/** What can be done to one of `count` shelves, for a menu. */
export function itemsOf(
  { shelf, facts }: Shelf,
  index: number,
  count: number,
  { edit, move }: { edit: () => void; move: (to: number) => void },
): Item[] {
  const remove = () => void deleteShelf(shelf, facts.name).catch(showFailure);
  return [
    { label: m.shelf_edit(), keys: 'F2', act: edit },
    { label: m.list_up(), keys: 'Alt+↑', disabled: index === 0, act: () => move(index - 1) },
    { label: m.list_down(), keys: 'Alt+↓', disabled: index === count - 1, act: () => move(index + 1) },
    { label: m.shelf_delete(), keys: 'Del', danger: true, act: remove },
  ];
}

/** What can be done to all of them. */
export function itemsOfAll(): Item[] {
  return [
    { label: m.shelves_save(), act: () => void saveShelves().catch(showFailure) },
    { label: m.shelves_bring(), act: () => void bringShelves().catch(showFailure) },
  ];
}

import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
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

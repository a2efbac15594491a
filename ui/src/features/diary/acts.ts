import { showFailure } from '../../app/failures';
import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
import type { DiaryEntry } from '../../lib/ipc/generated/DiaryEntry';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';

/** Deletes a viewing; it goes to the trash. */
export async function deleteViewing({ viewing, title }: Pick<DiaryEntry, 'viewing' | 'title'>): Promise<void> {
  try {
    settle(await call('viewing_delete', viewing));
    toasts.say(m.viewing_deleted({ title }), { undo: true });
  } catch (thrown) {
    showFailure(thrown);
  }
}

/** Moves a viewing one place among those of its date. */
export async function moveViewing({ viewing, title }: DiaryEntry, up: boolean): Promise<void> {
  try {
    const changed = await call('viewing_move', { viewing, up });
    settle(changed);
    // One that was first or last already stays, and there is nothing to say.
    if (changed.topics.length > 0) toasts.say(m.viewing_moved({ title }), { undo: true });
  } catch (thrown) {
    showFailure(thrown);
  }
}

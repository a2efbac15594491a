import { call } from '../lib/ipc/call';
import type { Op } from '../lib/ipc/generated/Op';
import { m } from '../lib/messages';
import { settle } from '../lib/queries/query.svelte';
import { showFailure } from './failures';
import { toasts } from './toasts.svelte';

/** Takes the last step back and says which. */
export async function undo(): Promise<void> {
  try {
    const step = settle(await call('journal_undo', null));
    toasts.say(m.undo_undone({ what: what(step.op, step.subject) }));
  } catch (thrown) {
    showFailure(thrown);
  }
}

/** Does the last undone step again and says which. */
export async function redo(): Promise<void> {
  try {
    const step = settle(await call('journal_redo', null));
    toasts.say(m.undo_redone({ what: what(step.op, step.subject) }), { undo: true });
  } catch (thrown) {
    showFailure(thrown);
  }
}

function what(op: Op, subject: string): string {
  const act = m[`op_${op}`]();
  return subject ? m.undo_what({ act, subject }) : act;
}

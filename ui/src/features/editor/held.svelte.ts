import { beforeClosing } from '../../app/closing';
import { showFailure } from '../../app/failures';
import { href, router } from '../../app/router.svelte';
import { toasts } from '../../app/toasts.svelte';
import { IpcFailure } from '../../lib/ipc/failure';
import { m } from '../../lib/messages';
import type { Desk } from './desk.svelte';

/** Desks that were left while nothing could take what is on them, and what ends their being held. */
const desks = new Map<Desk, () => void>();
const leavings = new Set<Promise<void>>();

/** Sees a desk out that is no longer on screen: what `leave` could not bring to safety is held. */
export function seeOut(desk: Desk, leave: () => Promise<void>): void {
  const leaving = leave().catch((thrown: unknown) => {
    if (desk.isAtRisk) hold(desk, IpcFailure.from(thrown).message);
    else showFailure(thrown);
  });
  leavings.add(leaving);
  void leaving.finally(() => leavings.delete(leaving));
}

/** The desk that is held for an address of the editor, handed over; none where nothing is. */
export async function heldAt(address: string): Promise<Desk | undefined> {
  // What is being left just now may be what is asked for.
  await Promise.all(leavings);
  const desk = [...desks.keys()].find((one) => one.isAt(address));
  if (desk) release(desk);
  return desk;
}

/**
 * Keeps a desk while the window is open. It goes on trying; once a draft has it, it is let go. The
 * window does not close before.
 */
function hold(desk: Desk, reason: string): void {
  release(desk);
  const stopClosing = beforeClosing(() => desk.secure());
  const stopWatching = $effect.root(() => {
    $effect(() => {
      if (desk.safety.kind !== 'saved') return;
      release(desk);
      toasts.say(m.editor_held_kept());
    });
  });
  desks.set(desk, () => {
    stopClosing();
    stopWatching();
  });
  toasts.say(m.editor_held({ reason }), {
    tone: 'danger',
    action: { label: m.editor_held_open(), act: () => router.go(href('edit', desk.address)) },
  });
}

function release(desk: Desk): void {
  desks.get(desk)?.();
  desks.delete(desk);
}

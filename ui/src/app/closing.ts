import { unkept } from './unkept.svelte';

/** Brings what was typed to safety; a failure keeps the window, or the journal, open. */
type Saver = () => Promise<void>;

const savers = new Set<Saver>();

/** Has `save` called before the window closes or another journal opens. Returns what ends it. */
export function beforeClosing(save: Saver): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Brings everything to safety that waits for it; throws when something can't be. */
export async function secureAll(): Promise<void> {
  await Promise.all([...savers].map((save) => save()));
  // What they have saved is not unkept any more.
  await unkept.written();
}

import { call } from '../../lib/ipc/call';
import type { BegunViewing } from '../../lib/ipc/generated/BegunViewing';

/**
 * Keeps in the journal what is being typed of a viewing. One writing is under way at a time, and
 * only the newest waits for it: a fast hand is never behind by more than one.
 */
export class Keeper {
  #next: BegunViewing | null | undefined;
  #writing: Promise<void> | undefined;

  /** What was begun and neither logged nor put away. */
  async begun(): Promise<BegunViewing | null> {
    return call('viewing_begun', null);
  }

  /** Keeps this, or with nothing forgets what was kept. */
  keep(begun: BegunViewing | null): Promise<void> {
    this.#next = begun;
    return this.written();
  }

  /** Waits until the newest is written; what could not be is tried again. */
  written(): Promise<void> {
    if (this.#next === undefined && !this.#writing) return Promise.resolve();
    return (this.#writing ??= this.#write());
  }

  async #write(): Promise<void> {
    try {
      while (this.#next !== undefined) {
        const begun = this.#next;
        await call('viewing_begun_keep', begun);
        // What was typed meanwhile is another.
        if (this.#next === begun) this.#next = undefined;
      }
    } finally {
      this.#writing = undefined;
    }
  }
}

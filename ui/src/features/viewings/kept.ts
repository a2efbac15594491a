import { call } from '../../lib/ipc/call';
import type { BegunViewing } from '../../lib/ipc/generated/BegunViewing';

/**
 * Keeps in the journal what is being typed of a viewing. One writing is under way at a time, and
 * only the newest waits for it: a fast hand is never behind by more than one.
 */
export class Keeper {
  #next: BegunViewing | null | undefined;
  #writing = false;

  /** What was begun and neither logged nor put away. */
  async begun(): Promise<BegunViewing | null> {
    return call('viewing_begun', null);
  }

  /** Keeps this, or with nothing forgets what was kept. */
  keep(begun: BegunViewing | null): void {
    this.#next = begun;
    if (!this.#writing) void this.#write();
  }

  async #write(): Promise<void> {
    this.#writing = true;
    try {
      while (this.#next !== undefined) {
        const begun = this.#next;
        this.#next = undefined;
        await call('viewing_begun_keep', begun);
      }
    } finally {
      this.#writing = false;
    }
  }
}

import { call } from '../lib/ipc/call';
import type { Typed } from '../lib/ipc/generated/Typed';

/**
 * Writes what stands half typed into the journal, form by form.
 *
 * One writing is under way at a time, and of each form only the newest waits for it: a fast hand is
 * never behind by more than one.
 */
class HalfTyped {
  /** By form; nothing where it is to be forgotten. */
  readonly #waiting = new Map<string, Typed | null>();
  #writing: Promise<void> | undefined;

  /** What the journal keeps. */
  read(): Promise<Typed[]> {
    return call('typed', null);
  }

  /** Keeps this of a form, in place of what was kept of it, or with nothing forgets that. */
  keep(place: string, typed: Omit<Typed, 'place'> | null): Promise<void> {
    this.#waiting.set(place, typed && { place, ...typed });
    return this.written();
  }

  /** Waits until the newest is written; what could not be is tried again. */
  written(): Promise<void> {
    if (this.#waiting.size === 0 && !this.#writing) return Promise.resolve();
    return (this.#writing ??= this.#write());
  }

  /** What waits is of a journal that the window has left. */
  drop(): void {
    this.#waiting.clear();
  }

  /** Something waits to be kept, and not only to be forgotten. */
  get isKeeping(): boolean {
    return [...this.#waiting.values()].some((typed) => typed !== null);
  }

  async #write(): Promise<void> {
    try {
      for (let next; (next = this.#waiting.entries().next().value); ) {
        const [place, typed] = next;
        await (typed ? call('typed_keep', typed) : call('typed_forget', place));
        // What was typed meanwhile is another.
        if (this.#waiting.get(place) === typed) this.#waiting.delete(place);
      }
    } finally {
      this.#writing = undefined;
    }
  }
}

export const halfTyped = new HalfTyped();

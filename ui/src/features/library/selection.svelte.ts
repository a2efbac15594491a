import { SvelteSet } from 'svelte/reactivity';

import type { FilmId } from '../../lib/ipc/generated/FilmId';

/** The films picked out of the library to do something to at once. */
export class Selection {
  /** Whether the library is being picked from: a click picks instead of opening. */
  picking = $state(false);
  readonly #ids = new SvelteSet<FilmId>();
  /** Where a range begins. */
  #anchor = 0;

  get size(): number {
    return this.#ids.size;
  }

  get ids(): FilmId[] {
    return [...this.#ids];
  }

  has(id: FilmId): boolean {
    return this.#ids.has(id);
  }

  /** Picks one more, or one less. */
  toggle(id: FilmId, index: number): void {
    this.picking = true;
    this.#anchor = index;
    if (!this.#ids.delete(id)) this.#ids.add(id);
  }

  /** Picks everything from the last one picked up to this. */
  extend(order: Uint32Array, index: number): void {
    this.picking = true;
    const [from, to] = this.#anchor < index ? [this.#anchor, index] : [index, this.#anchor];
    for (const id of order.subarray(from, to + 1)) this.#ids.add(id as FilmId);
  }

  /** Picks everything there is. */
  all(order: Uint32Array): void {
    this.picking = true;
    for (const id of order) this.#ids.add(id as FilmId);
  }

  /** Lets go of what is no longer in the library. */
  keepOnly(order: Uint32Array): void {
    if (this.#ids.size === 0) return;
    const there = new Set<number>(order);
    for (const id of this.#ids) if (!there.has(id)) this.#ids.delete(id);
  }

  clear(): void {
    this.#ids.clear();
    this.picking = false;
  }
}

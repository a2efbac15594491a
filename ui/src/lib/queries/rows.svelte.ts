import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

import { IpcFailure } from '../ipc/failure';
import type { Topic } from '../ipc/generated/Topic';
import { keepFresh, type Live } from './query.svelte';

/** Rows are asked for this many at a time, aligned, so that scrolling repeats no request. */
const WINDOW = 120;
/** Beyond this many, rows far from the last window are let go. */
const KEPT = 1200;

interface Source<Row> {
  topics: Topic[];
  /** The order of everything, as packed ids. Tracked like a `Query`'s read. */
  ids: () => Promise<Uint32Array>;
  rows: (ids: number[]) => Promise<Row[]>;
  idOf: (row: Row) => number;
}

/**
 * A long list read as the packed ids of all of it plus the rows on screen. A hundred thousand
 * films are 400 KB of ids and a few hundred rows.
 */
export class Rows<Row> implements Live {
  ids = $state.raw<Uint32Array>();
  failure = $state.raw<IpcFailure>();
  readonly topics: ReadonlySet<Topic>;
  readonly #source: Source<Row>;
  readonly #rows = new SvelteMap<number, Row>();
  readonly #asked = new Set<number>();
  #latest = 0;
  #seen: [number, number] = [0, 0];

  /** Call while a component initialises. */
  constructor(source: Source<Row>) {
    this.topics = new Set(source.topics);
    this.#source = source;
    $effect(() => {
      void this.#order();
      return keepFresh(this);
    });
  }

  /** How many there are; 0 until the first answer. */
  get count(): number {
    return this.ids?.length ?? 0;
  }

  /** The row at `index`, or nothing while it is on its way. */
  at(index: number): Row | undefined {
    const id = this.ids?.[index];
    return id === undefined ? undefined : this.#rows.get(id);
  }

  /** Says which rows are on screen, so that they are fetched. */
  show(from: number, to: number): void {
    this.#seen = [from, to];
    void untrack(() => this.#fetch(from, to));
  }

  /** Reads the order and what is on screen again, showing the old rows until the new ones are there. */
  async refresh(): Promise<void> {
    this.#asked.clear();
    const before = this.#latest + 1;
    await this.#order();
    // A newer question has already been asked, and brings its own rows.
    if (before === this.#latest) await this.#fetch(...this.#seen, true);
  }

  async #order(): Promise<void> {
    const turn = ++this.#latest;
    try {
      const ids = await this.#source.ids();
      if (turn !== this.#latest) return;
      this.ids = ids;
      this.failure = undefined;
      await this.#fetch(...this.#seen);
    } catch (thrown) {
      if (turn === this.#latest) this.failure = IpcFailure.from(thrown);
    }
  }

  async #fetch(from: number, to: number, again = false): Promise<void> {
    const ids = this.ids;
    if (!ids) return;
    const first = Math.floor(Math.max(0, from) / WINDOW) * WINDOW;
    const last = Math.min(ids.length, Math.ceil(Math.max(to, 1) / WINDOW) * WINDOW);
    const wanted = Array.from(ids.subarray(first, last)).filter(
      (id) => (again || !this.#rows.has(id)) && !this.#asked.has(id),
    );
    if (wanted.length === 0) return;
    for (const id of wanted) this.#asked.add(id);
    try {
      const rows = await this.#source.rows(wanted);
      for (const row of rows) this.#rows.set(this.#source.idOf(row), row);
      this.failure = undefined;
      this.#prune(ids.subarray(first, last));
    } catch (thrown) {
      this.failure = IpcFailure.from(thrown);
    } finally {
      for (const id of wanted) this.#asked.delete(id);
    }
  }

  #prune(near: Uint32Array): void {
    if (this.#rows.size <= KEPT) return;
    const keep = new Set(near);
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= KEPT) return;
      if (!keep.has(id)) this.#rows.delete(id);
    }
  }
}

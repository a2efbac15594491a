import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

import { IpcFailure } from '../ipc/failure';
import type { Topic } from '../ipc/generated/Topic';
import { keepFresh, type Live } from './query.svelte';

/** Rows are asked for this many at a time, aligned, so that scrolling repeats no request. */
const WINDOW = 120;
/** Rows on either side of those on screen that are asked for with them, so that scrolling meets no blank. */
const AHEAD = 24;
/** Beyond this many, rows far from the last window are let go. */
const KEPT = 1200;

interface Source<Row> {
  topics: Topic[];
  /**
   * The rows a new question begins with, to look at while `ids` is on its way. Tracked like a `Query`'s
   * read.
   */
  first?: () => Promise<Row[]>;
  /** How many there are, as far as that is known before `ids` has answered. */
  expected?: () => number | undefined;
  /** The order of everything, as packed ids. Tracked like a `Query`'s read. */
  ids: () => Promise<Uint32Array>;
  rows: (ids: number[]) => Promise<Row[]>;
  idOf: (row: Row) => number;
}

/** Once what is on screen has been drawn, or soon: a window nobody sees draws nothing. */
function drawn(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });
}

/**
 * A long list read as the packed ids of all of it plus the rows on screen. A hundred thousand
 * films are 400 KB of ids and a few hundred rows; where there is a quicker way to the first rows,
 * they are shown before the ids are asked for.
 */
export class Rows<Row> implements Live {
  /** All of them in order; nothing until the first answer. */
  ids = $state.raw<Uint32Array>();
  failure = $state.raw<IpcFailure>();
  readonly topics: ReadonlySet<Topic>;
  readonly #source: Source<Row>;
  readonly #rows = new SvelteMap<number, Row>();
  readonly #asked = new Set<number>();
  #first = $state.raw<number[]>([]);
  #latest = 0;
  #seen: [number, number] = [0, 0];
  #active = 0;

  /** Call while a component initialises. */
  constructor(source: Source<Row>) {
    this.topics = new Set(source.topics);
    this.#source = source;
    $effect(() => {
      void this.#begin();
      return keepFresh(this);
    });
  }

  /** How many there are, as far as one knows; 0 until the first answer. */
  get count(): number {
    if (this.ids) return this.ids.length;
    const first = this.#first.length;
    return first === 0 ? 0 : Math.max(first, this.#source.expected?.() ?? 0);
  }

  /** The row at `index`, or nothing while it is on its way. */
  at(index: number): Row | undefined {
    const id = (this.ids ?? this.#first)[index];
    return id === undefined ? undefined : this.#rows.get(id);
  }

  /**
   * Says which rows are on screen, so that they are fetched, and which one stays there however far one
   * scrolls, so that it is not let go.
   */
  show(from: number, to: number, active = from): void {
    this.#seen = [from, to];
    this.#active = active;
    void untrack(() => this.#fetch(from - AHEAD, to + AHEAD));
  }

  /** Reads the order and what is on screen again, showing the old rows until the new ones are there. */
  async refresh(): Promise<void> {
    this.#asked.clear();
    const before = this.#latest + 1;
    await this.#order();
    // A newer question has already been asked, and brings its own rows.
    if (before === this.#latest) await this.#fetch(...this.#seen, true);
  }

  async #begin(): Promise<void> {
    const first = this.#source.first;
    if (!first) return this.#order();
    const turn = ++this.#latest;
    try {
      const rows = await first();
      if (turn !== this.#latest) return;
      for (const row of rows) this.#rows.set(this.#source.idOf(row), row);
      this.#first = rows.map((row) => this.#source.idOf(row));
      // That there are none is for the order of all to say.
      if (rows.length > 0) this.ids = undefined;
      this.failure = undefined;
      await drawn();
    } catch (thrown) {
      if (turn === this.#latest) this.failure = IpcFailure.from(thrown);
    }
    if (turn === this.#latest) await this.#order();
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
      this.#prune(ids);
    } catch (thrown) {
      this.failure = IpcFailure.from(thrown);
    } finally {
      for (const id of wanted) this.#asked.delete(id);
    }
  }

  /** Lets go of what is far from the rows on screen now, whichever were asked for. */
  #prune(ids: Uint32Array): void {
    if (this.#rows.size <= KEPT) return;
    const [from, to] = this.#seen;
    const keep = new Set(ids.subarray(Math.max(0, from - WINDOW), to + WINDOW));
    const active = ids[this.#active];
    if (active !== undefined) keep.add(active);
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= KEPT) return;
      if (!keep.has(id)) this.#rows.delete(id);
    }
  }
}

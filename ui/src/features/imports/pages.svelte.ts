import { SvelteMap } from 'svelte/reactivity';

import { IpcFailure } from '../../lib/ipc/failure';

/** Rows are asked for this many at a time. */
const PAGE = 60;
/** Pages kept: as many as a few windows show. */
const KEPT = 24;

/** A long list of rows, of which only those near the window are fetched. */
export class Pages<T> {
  failure = $state<string>();
  readonly #read: (from: number, count: number) => Promise<T[]>;
  readonly #pages = new SvelteMap<number, T[]>();
  /** In which state of the list each page was asked for last. */
  readonly #asked = new Map<number, number>();
  #state = 0;
  #window: [from: number, to: number, active: number] = [0, 0, 0];

  /** `read` answers the rows from a place on, so many at most. */
  constructor(read: (from: number, count: number) => Promise<T[]>) {
    this.#read = read;
  }

  /** A row by its place in the list; nothing while it is on its way. */
  at(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /**
   * Has the rows from one place to before another fetched. The active one stays on screen however far one
   * scrolls, and is not let go.
   */
  show(from: number, to: number, active = from): void {
    this.#window = [from, to, active];
    const wanted = this.#pagesOf();
    for (const page of wanted) {
      if (this.#asked.get(page) !== this.#state) void this.#fetch(page);
    }
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) break;
      if (!wanted.has(page)) this.#forget(page);
    }
  }

  /** The list reads otherwise now: what is shown stays until its rows are there. */
  refresh(): void {
    this.#state += 1;
    const wanted = this.#pagesOf();
    for (const page of [...this.#pages.keys()]) if (!wanted.has(page)) this.#forget(page);
    this.show(...this.#window);
  }

  /** The pages of what is on screen. */
  #pagesOf(): Set<number> {
    const [from, to, active] = this.#window;
    const pages = new Set([Math.floor(active / PAGE)]);
    for (let page = Math.floor(from / PAGE); page * PAGE < Math.max(from + 1, to); page += 1) pages.add(page);
    return pages;
  }

  #forget(page: number): void {
    this.#pages.delete(page);
    this.#asked.delete(page);
  }

  async #fetch(page: number): Promise<void> {
    const state = this.#state;
    this.#asked.set(page, state);
    try {
      const rows = await this.#read(page * PAGE, PAGE);
      if (state !== this.#state) return;
      this.#pages.set(page, rows);
      this.failure = undefined;
    } catch (thrown) {
      if (state !== this.#state) return;
      this.#asked.delete(page);
      this.failure = IpcFailure.from(thrown).message;
    }
  }
}

import { SvelteMap } from 'svelte/reactivity';

import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { PlanRow } from '../../lib/ipc/generated/PlanRow';
import type { PlanTab } from '../../lib/ipc/generated/PlanTab';
import type { Token } from '../../lib/ipc/generated/Token';

/** Rows are asked for this many at a time. */
const PAGE = 60;
/** Pages kept: as many as a few windows show. */
const KEPT = 24;

/** The rows of a plan under one tab, of which only those near the window are fetched. */
export class PlanRows {
  failure = $state<string>();
  readonly #file: Token;
  readonly #tab: PlanTab;
  readonly #pages = new SvelteMap<number, PlanRow[]>();
  /** By which plan each page was asked for last. */
  readonly #asked = new Map<number, number>();
  #plan = 0;
  #window: [number, number] = [0, 0];

  constructor(file: Token, tab: PlanTab) {
    this.#file = file;
    this.#tab = tab;
  }

  /** A row by its place under the tab; nothing while it is on its way. */
  at(index: number): PlanRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Has the rows from one place to before another fetched. */
  show(from: number, to: number): void {
    this.#window = [from, to];
    const [first, last] = [Math.floor(from / PAGE), Math.floor(Math.max(from, to - 1) / PAGE)];
    for (let page = first; page <= last; page += 1) {
      if (this.#asked.get(page) !== this.#plan) void this.#fetch(page);
    }
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) break;
      if (page < first || page > last) this.#forget(page);
    }
  }

  /** The plan was made anew: what is shown stays until its rows are there. */
  refresh(): void {
    this.#plan += 1;
    const [first, last] = this.#window.map((place) => Math.floor(place / PAGE)) as [number, number];
    for (const page of [...this.#pages.keys()]) if (page < first || page > last) this.#forget(page);
    this.show(...this.#window);
  }

  #forget(page: number): void {
    this.#pages.delete(page);
    this.#asked.delete(page);
  }

  async #fetch(page: number): Promise<void> {
    const plan = this.#plan;
    this.#asked.set(page, plan);
    try {
      const rows = await call('import_rows', { file: this.#file, tab: this.#tab, from: page * PAGE, count: PAGE });
      if (plan !== this.#plan) return;
      this.#pages.set(page, rows);
      this.failure = undefined;
    } catch (thrown) {
      if (plan !== this.#plan) return;
      this.#asked.delete(page);
      this.failure = IpcFailure.from(thrown).message;
    }
  }
}

import { SvelteSet } from 'svelte/reactivity';

import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { ImportId } from '../../lib/ipc/generated/ImportId';
import type { KeptCounts } from '../../lib/ipc/generated/KeptCounts';
import type { KeptRow } from '../../lib/ipc/generated/KeptRow';
import type { OriginOutcome } from '../../lib/ipc/generated/OriginOutcome';
import { Pages } from './pages.svelte';

/** Rows of one kind, or all. */
export type KeptTab = keyof KeptCounts;

/** The rows of an import made before, of one kind at a time. */
export class Kept {
  tab = $state<KeptTab>('all');
  /** How many rows there are under the tab. */
  count = $state(0);
  /** The row the keys are at, by its place under the tab. */
  active = $state(0);
  rows = $state.raw<Pages<KeptRow>>(new Pages(() => Promise.resolve([])));
  failure = $state<string>();
  readonly #import: ImportId;
  readonly #open = new SvelteSet<number>();
  #turn = 0;

  constructor(id: ImportId) {
    this.#import = id;
    void this.show('all');
  }

  isOpen(row: KeptRow): boolean {
    return this.#open.has(row.id);
  }

  toggle(row: KeptRow): void {
    if (!this.#open.delete(row.id)) this.#open.add(row.id);
  }

  /** Shows the rows of one kind; those shown stay until it is known which they are. */
  async show(tab: KeptTab): Promise<void> {
    const turn = ++this.#turn;
    this.tab = tab;
    this.active = 0;
    try {
      const of: OriginOutcome | null = tab === 'all' ? null : tab;
      const ids = new Uint32Array(await call('import_kept_ids', { import: this.#import, of }));
      if (turn !== this.#turn) return;
      this.rows = new Pages((from, count) => call('import_kept', [...ids.subarray(from, from + count)]));
      this.count = ids.length;
      this.failure = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.failure = IpcFailure.from(thrown).message;
    }
  }
}

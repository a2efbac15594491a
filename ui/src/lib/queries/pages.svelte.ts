import { untrack } from 'svelte';

import { IpcFailure } from '../ipc/failure';
import type { Topic } from '../ipc/generated/Topic';
import { keepFresh, type Live } from './query.svelte';

/** Rows are asked for this many at a time. */
const PAGE = 100;

interface Page<Row, Place> {
  rows: Row[];
  /** Where to go on; nothing at the end. */
  next: Place | null;
}

/**
 * A list that is read a page at a time, each from where the last one ended, as far as it has been
 * scrolled to. For lists one reads from the top; `Rows` is for those one jumps about in.
 */
export class Pages<Row, Place> implements Live {
  rows = $state.raw<Row[]>();
  failure = $state.raw<IpcFailure>();
  readonly topics: ReadonlySet<Topic>;
  readonly #read: (after: Place | null, limit: number) => Promise<Page<Row, Place>>;
  #next = $state.raw<Place | null>(null);
  #latest = 0;
  #begun = false;

  /** Call while a component initialises; nothing is read before `begin`. */
  constructor(topics: Topic[], read: (after: Place | null, limit: number) => Promise<Page<Row, Place>>) {
    this.topics = new Set(topics);
    this.#read = read;
    $effect(() => keepFresh(this));
  }

  /** Whether there are more than have been read. */
  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** Reads the first rows, once. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.refresh();
  }

  /** Reads on. */
  async more(): Promise<void> {
    const [next, rows] = untrack(() => [this.#next, this.rows ?? []]);
    if (next !== null) await this.#fill(next, rows.length + PAGE, rows);
  }

  /** Reads again as many as are on screen. */
  async refresh(): Promise<void> {
    if (this.#begun) await this.#fill(null, Math.max(PAGE, untrack(() => this.rows?.length ?? 0)), []);
  }

  async #fill(after: Place | null, until: number, before: Row[]): Promise<void> {
    const turn = ++this.#latest;
    try {
      const rows = [...before];
      let next = after;
      do {
        const page = await this.#read(next, PAGE);
        // A newer question has been asked meanwhile.
        if (turn !== this.#latest) return;
        rows.push(...page.rows);
        next = page.next;
      } while (next !== null && rows.length < until);
      this.rows = rows;
      this.#next = next;
      this.failure = undefined;
    } catch (thrown) {
      if (turn === this.#latest) this.failure = IpcFailure.from(thrown);
    }
  }
}

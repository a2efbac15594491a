import { IpcFailure } from '../ipc/failure';
import type { Changed } from '../ipc/generated/Changed';
import type { Topic } from '../ipc/generated/Topic';

/** Whatever is drawn from the journal and can be read again when the journal changes. */
export interface Live {
  readonly topics: ReadonlySet<Topic>;
  refresh(): Promise<void>;
}

const live = new Set<Live>();

/** Keeps `reading` fresh until the returned function is called. */
export function keepFresh(reading: Live): () => void {
  live.add(reading);
  return () => live.delete(reading);
}

/** A view's reading of the journal, kept fresh while the view is on screen. */
export class Query<T> implements Live {
  data = $state.raw<T>();
  failure = $state.raw<IpcFailure>();
  readonly topics: ReadonlySet<Topic>;
  readonly #read: () => Promise<T>;
  #latest = 0;

  /**
   * Call while a component initialises; `topics` are what `read` depends on. What `read` touches
   * before its first `await` is tracked: when a prop it reads changes, it is asked again.
   */
  constructor(topics: Topic[], read: () => Promise<T>) {
    this.topics = new Set(topics);
    this.#read = read;
    $effect(() => {
      void this.refresh();
      return keepFresh(this);
    });
  }

  async refresh(): Promise<void> {
    const turn = ++this.#latest;
    try {
      const data = await this.#read();
      // A slow answer must not overwrite a newer one.
      if (turn !== this.#latest) return;
      this.data = data;
      this.failure = undefined;
    } catch (thrown) {
      if (turn === this.#latest) this.failure = IpcFailure.from(thrown);
    }
  }
}

/** Refreshes what a change touched, and hands its answer on. */
export function settle<T>(changed: Changed<T>): T {
  refresh(changed.topics);
  return changed.value;
}

/** Reads again whatever depends on one of `topics`. */
export function refresh(topics: Topic[]): void {
  for (const reading of live) {
    if (topics.some((topic) => reading.topics.has(topic))) void reading.refresh();
  }
}

/** Reads everything on screen again: another program wrote to the journal, or it is another journal. */
export function refreshAll(): void {
  for (const reading of live) void reading.refresh();
}

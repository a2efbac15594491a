import { journal } from './journal.svelte';

interface Typed {
  /** Where it was typed, as the reader calls it. */
  what: string;
  text: string;
}

/**
 * What was typed and is neither in the journal nor thrown away, by the place it was typed in. It
 * lasts as long as the window, which does not close over it.
 */
class Unkept {
  readonly #all = new Map<string, Typed>();

  /** What was typed in a place and not kept. */
  at(place: string): string | undefined {
    return this.#all.get(here(place))?.text;
  }

  put(place: string, what: string, text: string): void {
    this.#all.set(here(place), { what, text });
  }

  forget(place: string): void {
    this.#all.delete(here(place));
  }

  /** Where something was typed that is nowhere else. */
  get places(): string[] {
    return [...new Set([...this.#all.values()].map(({ what }) => what))];
  }

  clear(): void {
    this.#all.clear();
  }
}

export const unkept = new Unkept();

/** The films of another journal have the same numbers. */
function here(place: string): string {
  return `${journal.status?.folder ?? ''} ${place}`;
}

/**
 * A form while it is filled in. However it goes off screen, what was typed is there when it opens
 * again in the same place, until `done` says that it was kept or thrown away.
 */
export class Typing<T> {
  /** Something was typed that is not in the journal. */
  touched = $state(false);
  /** The form opened with what was typed earlier. */
  restored = $state(false);
  /** Where it is kept in place of the window's memory; nothing is handed over to forget it. */
  elsewhere = $state.raw<(text: string | undefined) => void>();
  readonly #place: string;
  readonly #what: string;
  readonly #blank: string;
  #ended = false;

  /** `what` is the place in the reader's words, `blank` the form as it is before anything is typed. */
  constructor(place: string, what: string, blank: T) {
    this.#place = place;
    this.#what = what;
    this.#blank = JSON.stringify(blank);
  }

  /** The form to begin with. */
  begin(): T {
    const earlier = unkept.at(this.#place);
    this.restored = earlier !== undefined;
    return JSON.parse(earlier ?? this.#blank) as T;
  }

  /** Follows the form while a component is on screen; call while it initialises. */
  follow(form: () => T): void {
    $effect(() => {
      const now = JSON.stringify(form());
      const { elsewhere } = this;
      if (this.#ended) return;
      this.touched = now !== this.#blank;
      if (!this.touched || elsewhere) unkept.forget(this.#place);
      else unkept.put(this.#place, this.#what, now);
      elsewhere?.(this.touched ? now : undefined);
    });
  }

  /** It was kept, or is meant to be thrown away. */
  done(): void {
    this.#ended = true;
    unkept.forget(this.#place);
    this.elsewhere?.(undefined);
  }
}

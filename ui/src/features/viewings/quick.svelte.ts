import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { QuickChosen } from '../../lib/ipc/generated/QuickChosen';
import type { QuickFilm } from '../../lib/ipc/generated/QuickFilm';
import type { QuickLogRead } from '../../lib/ipc/generated/QuickLogRead';
import type { QuickWord } from '../../lib/ipc/generated/QuickWord';

/** A quick line while it is typed: what it says so far, and how it may go on. */
export class QuickLine {
  typed = $state('');
  read = $state.raw<QuickLogRead>();
  failure = $state<string>();
  /** The option that is lit; -1 while none is. */
  lit = $state(-1);
  /** The list was put away, or called for, by hand. */
  #asked = $state<'open' | 'shut'>();
  #chosen: QuickChosen | null = null;
  #turn = 0;
  #answered: Promise<void> = Promise.resolve();

  /** Words for the one at the caret come before films: they are what is being typed. */
  readonly options = $derived<readonly (QuickFilm | QuickWord)[]>(
    this.read === undefined ? [] : this.read.words.length > 0 ? this.read.words : this.read.films,
  );
  /** There is something to choose that the line leaves open. */
  readonly open = $derived.by(() => {
    if (!this.read || this.options.length === 0 || this.#asked === 'shut') return false;
    return this.read.words.length > 0 || !this.read.sure || this.#asked === 'open';
  });
  /** The line can be logged as it stands. */
  readonly ready = $derived(this.read?.film != null && this.read.problem === null);

  /** Reads the line anew; the answer to an older reading is dropped. */
  ask(caret: number | null): Promise<void> {
    this.#asked = undefined;
    this.#answered = this.#look(++this.#turn, caret);
    return this.#answered;
  }

  /** Waits for the answer to the last letter. */
  answered(): Promise<void> {
    return this.#answered;
  }

  async #look(mine: number, caret: number | null): Promise<void> {
    try {
      const read = await call('quick_log_read', { typed: this.typed, caret, chosen: this.#chosen });
      if (mine !== this.#turn) return;
      this.read = read;
      this.failure = undefined;
      // A title that is begun or is two films' is a question, and the likeliest answer is lit.
      this.lit = read.words.length === 0 && read.films.length > 0 && !read.sure ? 0 : -1;
    } catch (thrown) {
      if (mine === this.#turn) this.failure = IpcFailure.from(thrown).message;
    }
  }

  /** Lights the next option, or the one before; opens the list where it is shut. */
  step(by: 1 | -1): void {
    const count = this.options.length;
    if (count === 0) return;
    if (!this.open) this.#asked = 'open';
    this.lit = this.lit < 0 ? (by === 1 ? 0 : count - 1) : (this.lit + by + count) % count;
  }

  shut(): void {
    this.#asked = 'shut';
    this.lit = -1;
  }

  /** Puts an option into the line, and tells where the next letter goes. */
  take(option: QuickFilm | QuickWord): number {
    this.typed = option.typed;
    if ('chosen' in option) this.#chosen = option.chosen;
    void this.ask(null);
    return option.caret;
  }

  clear(): void {
    this.#turn += 1;
    this.typed = '';
    this.read = undefined;
    this.failure = undefined;
    this.lit = -1;
    this.#chosen = null;
  }
}

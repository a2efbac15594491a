import { showFailure } from './failures';
import { halfTyped } from './halfTyped';

interface Held {
  text: string;
  /** What the place is called; nothing where an earlier window left the text in the journal. There it
   * stays, whatever becomes of this one. */
  what: string | null;
}

/** A viewing that was begun and neither logged nor put away. */
export interface BegunViewing {
  /** What stands on the line, or the film that was picked. */
  typed: string;
  /** Everything else in the form. */
  form: string;
  /** The key the form saves under. */
  key: string;
}

/** Where the journal keeps the viewing that was begun, of whatever film. */
const VIEWING = 'viewing';

/**
 * What was typed and is neither saved nor thrown away, by the place it was typed in. The open journal
 * keeps it with every letter, so that a killed window loses none of it. The window does not close over
 * what was typed in it.
 */
class Unkept {
  /** By the folder of the journal: the films of another have the same numbers. */
  readonly #journals = new Map<string, Map<string, Held>>();
  #folder = '';
  #here = this.#of('');
  /** The open journal can keep it, and what it kept has been read. */
  #isKept = false;
  #isFailing = false;
  #writing = Promise.resolve();
  #opened: () => void = () => undefined;
  /** Waits until the journal has said what it keeps. */
  readonly known = new Promise<void>((opened) => (this.#opened = opened));

  /** Follows the window to a journal; into another folder with what was typed, when it was moved there. */
  async open(folder: string, { isWritable, isMoved = false }: { isWritable: boolean; isMoved?: boolean }): Promise<void> {
    const left = this.#folder;
    if (folder !== left) {
      // What was typed before the first journal was open was typed of that one.
      if (isMoved || left === '') this.#journals.set(folder, this.#here);
      // Whoever leaves a journal has made sure that it keeps everything.
      if (isMoved || left === '' || this.#isKept) this.#journals.delete(left);
      if (left !== '') halfTyped.drop();
      this.#folder = folder;
      this.#here = this.#of(folder);
    }
    this.#isKept = false;
    try {
      const typed = await halfTyped.read();
      if (this.#folder !== folder) return;
      const kept = new Map(typed.map(({ place, text }) => [place, text]));
      kept.delete(VIEWING);
      for (const [place, text] of kept) {
        if (!this.#here.has(place)) this.#here.set(place, { text, what: null });
      }
      this.#isKept = isWritable;
      // A journal that was put back may never have had it.
      for (const [place, { text }] of this.#here) if (kept.get(place) !== text) this.#keep(place);
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      this.#opened();
    }
  }

  /** What was typed in a place and not kept. */
  at(place: string): string | undefined {
    return this.#here.get(place)?.text;
  }

  put(place: string, what: string, text: string): void {
    if (this.at(place) === text) return;
    this.#here.set(place, { what, text });
    this.#keep(place);
  }

  forget(place: string): void {
    if (this.#here.delete(place)) this.#keep(place);
  }

  /** Where something was typed in this window that is neither kept nor thrown away. */
  get places(): string[] {
    const all = [...this.#journals.values()].flatMap((texts) => [...texts.values()]);
    return [...new Set(all.map(({ what }) => what).filter((what) => what !== null))];
  }

  /** Throws away what was typed in this window. */
  clear(): void {
    for (const texts of this.#journals.values()) {
      for (const [place, { what }] of texts) {
        if (what === null) continue;
        texts.delete(place);
        if (texts === this.#here) this.#keep(place);
      }
    }
  }

  /** The viewing that was begun and neither logged nor put away. */
  async viewing(): Promise<BegunViewing | null> {
    const kept = (await halfTyped.read()).find(({ place }) => place === VIEWING);
    return kept ? { ...(JSON.parse(kept.text) as Omit<BegunViewing, 'key'>), key: kept.key ?? '' } : null;
  }

  /** Keeps this of a viewing, or with nothing forgets what was kept. */
  keepViewing(viewing: BegunViewing | null): Promise<void> {
    if (!viewing) return halfTyped.keep(VIEWING, null);
    const { key, ...text } = viewing;
    return halfTyped.keep(VIEWING, { text: JSON.stringify(text), key });
  }

  /** Waits until the journal has everything; throws when it can't keep something. */
  async written(): Promise<void> {
    await this.#writing;
    try {
      await halfTyped.written();
    } catch (thrown) {
      // What was thrown away and could not be forgotten holds nobody up.
      if (halfTyped.isKeeping) throw thrown;
    }
  }

  #of(folder: string): Map<string, Held> {
    const texts = this.#journals.get(folder) ?? new Map<string, Held>();
    this.#journals.set(folder, texts);
    return texts;
  }

  /** Has the journal keep what a place holds now. */
  #keep(place: string): void {
    if (!this.#isKept) return;
    const text = this.at(place);
    this.#writing = halfTyped.keep(place, text === undefined ? null : { text, key: null }).then(
      () => {
        this.#isFailing = false;
      },
      (thrown: unknown) => {
        // It is in the window still; that it is nowhere else is said once and not with every letter.
        if (!this.#isFailing) showFailure(thrown);
        this.#isFailing = true;
      },
    );
  }
}

export const unkept = new Unkept();

/**
 * A form while it is filled in. However it goes off screen, what was typed is there when it opens
 * again in the same place, until `done` says that it was kept or thrown away.
 */
export class Typing<T> {
  /** Something was typed that is not in the journal. */
  touched = $state(false);
  /** The form opened with what was typed earlier. */
  restored = $state(false);
  /** Where it is kept in place of among what is unkept; nothing is handed over to forget it. */
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
    const blank = JSON.parse(this.#blank) as T;
    const earlier = unkept.at(this.#place);
    this.restored = earlier !== undefined && earlier !== this.#blank;
    const form = JSON.parse(earlier ?? this.#blank) as T;
    // What another version left may lack a field.
    return typeof blank === 'object' && !Array.isArray(blank) ? { ...blank, ...form } : form;
  }

  /**
   * Follows the form while a component is on screen; call while it initialises. `take` is handed what
   * was typed earlier, where the form is on screen before the journal is open.
   */
  follow(form: () => T, take?: (form: T) => void): void {
    $effect(() => {
      const now = JSON.stringify(form());
      const { elsewhere } = this;
      if (this.#ended) return;
      this.touched = now !== this.#blank;
      if (!this.touched || elsewhere) unkept.forget(this.#place);
      else unkept.put(this.#place, this.#what, now);
      elsewhere?.(this.touched ? now : undefined);
    });
    if (!take) return;
    void unkept.known.then(() => {
      if (!this.touched && !this.#ended && unkept.at(this.#place) !== undefined) take(this.begin());
    });
  }

  /** It was kept, or is meant to be thrown away. */
  done(): void {
    this.#ended = true;
    unkept.forget(this.#place);
    this.elsewhere?.(undefined);
  }
}

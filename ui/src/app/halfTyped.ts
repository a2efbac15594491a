import { call } from '../lib/ipc/call';
import type { BegunViewing } from '../lib/ipc/generated/BegunViewing';

/** What was typed in one place, and the place as the reader calls it. */
export interface Typed {
  what: string;
  text: string;
}

/** What stands in the dialogs of one journal, by the place it was typed in. */
export interface Texts {
  /** The folder of the journal: an archive takes this along to where the films have other numbers. */
  folder: string;
  typed: Record<string, Typed>;
}

interface Kept {
  /** A viewing that was begun and neither logged nor put away. */
  viewing: BegunViewing | null;
  texts: Texts | null;
}

/**
 * What the journal keeps half typed. It has one place for that, which is a viewing's; what stands in
 * the dialogs is packed in beside the viewing's form.
 *
 * One writing is under way at a time, and only the newest waits for it: a fast hand is never behind by
 * more than one.
 */
class HalfTyped {
  readonly #next: Partial<Kept> = {};
  #writing: Promise<void> | undefined;

  /** What the journal keeps. */
  async read(): Promise<Kept> {
    return unpacked(await call('viewing_begun', null));
  }

  /** Keeps this, in place of what was kept of its kind, or with nothing forgets that. */
  keep(kept: Partial<Kept>): Promise<void> {
    Object.assign(this.#next, kept);
    return this.written();
  }

  /** Waits until the newest is written; what could not be is tried again. */
  written(): Promise<void> {
    if (!this.#isWaiting && !this.#writing) return Promise.resolve();
    return (this.#writing ??= this.#write());
  }

  /** What waits is of a journal that the window has left. */
  drop(): void {
    delete this.#next.viewing;
    delete this.#next.texts;
  }

  /** A viewing waits to be kept. */
  get isViewingWaiting(): boolean {
    return this.#next.viewing != null;
  }

  get #isWaiting(): boolean {
    return Object.keys(this.#next).length > 0;
  }

  async #write(): Promise<void> {
    try {
      while (this.#isWaiting) {
        const next = { ...this.#next };
        const whole = 'viewing' in next && 'texts' in next;
        await call('viewing_begun_keep', packed({ ...(whole ? NOTHING : await this.read()), ...next }));
        // What was typed meanwhile is another.
        if (this.#next.viewing === next.viewing) delete this.#next.viewing;
        if (this.#next.texts === next.texts) delete this.#next.texts;
      }
    } finally {
      this.#writing = undefined;
    }
  }
}

export const halfTyped = new HalfTyped();

const NOTHING: Kept = { viewing: null, texts: null };

function packed({ viewing, texts }: Kept): BegunViewing | null {
  if (!texts) return viewing;
  const { typed, form, key } = viewing ?? { typed: '', form: '', key: '' };
  return { typed, form: JSON.stringify({ form, texts }), key };
}

function unpacked(begun: BegunViewing | null): Kept {
  if (!begun?.form.includes('"texts":')) return { viewing: begun, texts: null };
  const { form, texts } = JSON.parse(begun.form) as { form?: string; texts?: Texts };
  // A tag may be called that, too.
  if (form === undefined || texts === undefined) return { viewing: begun, texts: null };
  return { viewing: begun.typed === '' ? null : { ...begun, form }, texts };
}

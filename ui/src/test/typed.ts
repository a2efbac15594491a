import type { BegunViewing } from '../app/unkept.svelte';
import type { Typed } from '../lib/ipc/generated/Typed';

/** What a journal keeps of the forms, and its answers. */
export class KeptTyped {
  /** By form. */
  readonly kept = new Map<string, Typed>();
  /** The disk takes nothing. */
  isFull = false;
  /** Keys under which forms were saved. */
  readonly saved: string[] = [];

  readonly answers = {
    typed: (): Typed[] => [...this.kept.values()].filter(({ key }) => key === null || !this.saved.includes(key)),
    typed_keep: (typed: Typed): null => {
      this.#write();
      this.kept.set(typed.place, typed);
      return null;
    },
    typed_forget: (place: string): null => {
      this.#write();
      this.kept.delete(place);
      return null;
    },
  };

  /** The viewing that was begun. */
  get viewing(): BegunViewing | null {
    const kept = this.kept.get('viewing');
    return kept ? { ...(JSON.parse(kept.text) as Omit<BegunViewing, 'key'>), key: kept.key ?? '' } : null;
  }

  /** Begins a viewing. */
  begin({ key, ...text }: BegunViewing): void {
    this.kept.set('viewing', { place: 'viewing', text: JSON.stringify(text), key });
  }

  #write(): void {
    if (this.isFull) throw { code: 'File', message: 'The disk is full.', field: null };
  }
}

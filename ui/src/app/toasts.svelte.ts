/** A slip of paper at the foot of the window: what was done, and the way back. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  /** Offers to take the last step back. */
  readonly undo: boolean;
  /** Another thing to do about it. */
  readonly action: { label: string; act: () => void } | undefined;
}

type Options = Partial<Omit<Toast, 'id' | 'text'>>;

/** Long enough to read a sentence and reach for the button. */
const STAYS_MS = 8000;
const AT_ONCE = 3;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;
  readonly #clocks = new Map<number, ReturnType<typeof setTimeout>>();

  /** Says what was done. A failure stays until it is put away. */
  say(text: string, { tone = 'plain', undo = false, action }: Options = {}): number {
    const toast = { id: this.#next++, text, tone, undo, action };
    // Only the newest slip can offer to undo: the older ones would undo something else.
    const before = undo ? this.list.filter((older) => !older.undo) : this.list;
    this.list = [...before, toast].slice(-AT_ONCE);
    this.resume(toast.id);
    return toast.id;
  }

  /** Puts one away. */
  dismiss(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Stops the clock while the pointer or the focus is on the slip. */
  hold(id: number): void {
    clearTimeout(this.#clocks.get(id));
    this.#clocks.delete(id);
  }

  /** Lets the clock run again. */
  resume(id: number): void {
    const toast = this.list.find((one) => one.id === id);
    if (!toast || toast.tone === 'danger') return;
    this.hold(id);
    this.#clocks.set(id, setTimeout(() => this.dismiss(id), STAYS_MS));
  }
}

export const toasts = new Toasts();

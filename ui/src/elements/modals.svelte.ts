/** The modal dialogs that are open. All of the window but the topmost of them is out of reach. */
class Modals {
  top = $state.raw<HTMLDialogElement>();
  // No state: who opens a dialog in an effect is not to follow the others.
  #open: readonly HTMLDialogElement[] = [];

  /** Says that a dialog was opened over everything else. Returns what says that it is gone. */
  opened(dialog: HTMLDialogElement): () => void {
    this.#take([...this.#open, dialog]);
    return () => this.#take(this.#open.filter((one) => one !== dialog));
  }

  #take(open: readonly HTMLDialogElement[]): void {
    this.#open = open;
    this.top = open.at(-1);
  }
}

export const modals = new Modals();

/**
 * Carrying a card of a grid to another place by its handle, with pointer events (native drag and
 * drop belongs to files here). The card under the pointer is where it would be put down.
 */
export class Carry {
  /** The card that is carried. */
  from = $state<number>();
  /** Where it would be put down. */
  to = $state<number>();
  readonly #cards: () => HTMLElement[];
  readonly #drop: (from: number, to: number) => void;

  /** `cards` are the cards as they stand; `drop` is told what was moved where. */
  constructor(cards: () => HTMLElement[], drop: (from: number, to: number) => void) {
    this.#cards = cards;
    this.#drop = drop;
  }

  /** For the handle of card `index`. */
  begin(index: number, event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture?.(event.pointerId);
    this.from = index;
    this.to = index;
  }

  move({ clientX, clientY }: PointerEvent): void {
    if (this.from === undefined) return;
    const under = this.#cards().findIndex((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      return left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
    });
    if (under >= 0) this.to = under;
    // Near the edge of the window the page follows.
    if (clientY < 64) scrollBy({ top: -16, behavior: 'instant' });
    else if (clientY > innerHeight - 64) scrollBy({ top: 16, behavior: 'instant' });
  }

  end(): void {
    const { from, to } = this;
    this.cancel();
    if (from !== undefined && to !== undefined && from !== to) this.#drop(from, to);
  }

  cancel(): void {
    this.from = undefined;
    this.to = undefined;
  }
}

/**
 * Dragging a row of a list by its handle with pointer events (native drag and drop belongs to
 * files here). While it lasts, `shift` says how far each row stands aside.
 */
export class Reorder {
  /** The row that is dragged. */
  from = $state<number>();
  /** Where it would come to stand. */
  to = $state<number>();
  /** How far the pointer has taken it, in pixels. */
  by = $state(0);
  #start = 0;
  #tops: number[] = [];
  #height = 0;
  readonly #rows: () => HTMLElement[];
  readonly #drop: (from: number, to: number) => void;

  /** `rows` are the rows as they stand; `drop` is told what was moved where. */
  constructor(rows: () => HTMLElement[], drop: (from: number, to: number) => void) {
    this.#rows = rows;
    this.#drop = drop;
  }

  /** For the handle of row `index`. */
  begin(index: number, event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture?.(event.pointerId);
    const boxes = this.#rows().map((row) => row.getBoundingClientRect());
    this.#tops = boxes.map(({ top, height }) => top + height / 2 + scrollY);
    this.#height = boxes[index]?.height ?? 0;
    this.#start = event.clientY + scrollY;
    this.from = index;
    this.to = index;
    this.by = 0;
  }

  move(event: PointerEvent): void {
    if (this.from === undefined) return;
    this.by = event.clientY + scrollY - this.#start;
    const middle = (this.#tops[this.from] ?? 0) + this.by;
    const before = this.#tops.filter((top, index) => index !== this.from && top < middle).length;
    this.to = before;
    // Near the edge of the window the page follows.
    if (event.clientY < 64) scrollBy({ top: -16, behavior: 'instant' });
    else if (event.clientY > innerHeight - 64) scrollBy({ top: 16, behavior: 'instant' });
  }

  end(): void {
    const { from, to } = this;
    this.cancel();
    if (from !== undefined && to !== undefined && from !== to) this.#drop(from, to);
  }

  cancel(): void {
    this.from = undefined;
    this.to = undefined;
    this.by = 0;
  }

  /** How far row `index` stands from its place, in pixels. */
  shift(index: number): number {
    const { from, to } = this;
    if (from === undefined || to === undefined) return 0;
    if (index === from) return this.by;
    if (from < index && index <= to) return -this.#height;
    if (to <= index && index < from) return this.#height;
    return 0;
  }
}

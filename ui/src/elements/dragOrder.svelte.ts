/** How far the pointer goes before a press is a drag, in pixels. */
const SLACK = 6;

/**
 * Dragging the items of a list or a grid into another order with pointer events (native drag and
 * drop belongs to files here). Whoever draws the items dims `from` and marks `to`.
 */
export class DragOrder {
  /** The item that is dragged. */
  from = $state<number>();
  /** The item whose place it would take. */
  to = $state<number>();
  #pressed: { index: number; x: number; y: number } | undefined;
  readonly #items: () => Element[];
  readonly #drop: (from: number, to: number) => void;

  /** `items` are the items as they stand; `drop` is told what was moved where. */
  constructor(items: () => Element[], drop: (from: number, to: number) => void) {
    this.#items = items;
    this.#drop = drop;
  }

  /** For whatever item `index` is dragged by. */
  begin(index: number, event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#pressed = { index, x: event.clientX, y: event.clientY };
  }

  move(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    const { clientX: x, clientY: y } = event;
    if (this.from === undefined) {
      if (Math.hypot(x - pressed.x, y - pressed.y) < SLACK) return;
      (event.currentTarget as Element).setPointerCapture?.(event.pointerId);
      this.from = pressed.index;
    }
    event.preventDefault();
    this.to = nearest(this.#items(), x, y);
  }

  /** Ends it; says whether it was a drag rather than a press. */
  end(): boolean {
    const { from, to } = this;
    this.cancel();
    if (from !== undefined && to !== undefined && from !== to) this.#drop(from, to);
    return from !== undefined;
  }

  cancel(): void {
    this.#pressed = undefined;
    this.from = undefined;
    this.to = undefined;
  }

  /** On which side of item `index` the dragged one would land: before it, after it, or neither. */
  side(index: number): 'before' | 'after' | undefined {
    const { from, to } = this;
    if (from === undefined || to !== index || from === to) return undefined;
    return to < from ? 'before' : 'after';
  }
}

/** The item whose middle is nearest to a point. */
function nearest(items: Element[], x: number, y: number): number | undefined {
  const far = items.map((item) => {
    const { left, top, width, height } = item.getBoundingClientRect();
    return Math.hypot(left + width / 2 - x, top + height / 2 - y);
  });
  const least = Math.min(...far);
  return far.length > 0 ? far.indexOf(least) : undefined;
}

/** The list with an item moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

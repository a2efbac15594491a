/** How far the pointer goes before a press is a drag, in pixels. */
const SLACK = 6;

/** How near to the edge of the window the page follows, and by how much, in pixels. */
const EDGE = 64;
const FOLLOWS = 16;

interface Point {
  x: number;
  y: number;
}

/**
 * Dragging the items of a list or a grid into another order with pointer events (native drag and
 * drop belongs to files here). Whoever draws the items marks where the dragged one would land: by
 * `side` beside another item, or in a list of rows by `shift`, with the others standing aside.
 */
export class DragOrder {
  /** The item that is dragged. */
  from = $state<number>();
  /** The item whose place it would take. */
  to = $state<number>();
  /** How far down the pointer has taken it, in pixels. */
  #by = $state(0);
  #pressed: (Point & { index: number }) | undefined;
  /** The middle of each item on the page, as they stood when the drag began. */
  #middles: Point[] = [];
  #height = 0;
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
    this.#pressed = { index, ...onPage(event) };
  }

  move(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (!pressed) return;
    const { x, y } = onPage(event);
    const far = { x: x - pressed.x, y: y - pressed.y };
    if (this.from === undefined) {
      if (Math.hypot(far.x, far.y) < SLACK) return;
      (event.currentTarget as Element).setPointerCapture?.(event.pointerId);
      this.#measure(pressed.index);
      this.from = pressed.index;
    }
    event.preventDefault();
    this.#by = far.y;
    const middle = this.#middles[pressed.index] ?? pressed;
    this.to = nearest(this.#middles, { x: middle.x + far.x, y: middle.y + far.y });
    if (event.clientY < EDGE) scrollBy({ top: -FOLLOWS, behavior: 'instant' });
    else if (event.clientY > innerHeight - EDGE) scrollBy({ top: FOLLOWS, behavior: 'instant' });
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
    this.#by = 0;
  }

  /** On which side of item `index` the dragged one would land: before it, after it, or neither. */
  side(index: number): 'before' | 'after' | undefined {
    const { from, to } = this;
    if (from === undefined || to !== index || from === to) return undefined;
    return to < from ? 'before' : 'after';
  }

  /** How far down row `index` of a list stands from its place, in pixels. */
  shift(index: number): number {
    const { from, to } = this;
    if (from === undefined || to === undefined) return 0;
    if (index === from) return this.#by;
    if (from < index && index <= to) return -this.#height;
    if (to <= index && index < from) return this.#height;
    return 0;
  }

  #measure(index: number): void {
    const boxes = this.#items().map((item) => item.getBoundingClientRect());
    this.#middles = boxes.map(({ left, top, width, height }) => ({
      x: left + width / 2 + scrollX,
      y: top + height / 2 + scrollY,
    }));
    this.#height = boxes[index]?.height ?? 0;
  }
}

/** Where on the page a pointer is, however far that is scrolled. */
function onPage({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX + scrollX, y: clientY + scrollY };
}

/** Which of some points is nearest to another. */
function nearest(points: Point[], { x, y }: Point): number | undefined {
  const far = points.map((point) => Math.hypot(point.x - x, point.y - y));
  return far.length > 0 ? far.indexOf(Math.min(...far)) : undefined;
}

/** The list with an item moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** Rows kept above and below the window, so that a fast wheel meets no blank. */
const SPARE_ROWS = 2;
/** Milliseconds without scrolling after which nobody is. */
const STILL = 200;

interface Shape {
  count: number;
  columns: number;
  /** From the top of one row to the top of the next. */
  rowHeight: number;
}

/**
 * Which items of many equally high rows are in the window, with `SPARE_ROWS` around them. Always as many, but
 * for the ends, and begun anywhere in a row far outside the window: so a few come with every step one
 * scrolls, each for one that goes, and never a whole row at once.
 */
export function inWindow(
  { count, columns, rowHeight }: Shape,
  top: number,
  height: number,
): { from: number; to: number } {
  if (rowHeight <= 0 || count === 0) return { from: 0, to: 0 };
  const begin = Math.floor((top / rowHeight - SPARE_ROWS) * columns);
  const many = (Math.ceil(height / rowHeight) + 1 + 2 * SPARE_ROWS) * columns;
  const last = (Math.ceil(count / columns) - 1) * columns;
  const from = Math.max(0, Math.min(last, begin));
  return { from, to: Math.min(count, Math.max(from + columns, begin + many)) };
}

/**
 * Gives items to elements: an item keeps its element for as long as it is near the window, and one that
 * comes takes the element, and with it the place in the document, of one that went. Writing another film
 * into a tile is quicker by far than making a tile or moving one.
 */
export class Elements {
  /** The items by the places of their elements in the document. */
  #items: number[] = [];
  readonly #of = new Map<number, number>();
  #made = 0;

  /** Gives each of these items an element; the items in the order of the document. */
  give(indexes: readonly number[]): readonly number[] {
    const there = new Set(indexes);
    const come = indexes.filter((index) => !this.#of.has(index));
    const items: number[] = [];
    for (const index of this.#items) {
      const next = there.has(index) ? index : come.shift();
      if (next === undefined) {
        this.#of.delete(index);
        continue;
      }
      this.#pass(index, next);
      items.push(next);
    }
    for (const index of come) {
      this.#of.set(index, this.#made++);
      items.push(index);
    }
    this.#items = items;
    return items;
  }

  /** Puts the elements in the order of their items: what reads the document aloud reads them in it. */
  sort(): readonly number[] {
    this.#items = [...this.#items].sort((a, b) => a - b);
    return this.#items;
  }

  /** The element of an item that was given one. */
  of(index: number): number | undefined {
    return this.#of.get(index);
  }

  #pass(from: number, to: number) {
    const element = this.#of.get(from);
    if (from === to || element === undefined) return;
    this.#of.delete(from);
    this.#of.set(to, element);
  }
}

/** The window's height and how far an element's top is above it, kept up as one scrolls. */
export class Viewport {
  height = $state(innerHeight);
  /** Pixels of the element that have scrolled out at the top; negative while it begins lower. */
  past = $state(0);
  /** Nobody is scrolling. */
  still = $state(true);
  #element: HTMLElement | undefined;
  #scrolled: ReturnType<typeof setTimeout> | undefined;

  /** An attachment for the element whose rows are virtual. */
  readonly follow = (element: HTMLElement): (() => void) => {
    this.#element = element;
    const look = () => this.look();
    const scrolled = () => {
      this.still = false;
      clearTimeout(this.#scrolled);
      this.#scrolled = setTimeout(() => (this.still = true), STILL);
      this.look();
    };
    addEventListener('scroll', scrolled, { passive: true });
    addEventListener('resize', look);
    // Whatever grows above it moves it.
    const sizes = new ResizeObserver(look);
    sizes.observe(document.body);
    look();
    return () => {
      clearTimeout(this.#scrolled);
      removeEventListener('scroll', scrolled);
      removeEventListener('resize', look);
      sizes.disconnect();
    };
  };

  /** Reads the geometry again. */
  look(): void {
    this.height = innerHeight;
    this.past = -(this.#element?.getBoundingClientRect().top ?? 0);
  }
}

/** Rows kept above and below the window, so that a fast wheel meets no blank. */
const SPARE_ROWS = 2;

interface Shape {
  count: number;
  columns: number;
  /** From the top of one row to the top of the next. */
  rowHeight: number;
}

/** Which of many equally high rows are in the window, with `SPARE_ROWS` around them. */
export function rowsInWindow(
  { count, columns, rowHeight }: Shape,
  top: number,
  height: number,
): { first: number; end: number } {
  const rows = Math.ceil(count / columns);
  if (rowHeight <= 0 || rows === 0) return { first: 0, end: 0 };
  const first = Math.max(0, Math.min(rows - 1, Math.floor(top / rowHeight) - SPARE_ROWS));
  const end = Math.min(rows, Math.max(first + 1, Math.ceil((top + height) / rowHeight) + SPARE_ROWS));
  return { first, end };
}

/** The window's height and how far an element's top is above it, kept up as one scrolls. */
export class Viewport {
  height = $state(innerHeight);
  /** Pixels of the element that have scrolled out at the top; negative while it begins lower. */
  past = $state(0);
  #element: HTMLElement | undefined;

  /** An attachment for the element whose rows are virtual. */
  readonly follow = (element: HTMLElement): (() => void) => {
    this.#element = element;
    const look = () => this.look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    // Whatever grows above it moves it.
    const sizes = new ResizeObserver(look);
    sizes.observe(document.body);
    look();
    return () => {
      removeEventListener('scroll', look);
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

/**
 * Text and page in step. The core says on which line of the text each element of the page begins;
 * between two of them, lines and pixels go along evenly.
 */

/** An element of the page: the line of the text it begins on, and where it stands on the page. */
export interface Anchor {
  line: number;
  top: number;
}

/** The elements of a page in the order in which the core counts their lines. */
export function elementsOf(page: Element): HTMLElement[] {
  return [...page.children].flatMap((child) => {
    if (child.matches('.notes')) return [];
    return (child.matches('.prose, .pair') ? [...child.children] : [child]) as HTMLElement[];
  });
}

/** Where on the page a line stands. `end` is what lies behind the last element. */
export function topOf(anchors: readonly Anchor[], line: number, end: Anchor): number {
  return between(anchors, end, line, 'line', 'top');
}

/** The line that stands at a place of the page. */
export function lineAt(anchors: readonly Anchor[], top: number, end: Anchor): number {
  return between(anchors, end, top, 'top', 'line');
}

function between(anchors: readonly Anchor[], end: Anchor, at: number, from: keyof Anchor, to: keyof Anchor): number {
  // From the very beginning, so that both are at their top together.
  const all = [{ line: 0, top: 0 }, ...anchors, end];
  const next = all.findIndex((anchor) => anchor[from] > at);
  if (next <= 0) return next < 0 ? end[to] : 0;
  const [a, b] = [all[next - 1] ?? end, all[next] ?? end];
  return a[to] + ((at - a[from]) / (b[from] - a[from])) * (b[to] - a[to]);
}

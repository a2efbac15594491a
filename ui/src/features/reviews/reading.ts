/** What counts as a step through a text. */
const STEPS = 'p, h1, h2, h3, h4, li, figure, blockquote, .strip, .drift';

/** Room the toolbar takes from the top, and a little air. */
const BELOW_BAR = 76;

/** How far down a page one is, in per cent. */
export function progressOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement): number {
  const way = scrollHeight - clientHeight;
  return way > 0 ? Math.min(100, Math.max(0, (scrollTop / way) * 100)) : 100;
}

/** Brings the next paragraph (or the one before) to the top of the window. */
export function stepParagraph(article: HTMLElement, by: 1 | -1): void {
  const tops = [...article.querySelectorAll(STEPS)]
    // The opening is one spread.
    .filter((element) => element.matches('h1') || !element.closest('.opening'))
    .map((element) => element.getBoundingClientRect().top - BELOW_BAR)
    .sort((a, b) => a - b);
  // A pixel of slack: scrolled places are rounded.
  const to = by === 1 ? tops.find((top) => top > 1) : tops.findLast((top) => top < -1);
  if (to !== undefined) scrollBy({ top: to, behavior: 'instant' });
}

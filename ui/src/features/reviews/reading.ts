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

/** Which of these headings, in order, the part being read stands under; none above the first. */
export function headingAt(ids: readonly string[]): string | undefined {
  // A heading a third down the window has begun to be read.
  const line = Math.max(BELOW_BAR + 1, innerHeight / 3);
  return ids.findLast((id) => {
    const heading = document.getElementById(id);
    return heading !== null && heading.getBoundingClientRect().top <= line;
  });
}

/** Makes a change that sets the text anew, and brings what was at the top of the window back there. */
export function keepPlace(article: HTMLElement, change: () => void): void {
  const first = [...article.querySelectorAll(STEPS)].find(
    (element) => element.getBoundingClientRect().bottom > BELOW_BAR,
  );
  const before = first?.getBoundingClientRect().top ?? 0;
  change();
  // At the top of the page the page's top stays.
  if (!first || scrollY === 0) return;
  requestAnimationFrame(() => {
    scrollBy({ top: first.getBoundingClientRect().top - before, behavior: 'instant' });
  });
}

/** Puts the focus at the beginning of the text, past the toolbar and the opening. */
export function skipToText(article: HTMLElement): void {
  const text = article.querySelector<HTMLElement>('.written > *, .verdict-block');
  if (!text) return;
  text.tabIndex = -1;
  text.focus({ preventScroll: true });
  text.scrollIntoView?.({ block: 'start', behavior: 'instant' });
}

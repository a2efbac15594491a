/** The name of the highlight, as the page's styles know it. */
const HIGHLIGHT = 'hit';

/** A text as it is compared, letter by letter: each keeps its place, so that what is found can be marked. */
function folded(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const letter = text.charAt(at).normalize('NFD').charAt(0).toLocaleLowerCase();
    return /\s/.test(letter) ? ' ' : letter.charAt(0);
  }).join('');
}

/** Every place in an element where some words stand, across whatever they are set in. */
export function placesOf(root: Element, words: string): Range[] {
  const sought = folded(words.trim());
  if (sought === '') return [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let whole = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: whole.length });
    whole += (node as Text).data;
  }
  const text = folded(whole);
  const point = (at: number): [Text, number] | undefined => {
    const found = nodes.findLast(({ start }) => start <= at);
    return found && [found.node, at - found.start];
  };
  const places: Range[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
    const [from, to] = [point(at), point(at + sought.length - 1)];
    if (!from || !to) continue;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(to[0], to[1] + 1);
    places.push(range);
  }
  return places;
}

/** Marks these places, and no others, with what the page's styles know by that name. */
export function mark(name: string, places: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (places.length > 0) CSS.highlights.set(name, new Highlight(...places));
  else CSS.highlights.delete(name);
}

/** Marks the words on a review’s page and brings the first of them into view; whether they are there. */
export function showHit(page: Element, words: string): boolean {
  const places = placesOf(page, words);
  mark(HIGHLIGHT, places);
  places[0]?.startContainer.parentElement?.scrollIntoView?.({ block: 'center', behavior: 'instant' });
  return places.length > 0;
}

/** Takes the marks off. */
export function forgetHit(): void {
  mark(HIGHLIGHT, []);
}

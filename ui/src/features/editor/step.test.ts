import { expect, it } from 'vitest';

import { elementsOf, lineAt, topOf } from './step';

const anchors = [
  { line: 0, top: 100 },
  { line: 4, top: 300 },
  { line: 6, top: 1100 },
];
const end = { line: 10, top: 1500 };

it.each([
  [0, 100],
  [2, 200],
  [4, 300],
  [5, 700],
  [8, 1300],
  [12, 1500],
])('line %d of the text stands at %d on the page', (line, top) => {
  expect(topOf(anchors, line, end)).toBe(top);
});

it('finds the line again from the place', () => {
  for (const line of [0, 1.5, 4, 5.25, 9]) expect(lineAt(anchors, topOf(anchors, line, end), end)).toBeCloseTo(line);
  expect(lineAt(anchors, 0, end)).toBe(0);
  expect(lineAt([], 50, { line: 0, top: 0 })).toBe(0);
});

it('counts a page as the core does: what is in a run of prose, both of a pair, no notes', () => {
  const page = document.createElement('div');
  page.innerHTML =
    '<p class="lead"></p><div class="prose"><p></p><ul><li><p></p></li></ul></div>' +
    '<div class="pair wide"><figure></figure><figure></figure></div><section class="notes"><ol></ol></section>';
  expect(elementsOf(page).map(({ tagName }) => tagName)).toEqual(['P', 'P', 'UL', 'FIGURE', 'FIGURE']);
});

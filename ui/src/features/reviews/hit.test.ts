import { expect, it } from 'vitest';

import { placesOf } from './hit';

function page(html: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = html;
  return element;
}

it('finds words across what they are set in, whatever their case and accents', () => {
  const found = placesOf(page('<p>Forty years of <em>Löw</em> wa<b>t</b>er.</p><p>low\nwater</p>'), 'low water');
  expect(found.map((range) => range.toString())).toEqual(['Löw water', 'low\nwater']);
});

it('finds nothing where the words are not, and for none', () => {
  expect(placesOf(page('<p>Lamp</p>'), 'low water')).toEqual([]);
  expect(placesOf(page('<p>Lamp</p>'), '  ')).toEqual([]);
});

import { expect, it } from 'vitest';

import { Heights } from './heights';

it('places rows after those before them, as high as they were found to be', () => {
  const heights = new Heights(100_000, 60);
  expect(heights.total).toBe(6_000_000);
  expect(heights.set(2, 200)).toBe(140);
  expect(heights.set(99_999, 80)).toBe(20);
  expect([heights.top(2), heights.top(3), heights.top(99_999)]).toEqual([120, 320, 6_000_080]);
  expect(heights.total).toBe(6_000_160);
});

it('finds the row at a place', () => {
  const heights = new Heights(5, 60);
  heights.set(1, 200);
  expect([-5, 0, 59, 60, 259, 260, 5000].map((place) => heights.at(place))).toEqual([0, 0, 0, 1, 1, 2, 4]);
  expect(new Heights(0, 60).at(10)).toBe(0);
});

it('takes a height back when a row closes', () => {
  const heights = new Heights(3, 60);
  heights.set(0, 150);
  expect(heights.set(0, 60)).toBe(-90);
  expect(heights.total).toBe(180);
  expect(heights.set(9, 100)).toBe(0);
});

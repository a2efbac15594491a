import { expect, it } from 'vitest';

import { Elements, inWindow } from './virtual.svelte';

const shape = { count: 100_000, columns: 8, rowHeight: 200 };

it.each([
  ['at the top', 0, { from: 0, to: 56 }],
  ['in the middle', 10_000, { from: 384, to: 456 }],
  ['a part of a row further', 10_075, { from: 387, to: 459 }],
  ['past the end', 10_000_000, { from: 99_992, to: 100_000 }],
])('keeps only what is near the window: %s', (_, top, expected) => {
  expect(inWindow(shape, top, 800)).toEqual(expected);
});

it('leaves nothing in the window out, wherever it stands', () => {
  for (let top = 0; top < 4000; top += 37) {
    const { from, to } = inWindow({ ...shape, rowHeight: 223.7 }, top, 861);
    expect(from).toBeLessThanOrEqual(Math.floor(top / 223.7) * 8);
    expect(to).toBeGreaterThanOrEqual(Math.ceil((top + 861) / 223.7) * 8);
  }
});

it('lets one item go for each that comes', () => {
  const many = (top: number) => {
    const { from, to } = inWindow({ ...shape, rowHeight: 223.7 }, top, 860);
    return to - from;
  };
  expect(new Set([10_000, 10_050, 10_100, 10_150, 10_200, 10_250].map(many)).size).toBe(1);
});

it('shows the first rows of a list that begins below the window', () => {
  expect(inWindow({ ...shape, count: 100 }, -5000, 800)).toEqual({ from: 0, to: 8 });
});

it('has nothing of nothing, and nothing before it knows how high a row is', () => {
  expect(inWindow({ ...shape, count: 0 }, 0, 800)).toEqual({ from: 0, to: 0 });
  expect(inWindow({ ...shape, rowHeight: 0 }, 0, 800)).toEqual({ from: 0, to: 0 });
});

it('gives the elements of items that went to those that come, where they stand', () => {
  const elements = new Elements();
  const of = (...indexes: number[]) => indexes.map((index) => elements.of(index));
  expect(elements.give([0, 1, 2, 3])).toEqual([0, 1, 2, 3]);
  expect(elements.give([2, 3, 4, 5])).toEqual([4, 5, 2, 3]);
  expect(of(2, 3, 4, 5)).toEqual([2, 3, 0, 1]);
  // The one with the focus stays, and keeps its element.
  expect(elements.give([8, 9, 10, 2])).toEqual([8, 9, 2, 10]);
  expect(of(8, 9, 2, 10)).toEqual([0, 1, 2, 3]);
  expect(elements.sort()).toEqual([2, 8, 9, 10]);
  expect(of(2, 8, 9, 10)).toEqual([2, 0, 1, 3]);
  expect(elements.give([9, 10])).toEqual([9, 10]);
  expect(elements.give([9, 10, 11])).toEqual([9, 10, 11]);
  expect(of(9, 10, 11)).toEqual([1, 3, 4]);
});

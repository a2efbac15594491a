import { expect, it } from 'vitest';

import { rowsInWindow } from './virtual.svelte';

it.each([
  ['at the top', 0, { first: 0, end: 6 }],
  ['in the middle', 10_000, { first: 48, end: 56 }],
  ['past the end', 10_000_000, { first: 12_499, end: 12_500 }],
])('keeps only the rows near the window: %s', (_, top, expected) => {
  expect(rowsInWindow({ count: 100_000, columns: 8, rowHeight: 200 }, top, 800)).toEqual(expected);
});

it('shows the first rows of a list that begins below the window', () => {
  expect(rowsInWindow({ count: 100, columns: 8, rowHeight: 200 }, -5000, 800)).toEqual({ first: 0, end: 1 });
});

it('has no rows of nothing, and none before it knows their height', () => {
  expect(rowsInWindow({ count: 0, columns: 8, rowHeight: 200 }, 0, 800)).toEqual({ first: 0, end: 0 });
  expect(rowsInWindow({ count: 9, columns: 8, rowHeight: 0 }, 0, 800)).toEqual({ first: 0, end: 0 });
});

import { expect, it } from 'vitest';

import type { Receipt } from '../../lib/ipc/generated/Receipt';
import { bringIn, conflicts, promise, rows } from './lines';
import { REPORT } from './testing';

const NONE = { films: 0, viewings: 0, reviews: 0, scores: 0, tags: 0, lists: 0, watchlist: 0, likes: 0 };
const NO_ROWS = { read: 0, new: 0, same: 0, merged: 0, conflict: 0, taken: 0, both: 0, skipped: 0, unreadable: 0 };

const receipt = (rows: Partial<Receipt['rows']>, added: Partial<Receipt['added']> = {}): Receipt => ({
  ...REPORT.receipt,
  rows: { ...NO_ROWS, ...rows },
  added: { ...NONE, ...added },
});

it.each([
  ['Bring in 62 viewings', { viewings: 62, films: 47 }],
  ['Bring in 1 film', { films: 1, watchlist: 1 }],
  ['Bring in 2 reviews', { reviews: 2 }],
  ['Bring it in', { scores: 3, tags: 4 }],
])('calls the button after what it adds: %s', (said, added) => {
  expect(bringIn(receipt({}, added))).toBe(said);
});

it('says in one sentence what will happen, and what will not', () => {
  expect(promise(receipt({ new: 3 }, { viewings: 2, films: 1 }), true)).toBe('2 viewings and 1 film will be added.');
  expect(promise(receipt({ merged: 3 }), true)).toBe('Nothing new is added, but what is there is filled in.');
  expect(promise(receipt({ same: 3 }), false)).toBe('Everything in this file is in your journal already.');
  expect(promise(receipt({ conflict: 1 }), false)).toBe('Nothing is added.');
  expect(promise(receipt({ conflict: 1, taken: 1 }), true)).toBe('Nothing is added.');
  expect(promise(receipt({ conflict: 1 }), true)).toBe('Nothing new is added, but what is there is filled in.');
});

it.each([
  ['', {}],
  ['1 conflict keeps what is here.', { conflict: 1 }],
  ['1 conflict keeps both.', { conflict: 1, both: 1 }],
  ['2 conflicts take what the file says.', { conflict: 2, taken: 2 }],
  [
    '7 conflicts: 4 keep what is here, 2 take what the file says and 1 keeps both.',
    { conflict: 7, taken: 2, both: 1 },
  ],
])('says what becomes of the conflicts: %s', (said, counts) => {
  expect(conflicts(receipt(counts))).toBe(said);
});

it('adds the rows of a receipt up to all that were read', () => {
  const all = receipt({ read: 12, new: 2, same: 1, merged: 1, conflict: 6, taken: 2, both: 1, unreadable: 2 });
  const lines = rows(all);
  expect(lines.find(({ text }) => text === 'In conflict, yours kept')?.n).toBe(3);
  expect(lines.reduce((sum, { n }) => sum + n, 0)).toBe(all.rows.read);
});

import { expect, it, test } from 'vitest';

import { pickedNew } from '../films/picked';
import { daysIn, draftOf, edtfOf } from './date';

test.each([
  ['2024-03-01', 'day'],
  ['2024-03', 'month'],
  ['2024', 'year'],
  ['2009-12~', 'month'],
  [null, 'unknown'],
])('%s is read into the form and comes out the same', (edtf, precision) => {
  const draft = draftOf(edtf);
  expect(draft.precision).toBe(precision);
  expect(edtfOf(draft)).toEqual({ date: edtf });
});

it('keeps what was typed of a day when only the month is said', () => {
  const draft = draftOf('2024-03-17');
  draft.precision = 'month';
  expect(edtfOf(draft)).toEqual({ date: '2024-03' });
  draft.precision = 'day';
  expect(edtfOf(draft)).toEqual({ date: '2024-03-17' });
});

test.each([
  ['30', 2, '2024', false],
  ['29', 2, '2024', true],
  ['29', 2, '1900', false],
  ['31', 4, '2025', false],
  ['0', 4, '2025', false],
  ['x', 4, '2025', false],
  ['1', 4, '25', false],
  ['1', 4, '0000', false],
])('the day %s of month %i in %s exists: %s', (day, month, year, exists) => {
  const read = edtfOf({ precision: 'day', day, month, year, about: false });
  expect('date' in read).toBe(exists);
});

it('knows the length of February in early centuries', () => {
  expect([daysIn(99, 2), daysIn(96, 2), daysIn(2000, 2)]).toEqual([28, 29, 29]);
});

test.each([
  ['slow thunder 1990', 'slow thunder', 1990],
  ['Slow Thunder (1990)', 'Slow Thunder', 1990],
  ['1900', '1900', null],
  ['blade 12', 'blade 12', null],
  ['  two   words ', 'two words', null],
])('%s is a film called %s of %s', (typed, title, year) => {
  expect(pickedNew(typed)).toMatchObject({ title, year });
});

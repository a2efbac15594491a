import { expect, it } from 'vitest';

import type { QueryReading } from '../../lib/ipc/generated/QueryReading';
import { cut, isDone, partsOf, without } from './line';

it('keeps the last word apart, and words in quotation marks together', () => {
  expect(cut('')).toEqual(['', '']);
  expect(cut('heat')).toEqual(['', 'heat']);
  expect(cut('director:marder hea')).toEqual(['director:marder ', 'hea']);
  expect(cut('keeper ')).toEqual(['keeper ', '']);
  expect(cut('tag:"winter li')).toEqual(['', 'tag:"winter li']);
  expect(cut('tag:“winter light” he')).toEqual(['tag:“winter light” ', 'he']);
});

it('takes a word for done when a space follows it', () => {
  expect(isDone('heat ')).toBe(true);
  expect(isDone('heat')).toBe(false);
  expect(isDone('"low ')).toBe(false);
  expect(isDone(' ')).toBe(false);
});

it('shows a filter as its name and its value, without quotation marks', () => {
  const settled = '-tag:"winter light" yaer:1 ';
  const reading = {
    parts: [
      { from: 0, to: 19, kind: 'filter', key: 5 },
      { from: 20, to: 26, kind: 'problem', key: 5 },
      { from: 27, to: 30, kind: 'words', key: 0 },
    ],
  } as QueryReading;
  expect(partsOf(settled, reading).map(({ key, value, kind }) => [key, value, kind])).toEqual([
    ['-tag:', 'winter light', 'filter'],
    ['yaer:', '1', 'problem'],
  ]);
  expect(partsOf(settled, undefined)).toEqual([]);
});

it('closes the gap a term leaves', () => {
  expect(without('a tag:x b', { from: 2, to: 7 })).toBe('a b');
  expect(without('tag:x b', { from: 0, to: 5 })).toBe('b');
});

import { expect, it, vi } from 'vitest';

import { ago, bytes, count, gained, names, ordinal, score, watchedOn, weekday } from '.';

it.each([
  ['2025-11-02', '2 November 2025'],
  ['2025-11', 'November 2025'],
  ['2009', '2009'],
  ['2009~', 'about 2009'],
  ['2025-11-02~', 'about 2 November 2025'],
  [null, 'undated'],
])('writes %s as exactly as it is known', (edtf, written) => {
  expect(watchedOn(edtf)).toBe(written);
});

it('keeps a date where it is, whatever the time zone', () => {
  expect(weekday('2025-11-08')).toBe('Sat');
  expect(weekday('2025-11-08', 'long')).toBe('Saturday');
  expect(weekday('2025-11')).toBe('');
});

it.each([
  [95, '9.5'],
  [80, '8.0'],
  [0, '0.0'],
  [100, '10.0'],
  [73, '7.3'],
])('writes %d tenths with one decimal', (tenths, written) => {
  expect(score(tenths)).toBe(written);
});

it('writes counts, ordinals, sizes and names', () => {
  expect(count(1416)).toBe('1,416');
  expect([12, 0, -3].map(gained)).toEqual(['+12', '0', '-3']);
  expect([1, 2, 3, 4, 11, 22].map(ordinal)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '22nd']);
  expect(bytes(412_300_000)).toBe('412.3 MB');
  expect(names(['Hanne Marder', 'Ilse Vogt', 'Nadia Ferrante'])).toBe('Hanne Marder, Ilse Vogt and Nadia Ferrante');
});

it('says how long ago in the unit that says it', () => {
  const now = new Date('2026-11-22T20:00:00Z');
  expect(ago('2026-11-22T19:59:58Z', now)).toBe('2 s ago');
  expect(ago('2026-11-22T19:57:00Z', now)).toBe('3 minutes ago');
  expect(ago('2026-11-21T19:00:00Z', now)).toBe('yesterday');
  expect(ago('2026-11-22T20:00:03Z', now)).toBe('just now');
  expect(ago('2026-10-01T20:00:00Z', now)).toBe('1 month ago');
  expect(ago('2025-11-02T20:00:00Z', now)).toBe('1 year ago');
});

it('writes in the language of the moment, whatever it wrote in before', () => {
  const languages = vi.spyOn(navigator, 'languages', 'get');
  const written = (language: string) => {
    languages.mockReturnValueOnce([language]).mockReturnValueOnce([language]);
    return [count(1_234_567), watchedOn('2025-11-02')];
  };
  expect(written('en-GB')).toEqual(['1,234,567', '2 November 2025']);
  expect(written('en-IN')).toEqual(['12,34,567', '2 November 2025']);
  expect(written('en-US')).toEqual(['1,234,567', 'November 2, 2025']);
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import type { Comparison } from '../../lib/ipc/generated/Comparison';
import { apartInWords, compareInWords } from './compare';
import ComparePage from './ComparePage.svelte';

beforeEach(() => {
  // Dates are written as the reader's own region does.
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
});

const side = (review: number, watchedOn: string, nth: number, score: number, verdict: string) => ({
  review, headline: '', finished: true, nth, watchedOn, place: '', score, verdict, words: 6, language: null, rightToLeft: false,
});

const COMPARISON = {
  film: 1,
  title: 'The Keeper of Low Water',
  language: 'en',
  year: 1974,
  then: side(5, '2019-09-02', 2, 90, 'Superb'),
  now: side(7, '2025-11-08', 3, 95, 'Masterpiece'),
  apart: { years: 6, months: 2, days: 6, about: false },
  between: [],
  topFrom: 95,
  body: [
    {
      kind: 'both',
      passage: {
        of: 'text',
        parts: [
          { kind: 'same', text: 'I was ' },
          { kind: 'gone', text: 'late ' },
          { kind: 'added', text: 'early ' },
          { kind: 'same', text: 'and cold.' },
        ],
      },
    },
    { kind: 'apart', passage: { then: [{ kind: 'text', text: 'It rained.' }], now: [] } },
  ],
  summary: [],
  words: { kept: 4, gone: 3, added: 1 },
  reviews: [
    { review: 5, headline: '', finished: true, watchedOn: '2019-09-02' },
    { review: 7, headline: '', finished: true, watchedOn: '2025-11-08' },
  ],
} as unknown as Comparison;

const page = (changes: Partial<Comparison> = {}) => {
  const onchoose = vi.fn();
  const { container } = render(ComparePage, { comparison: { ...COMPARISON, ...changes }, onchoose });
  const texts = (css: string) => [...container.querySelectorAll(css)].map((one) => one.textContent.trim());
  return { onchoose, texts };
};

it('says what moved between the two, and stands each verdict under its date', () => {
  page();
  expect(
    screen.getByText(
      'Two reviews, 6 years and 2 months apart. The score went up 0.5, from 9.0 to 9.5. Of the 7 words of the first, 4 stayed and 3 went; 1 came.',
    ),
  ).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Then' }).textContent).toMatch(/2 September 2019.*Second viewing.*9\.0.*Superb/s);
  expect(screen.getByRole('region', { name: 'Now' }).textContent).toMatch(/8 November 2025.*9\.5.*Masterpiece/s);
  expect(screen.getByRole('link', { name: '2 September 2019' }).getAttribute('href')).toBe('#/review/5');
});

it('gives each text a column, what changed marked in its own', () => {
  const { texts } = page();
  expect(texts('.older p')).toEqual(['I was late and cold.', 'It rained.']);
  expect(texts('.older del')).toEqual(['late', 'It rained.']);
  expect(texts('.newer ins')).toEqual(['early']);
  expect(texts('.newer del')).toEqual([]);
});

it('lets another review of the film stand in only where there is one', async () => {
  page();
  expect(screen.queryByRole('combobox')).toBeNull();
  const third = { review: 9, headline: 'The tide, again', finished: false, watchedOn: null };
  const { onchoose } = page({ reviews: [...COMPARISON.reviews, third] as never });
  const then = screen.getByRole('combobox', { name: 'Review to stand under ‘Then’' });
  await userEvent.selectOptions(then, 'A review of the film alone, The tide, again, Draft');
  expect(onchoose).toHaveBeenCalledWith(9, 7);
});

it('tells the viewings in between', () => {
  page({ between: [{ watchedOn: '2021', score: 85 }, { watchedOn: '2022-05', score: null }] as never });
  expect(screen.getByText('Seen in between: 2021, 8.5; May 2022.')).toBeTruthy();
});

it('tells time apart by its two largest units', () => {
  const apart = (years: number, months: number, days: number, about = false) => apartInWords({ years, months, days, about });
  expect(apart(6, 2, 6)).toBe('6 years and 2 months');
  expect(apart(6, 0, 6)).toBe('6 years');
  expect(apart(0, 0, 1)).toBe('1 day');
  expect(apart(14, 0, 0, true)).toBe('about 14 years');
});

it('says so when no word stayed, when none went, and when there is no score to compare', () => {
  const words = (changes: Partial<Comparison>) => compareInWords({ ...COMPARISON, ...changes }).slice(-1);
  expect(words({ words: { kept: 0, gone: 9, added: 9 } })).toEqual(['No paragraph of the first is in the second.']);
  expect(words({ words: { kept: 9, gone: 0, added: 0 } })).toEqual(['Not a word is different.']);
  const then = { ...COMPARISON.then, score: null };
  expect(compareInWords({ ...COMPARISON, then, apart: null })).toEqual([
    'Two reviews of one film.',
    expect.stringContaining('Of the 7 words'),
  ]);
});

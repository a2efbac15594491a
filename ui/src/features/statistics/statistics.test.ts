import { expect, it } from 'vitest';

import type { Score } from '../../lib/ipc/generated/Score';
import { linear, ticks } from '../../lib/scale';
import { scoreBar, statistics, tally, yearBar } from '../../test/statistics';
import { tile } from '../../test/films';
import { decadeBars, kindest, monthBars, piles, runtimeBars, spoken } from './bars';
import { cells, monthWeeks, shape } from './calendar';
import { essay, middleHalf, pieces } from './essay';
import { betweenOf, numeral, searchOf, type Time, timeName, timeOf } from './time';

it.each<[Record<string, string>, Time]>([
  [{}, { kind: 'year', year: 2025 }],
  [{ year: '2019' }, { kind: 'year', year: 2019 }],
  [{ year: 'all' }, { kind: 'all' }],
  [{ from: '2024-03' }, { kind: 'range', from: '2024-03', to: null }],
  [{ from: 'once', to: '2025' }, { kind: 'range', from: null, to: '2025' }],
  [{ year: '20x5' }, { kind: 'year', year: 2025 }],
])('reads the time of %o', (search, time) => {
  expect(timeOf(search, 2025)).toEqual(time);
});

it('asks the core for the time, and says it again in the address', () => {
  expect(betweenOf({ kind: 'year', year: 987 })).toEqual({ from: '0987', to: '0987' });
  expect(betweenOf({ kind: 'all' })).toEqual({ from: null, to: null });
  for (const time of [{ kind: 'all' }, { kind: 'range', from: '2024-03', to: null }] as const) {
    expect(timeOf(searchOf(time), 2025)).toEqual(time);
  }
});

it('names a time and sets its years large', () => {
  expect(timeName({ kind: 'range', from: '2024-03', to: '2025-06-01' })).toBe('March 2024 to 1 June 2025');
  expect(numeral({ kind: 'all' }, 2009, 2025)).toBe('2009–25');
  expect(numeral({ kind: 'all' }, 1999, 2025)).toBe('1999–2025');
  expect(numeral({ kind: 'range', from: '2024-03', to: '2024' }, 2009, 2025)).toBe('2024');
});

it('puts a tenth with the half below it, as its verdict is', () => {
  const all = piles([scoreBar(74, 2), scoreBar(75, 1), scoreBar(100, 1)]);
  const films = new Map(all.map(({ label, count }) => [label, count]));
  expect([films.get('7.0'), films.get('7.5'), films.get('10.0')]).toEqual([2, 1, 1]);
  expect(all[0]?.label).toBe('4.0');
  expect(all.find(({ label }) => label === '7.0')?.behind).toEqual({ kind: 'scores', of: [70, 74] });
  expect(all.at(-1)?.behind).toEqual({ kind: 'scores', of: [100, 100] });
});

it('begins the shelf below four where something stands there', () => {
  expect(piles([scoreBar(13, 1)])[0]?.label).toBe('1.0');
});

it('says a bar in full', () => {
  const [january, february] = monthBars([tally(1, 74.6), tally(2)]);
  expect(january && spoken(january, 'viewings')).toBe('January: 1 viewing, 7.5 on average');
  expect(february && spoken(february, 'viewings')).toBe('February: 2 viewings');
  expect(decadeBars([yearBar(1970, 3, 80)])[0]).toMatchObject({ name: '1970s', behind: { of: [1970, 1979] } });
  const runtimes = runtimeBars([
    { from: 0, upto: 45, tally: tally(1) },
    { from: 90, upto: 105, tally: tally(1) },
    { from: 180, upto: null, tally: tally(1) },
  ]);
  expect(runtimes.map(({ name }) => name)).toEqual(['Under 45 minutes', '90 to 104 minutes', '180 minutes and more']);
});

it('lights nothing where there is nothing to compare', () => {
  expect(kindest(monthBars([tally(1, 80), tally(3)]))).toBeUndefined();
  expect(kindest(monthBars([tally(1, 80), tally(3, 90)]))?.name).toBe('February');
});

it.each([
  ['the kindest of all your years', [70, 72], 75],
  ['the kindest since 2022', [76, 70, 71], 75],
  ['the strictest since 2022', [74, 78, 79], 75],
  ['the strictest of all your years', [80, 79], 75],
])('says of an average that it is %s', (said, before, now) => {
  const years = [...before, now].map((average, index) => yearBar(2025 - before.length + index, 10, average));
  const told = statistics({ figures: { films: 10, average: now }, viewingYears: years });
  expect(essay(told, { kind: 'year', year: 2025 }, 2026)).toBe(
    `You watched *10* films in 2025. Your average is *7.5*, ${said}.`,
  );
});

it('does not compare a year with a single one before it', () => {
  const told = statistics({ figures: { films: 1, average: 80 }, viewingYears: [yearBar(2024, 1, 90), yearBar(2025, 1, 80)] });
  expect(essay(told, { kind: 'year', year: 2025 }, 2025)).toBe(
    'You have watched *one* film so far this year. Your average is *8.0*.',
  );
});

it('counts the films with the best word', () => {
  const told = statistics({
    figures: { films: 12, reviews: 2, words: 6000 },
    scores: [scoreBar(70, 9, 'Good'), scoreBar(95, 3, 'Masterpiece')],
    verdicts: [
      { word: 'Good', films: 9 },
      { word: 'Masterpiece', films: 3 },
    ],
    best: { viewing: null, film: tile(1), watchedOn: null, score: 95 as Score },
  });
  expect(essay(told, { kind: 'all' }, 2025)).toBe(
    'You have watched *12* films in all. You wrote 2 reviews, 6,000 words in all. 3 films have the word ‘Masterpiece’.',
  );
});

it('sets what stands between asterisks bold', () => {
  expect(pieces('You saw *2* films.').filter(({ bold }) => bold)).toEqual([{ text: '2', bold: true }]);
});

it('finds where half of the films stand, of more than a few', () => {
  expect(middleHalf([scoreBar(50, 5), scoreBar(70, 10), scoreBar(80, 6), scoreBar(90, 1)])).toEqual({ from: 70, to: 80 });
  expect(middleHalf([scoreBar(70, 3)])).toBeUndefined();
});

it('puts days into the weeks of their year', () => {
  // 2024 began on a Monday and was a leap year; 9 November 2025 was a Sunday.
  expect(shape(2024)).toEqual({ days: 366, lead: 0 });
  const [day] = cells(2025, [{ date: '2025-11-09', score: null, viewings: 1 }]);
  expect(day?.weekday).toBe(6);
  expect(cells(2024, [{ date: '2024-01-08', score: null, viewings: 1 }])[0]).toMatchObject({ week: 1, weekday: 0 });
  expect(monthWeeks(2024)[0]).toBe(0);
});

it('labels a stretch with its ends and even steps between', () => {
  expect(ticks([2009, 2025], 6)).toEqual([2009, 2012, 2016, 2020, 2025]);
  expect(ticks([2025, 2025], 6)).toEqual([2025]);
  expect(linear([0, 10], [0, 100])(5)).toBe(50);
  expect(linear([3, 3], [0, 100])(3)).toBe(50);
});

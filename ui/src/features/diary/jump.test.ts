import { expect, it } from 'vitest';

import type { DiaryYear } from '../../lib/ipc/generated/DiaryYear';
import { placeOf } from './jump';

const year = {
  year: 2019,
  viewings: 3,
  average: null,
  sections: [
    { month: 11, viewings: 1, films: 1, average: null },
    { month: 3, viewings: 1, films: 1, average: null },
    { month: null, viewings: 1, films: 1, average: null },
  ],
  days: [
    { date: '2019-03-03', score: null, viewings: 1 },
    { date: '2019-11-09', score: null, viewings: 1 },
  ],
} satisfies DiaryYear;

it.each([
  ['2019-03-03', { month: 3, day: '2019-03-03' }],
  ['2019-10-01', { month: 11, day: '2019-11-09' }],
  ['2019-04', { month: 3 }],
  ['2019', {}],
])('turns for %s to where there is something, as near as can be', (date, place) => {
  expect(placeOf(date, year)).toEqual(place);
});

it('turns to the year alone where it is empty', () => {
  expect(placeOf('2019-04-01', { ...year, sections: [], days: [] })).toEqual({});
});

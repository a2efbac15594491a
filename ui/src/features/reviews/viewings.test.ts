import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { ReviewedViewing } from '../../lib/ipc/generated/ReviewedViewing';
import { drift, driftInWords } from '../films/drift';
import { changeOf, nthViewing } from './viewings';

function seen(watchedOn: string | null, score: number | null, change: number | null = null): ReviewedViewing {
  return {
    id: 1,
    watchedOn,
    score,
    change,
    place: '',
    format: '',
    rewatch: false,
    abandoned: false,
    liked: false,
    review: null,
  } as ReviewedViewing;
}

// Dates are written as the reader's own region does.
beforeEach(() => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
});

describe('a viewing in words', () => {
  it('is counted in words up to the fifth', () => {
    expect([1, 3, 5, 6, 22].map(nthViewing)).toEqual([
      'First viewing',
      'Third viewing',
      'Fifth viewing',
      '6th viewing',
      '22nd viewing',
    ]);
  });

  it('says what it changed', () => {
    expect(changeOf(seen('2011', 80), 0)).toBe('first');
    expect(changeOf(seen('2012', 90, 10), 1)).toBe('up 1.0');
    expect(changeOf(seen('2013', 85, -5), 2)).toBe('down 0.5');
    expect(changeOf(seen('2014', 85, 0), 3)).toBe('the same');
    expect(changeOf(seen('2015', null), 4)).toBeUndefined();
  });
});

describe('the drift', () => {
  const viewings = [seen(null, 50), seen('2011-03-14', 80), seen('2019-09-02', 90), seen('2025-11-08', 95)];

  it('leaves out what has no date or no score', () => {
    expect(drift(viewings).map((point) => point.score)).toEqual([80, 90, 95]);
    expect(drift([seen('2011', 80), seen('2012', null)])).toEqual([]);
  });

  it('rises with the score and runs with time', () => {
    const points = drift(viewings);
    expect(points.map(({ x }) => x)).toEqual([...points.map(({ x }) => x)].sort((a, b) => a - b));
    expect(points.map(({ y }) => Math.round(y))).toEqual([76, 46, 31]);
    expect(points.map(({ latest }) => latest)).toEqual([false, false, true]);
  });

  it('leaves out a year that would run into another', () => {
    const years = drift([seen('2024-01', 80), seen('2024-02', 70), seen('2024-12', 60)]).map(({ year }) => year);
    expect(years).toEqual(['2024', undefined, undefined]);
    expect(drift(viewings).map(({ year }) => year)).toEqual(['2011', '2019', '2025']);
  });

  it('stands on one line when nothing moved', () => {
    expect(new Set(drift([seen('2011', 80), seen('2012', 80)]).map(({ y }) => y)).size).toBe(1);
  });

  it('is told in words too', () => {
    expect(driftInWords(viewings)).toEqual([
      '8.0 on 14 March 2011',
      '9.0 on 2 September 2019',
      '9.5 on 8 November 2025',
    ]);
  });
});

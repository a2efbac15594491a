import { describe, expect, it } from 'vitest';

import type { OtherViewing } from '../../lib/ipc/generated/OtherViewing';
import type { Score } from '../../lib/ipc/generated/Score';
import type { ViewingId } from '../../lib/ipc/generated/ViewingId';
import { idOf, withId } from './outsideIds';
import { readMinutes } from './runtime';
import { targetOf } from './target';
import { readTimecode, timecode } from './timecode';
import { stepped, verdictFor } from './verdict';
import { before } from './which';

describe('what is typed beside the text', () => {
  it('is what catalogues call the film, also out of a pasted address', () => {
    const ids = [{ kind: 'tmdb', value: '7' }, { kind: 'trakt', value: 'x' }];
    expect(withId(ids, 'imdb', ' https://www.imdb.com/title/tt0070000/?ref_=x ')).toContainEqual({ kind: 'imdb', value: 'tt0070000' });
    expect(withId(ids, 'tmdb', 'https://www.themoviedb.org/movie/70000-low-water')).toEqual([{ kind: 'tmdb', value: '70000' }, { kind: 'trakt', value: 'x' }]);
    expect(withId(ids, 'tmdb', '')).toEqual([{ kind: 'trakt', value: 'x' }]);
    expect([idOf(ids, 'tmdb'), idOf(ids, 'letterboxd')]).toEqual(['7', '']);
  });

  it('is a length in minutes however it is written', () => {
    expect(['118', '118 min', '1 h 58', '1h58m', '2 h', ''].map(readMinutes)).toEqual([118, 118, 118, 118, 120, null]);
    expect(readMinutes('long')).toBeUndefined();
  });

  it('is a time in the film', () => {
    expect(readTimecode('1:02:30')).toBe(3750);
    expect(timecode(3750)).toBe('1:02:30');
    expect(timecode(65)).toBe('1:05');
    expect(readTimecode('')).toBeNull();
    expect(readTimecode('1:75')).toBeUndefined();
  });

  it('steps a score by halves and takes the word of its band', () => {
    expect(([[null, 1], [95, 1], [100, 1], [87, -1], [0, -1]] as const).map(([score, by]) => stepped(score as Score | null, by))).toEqual([50, 100, 100, 85, 0]);
    const bands = [0, 85, 95].map((from) => ({ from, to: from, word: `from ${String(from)}`, films: 0 })) as never;
    expect([verdictFor(bands, 94), verdictFor(bands, 95), verdictFor(bands, null)]).toEqual(['from 85', 'from 95', '']);
  });

  it('is the viewing it was, whatever was logged since', () => {
    const others = [
      { viewing: 1, watchedOn: '2011-03-14', score: 80 },
      { viewing: 3, watchedOn: '2025-11', score: null },
      { viewing: 4, watchedOn: null, score: null },
    ] as unknown as OtherViewing[];
    const seen = (date: string | null, viewing: number | null = 2) => before(others, date, viewing as ViewingId | null).map((other) => other.viewing);
    expect(seen('2019-09-02')).toEqual([1]);
    expect(seen('2025-12~')).toEqual([1, 3]);
    expect(seen('2011-03-14', 5)).toEqual([1]);
    expect(seen('2011-03-14', 0)).toEqual([]);
    expect(seen(null)).toEqual([1, 3, 4]);
  });

  it('is opened by its address', () => {
    expect(targetOf('new')).toEqual({ kind: 'new' });
    expect(targetOf('review/12')).toEqual({ kind: 'review', id: 12 });
    expect(targetOf('draft/x')).toEqual({ kind: 'new' });
  });
});

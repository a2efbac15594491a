import { describe, expect, it } from 'vitest';

import { asDate, precisionOf } from './dates';
import { castAsLine, castFromLine, fromLine, readMinutes } from './names';
import { targetOf } from './target';
import { readTimecode, timecode } from './timecode';
import { stepped, verdictFor } from './verdict';

const typed = { day: '29', month: 2, year: '2024', about: false };

describe('what is typed beside the text', () => {
  it('is a date of the precision chosen, and none when no calendar has it', () => {
    expect(asDate('day', typed)).toBe('2024-02-29');
    expect(asDate('day', { ...typed, year: '2023' })).toBeUndefined();
    expect(asDate('month', { ...typed, about: true })).toBe('2024-02~');
    expect(asDate('year', typed)).toBe('2024');
    expect(asDate('unknown', typed)).toBeNull();
    expect(precisionOf('2024-02~')).toBe('month');
    expect(precisionOf(null)).toBe('unknown');
  });

  it('is a list of names, a cast with its characters', () => {
    expect(fromLine(' Tove Brandl,, Ida Korsgaard ')).toEqual(['Tove Brandl', 'Ida Korsgaard']);
    const cast = [
      { name: 'Tove Brandl', character: 'Marit, the keeper' },
      { name: 'Anselm Reyer', character: '' },
    ];
    expect(castAsLine(cast)).toBe('Tove Brandl (Marit, the keeper), Anselm Reyer');
    expect(castFromLine(castAsLine(cast))).toEqual(cast);
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
    expect([stepped(null, 1), stepped(95, 1), stepped(100, 1), stepped(87, -1), stepped(0, -1)]).toEqual([50, 100, 100, 85, 0]);
    const bands = [0, 85, 95].map((from) => ({ from, to: from, word: `from ${String(from)}`, films: 0 })) as never;
    expect([verdictFor(bands, 94), verdictFor(bands, 95), verdictFor(bands, null)]).toEqual(['from 85', 'from 95', '']);
  });

  it('is opened by its address', () => {
    expect(targetOf('new')).toEqual({ kind: 'new' });
    expect(targetOf('review/12')).toEqual({ kind: 'review', id: 12 });
    expect(targetOf('draft/x')).toEqual({ kind: 'new' });
  });
});

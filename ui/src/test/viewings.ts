import type { DiaryEntry } from '../lib/ipc/generated/DiaryEntry';
import type { FilmId } from '../lib/ipc/generated/FilmId';
import type { FilmTile } from '../lib/ipc/generated/FilmTile';
import type { QuickLogRead } from '../lib/ipc/generated/QuickLogRead';
import type { ViewingFacts } from '../lib/ipc/generated/ViewingFacts';
import type { ViewingId } from '../lib/ipc/generated/ViewingId';
import { tile } from './films';

/** A film nobody has said anything of, but for what a test says. */
export function film(id: number, title: string, said: Partial<FilmTile> = {}): FilmTile {
  return tile(id, { title, year: 1990, director: '', score: null, verdict: null, ...said });
}

/** A viewing as the diary shows it, but for what a test says. */
export function entry(id: number, title: string, said: Partial<DiaryEntry> = {}): DiaryEntry {
  return {
    viewing: id as ViewingId,
    film: id as FilmId,
    title,
    language: null,
    year: 1990,
    director: '',
    poster: null,
    watchedOn: '2025-11-08',
    dayOrder: 0,
    place: '',
    format: '',
    companions: [],
    note: '',
    nth: 1,
    rewatch: false,
    abandoned: false,
    score: null,
    liked: false,
    review: null,
    ...said,
  };
}

/** What is said of a viewing, but for what a test says. */
export function facts(said: Partial<ViewingFacts> = {}): ViewingFacts {
  return {
    watchedOn: '2025-11-08',
    dayOrder: null,
    rewatch: false,
    abandoned: false,
    score: null,
    liked: false,
    place: '',
    format: '',
    companions: [],
    note: '',
    private: false,
    tags: [],
    ...said,
  };
}

/** What a quick line says, but for what a test says. */
export function quickRead(said: Partial<QuickLogRead> = {}): QuickLogRead {
  return {
    parts: [],
    film: null,
    known: null,
    title: '',
    year: null,
    sure: true,
    films: [],
    words: [],
    facts: facts(),
    dated: false,
    verdict: null,
    nth: 1,
    scoreBefore: null,
    problem: null,
    ...said,
  };
}

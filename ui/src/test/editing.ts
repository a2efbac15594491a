import type { Editing } from '../lib/ipc/generated/Editing';
import type { FilmFacts } from '../lib/ipc/generated/FilmFacts';
import type { ReviewText } from '../lib/ipc/generated/ReviewText';

/** What is known of a film, but for what a test says: nothing. */
export function filmFacts(said: Partial<FilmFacts> = {}): FilmFacts {
  return {
    title: '',
    originalTitle: null,
    language: null,
    year: null,
    tagline: '',
    runtimeMin: null,
    directors: [],
    writers: [],
    cast: [],
    genres: [],
    countries: [],
    languages: [],
    ids: [],
    ...said,
  };
}

/** What is written of a film, but for what a test says: nothing. */
export function words(said: Partial<ReviewText> = {}): ReviewText {
  return { headline: '', body: '', summary: '', verdict: null, spoilers: false, private: false, language: null, ...said };
}

/** A desk on which nothing stands yet. */
export function blank(): Editing {
  return {
    review: null,
    draft: null,
    savedAt: null,
    finished: false,
    form: { film: null, facts: filmFacts(), viewing: null, watch: null, text: words() },
  };
}

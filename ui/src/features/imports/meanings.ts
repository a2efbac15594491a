import type { FrontMatterKey } from '../../lib/ipc/generated/FrontMatterKey';
import type { KeyMeaning } from '../../lib/ipc/generated/KeyMeaning';
import { m } from '../../lib/messages';

const LABELS: Record<KeyMeaning, () => string> = {
  leaveOut: m.key_leave_out,
  title: m.facts_title,
  originalTitle: m.facts_original_title,
  titleLanguage: m.facts_language,
  year: m.facts_year,
  tagline: m.facts_tagline,
  runtime: m.facts_length,
  directors: m.facts_directors,
  writers: m.facts_writers,
  cast: m.facts_cast,
  characters: m.key_characters,
  genres: m.facts_genres,
  countries: m.facts_countries,
  languages: m.facts_languages,
  imdb: m.key_imdb,
  tmdb: m.key_tmdb,
  letterboxd: m.key_letterboxd,
  wikidata: m.key_wikidata,
  poster: m.piece_poster,
  stills: m.key_stills,
  watchedOn: m.key_watched_on,
  score: m.key_score,
  scoreOfFour: m.key_score_of_four,
  scoreOfFive: m.key_score_of_five,
  scoreOfHundred: m.key_score_of_hundred,
  verdict: m.piece_verdict,
  tags: m.key_tags,
  place: m.viewing_place,
  headline: m.piece_headline,
  summary: m.piece_summary,
  language: m.key_language,
  own: m.key_own,
};

/** What a key may become; what a note says of itself only where its name says so. */
export function choices({ builtIn }: FrontMatterKey): { value: KeyMeaning; label: string }[] {
  return Object.entries(LABELS)
    .map(([value, label]) => ({ value: value as KeyMeaning, label: label() }))
    .filter(({ value }) => value !== 'own' || builtIn === 'own');
}

/** What a key becomes. */
export const meaningOf = ({ builtIn, chosen }: FrontMatterKey): KeyMeaning => chosen ?? builtIn;

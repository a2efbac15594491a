import { m } from '../../lib/messages';

const NAMES: Record<string, () => string> = {
  criticker: m.import_source_criticker,
  filmtipset: m.import_source_filmtipset,
  gcstar: m.import_source_gcstar,
  imdb: m.import_source_imdb,
  letterboxd: m.import_source_letterboxd,
  'letterboxd-csv': m.import_source_letterboxd_csv,
  'letterboxd-rss': m.import_source_letterboxd_rss,
  matinee: m.import_source_matinee,
  movary: m.import_source_movary,
  movielens: m.import_source_movielens,
  netflix: m.import_source_netflix,
  posters: m.import_source_posters,
  'prime-video': m.import_source_prime_video,
  ryot: m.import_source_ryot,
  sheet: m.import_source_sheet,
  simkl: m.import_source_simkl,
  'simkl-csv': m.import_source_simkl_csv,
  tellico: m.import_source_tellico,
  tmdb: m.import_source_tmdb,
  trakt: m.import_source_trakt,
  'trakt-csv': m.import_source_trakt_csv,
  watcharr: m.import_source_watcharr,
  yamtrack: m.import_source_yamtrack,
};

/** What a file of this source is called; single reviews, whatever they were written in, are reviews. */
export function sourceName(source: string): string {
  return (NAMES[source] ?? m.import_source_reviews)();
}

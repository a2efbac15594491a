import type { DateOrder } from '../../lib/ipc/generated/DateOrder';
import type { FilmsAre } from '../../lib/ipc/generated/FilmsAre';
import type { SheetField } from '../../lib/ipc/generated/SheetField';
import { m } from '../../lib/messages';

/** What a column can become, as it is called here. */
export const FIELD: Record<SheetField, () => string> = {
  leaveOut: m.import_sheet_leave_out,
  title: m.import_sheet_title,
  originalTitle: m.import_sheet_original_title,
  year: m.import_sheet_year,
  titleYear: m.import_sheet_title_year,
  directors: m.import_sheet_directors,
  writers: m.import_sheet_writers,
  cast: m.import_sheet_cast,
  runtime: m.import_sheet_runtime,
  genres: m.import_sheet_genres,
  countries: m.import_sheet_countries,
  languages: m.import_sheet_languages,
  tagline: m.import_sheet_tagline,
  imdb: m.import_sheet_imdb,
  tmdb: m.import_sheet_tmdb,
  letterboxd: m.import_sheet_letterboxd,
  url: m.import_sheet_url,
  watchedOn: m.import_sheet_watched_on,
  score: m.import_sheet_score,
  rewatch: m.import_sheet_rewatch,
  liked: m.import_sheet_liked,
  place: m.import_sheet_place,
  companions: m.import_sheet_companions,
  format: m.import_sheet_format,
  tags: m.import_sheet_tags,
  note: m.import_sheet_note,
  reviewMarkdown: m.import_sheet_review_markdown,
  reviewHtml: m.import_sheet_review_html,
  reviewPlain: m.import_sheet_review_plain,
  headline: m.import_sheet_headline,
  summary: m.import_sheet_summary,
  verdict: m.import_sheet_verdict,
  spoilers: m.import_sheet_spoilers,
  private: m.import_sheet_private,
  loggedOn: m.import_sheet_logged_on,
  listName: m.import_sheet_list_name,
  listPosition: m.import_sheet_list_position,
  watchlist: m.import_sheet_watchlist,
  status: m.import_sheet_status,
  type: m.import_sheet_type,
  episode: m.import_sheet_episode,
  uid: m.import_sheet_uid,
};

/** The orders of a date's parts. */
export const ORDER: Record<DateOrder, () => string> = {
  dayFirst: m.import_order_day,
  monthFirst: m.import_order_month,
  yearFirst: m.import_order_year,
};

/** What the films of a bare list can be. */
export const FILMS: Record<FilmsAre, () => string> = {
  seen: m.import_films_seen,
  wanted: m.import_films_wanted,
  liked: m.import_films_liked,
  listed: m.import_films_listed,
  rated: m.import_films_rated,
};

/** A record's entries as the options of a select. */
export function options<T extends string>(words: Record<T, () => string>): { value: T; label: string }[] {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: words[value]() }));
}

import { names } from '../../lib/format';
import type { ImportConflict } from '../../lib/ipc/generated/ImportConflict';
import type { ImportField } from '../../lib/ipc/generated/ImportField';
import type { KeptCounts } from '../../lib/ipc/generated/KeptCounts';
import type { LookWhy } from '../../lib/ipc/generated/LookWhy';
import type { OnConflict } from '../../lib/ipc/generated/OnConflict';
import type { OriginOutcome } from '../../lib/ipc/generated/OriginOutcome';
import type { PlanFilm } from '../../lib/ipc/generated/PlanFilm';
import type { PlanRow } from '../../lib/ipc/generated/PlanRow';
import type { PlanTab } from '../../lib/ipc/generated/PlanTab';
import { m } from '../../lib/messages';

/** The name of a tab, below its count. */
export const TAB: Record<PlanTab, () => string> = {
  all: m.import_tab_all,
  new: m.import_tab_new,
  same: m.import_tab_same,
  merged: m.import_tab_merged,
  conflict: m.import_tab_conflict,
  look: m.import_tab_look,
  leftOut: m.import_tab_left_out,
  unreadable: m.import_tab_unreadable,
};

/** The name of a tab over the rows an import kept, below its count. */
export const KEPT: Record<keyof KeptCounts, () => string> = {
  all: m.import_tab_all,
  new: m.import_tab_new,
  same: m.import_tab_same,
  merged: m.import_tab_merged,
  conflict: m.import_tab_conflict,
  unreadable: m.import_tab_unreadable,
};

/** Counts as tabs; a kind of which there is no row has none. */
export function tabsOf<T extends string>(
  words: Record<T, () => string>,
  counts: Record<T, number>,
): { id: T; text: string; n: number }[] {
  return (Object.keys(words) as T[])
    .map((id) => ({ id, text: words[id](), n: counts[id] }))
    .filter(({ id, n }) => id === 'all' || n > 0);
}

/** What an import did with a row that told of a record. */
export const DID: Record<OriginOutcome, () => string> = {
  new: m.origin_did_new,
  same: m.origin_did_same,
  merged: m.origin_did_merged,
  conflict: m.origin_did_conflict,
  skipped: m.origin_did_skipped,
  unreadable: m.origin_did_unreadable,
};

/** What becomes of a row, in a word or two. */
export const STATUS: Record<PlanTab, () => string> = {
  all: m.import_is_same,
  new: m.import_is_new,
  same: m.import_is_same,
  merged: m.import_is_merged,
  conflict: m.import_is_conflict,
  look: m.import_is_look,
  leftOut: m.import_is_left_out,
  unreadable: m.import_is_unreadable,
};

const FIELD: Record<ImportField, () => string> = {
  watchedOn: m.import_field_watched_on,
  score: m.import_field_score,
  rewatch: m.import_field_rewatch,
  liked: m.import_field_liked,
  abandoned: m.import_field_abandoned,
  place: m.import_field_place,
  format: m.import_field_format,
  companions: m.import_field_companions,
  note: m.import_field_note,
  tags: m.import_field_tags,
  review: m.import_field_review,
  loggedOn: m.import_field_logged_on,
  scoredOn: m.import_field_scored_on,
  ids: m.import_field_ids,
  facts: m.import_field_facts,
  poster: m.import_field_poster,
  description: m.import_field_description,
};

const TWO: Partial<Record<ImportField, () => string>> = {
  watchedOn: m.import_two_watched_on,
  score: m.import_two_score,
  place: m.import_two_place,
  format: m.import_two_format,
  note: m.import_two_note,
  review: m.import_two_review,
  poster: m.import_two_poster,
  description: m.import_two_description,
};

/** What a row says of a film that the file adds, that the journal has, or that another row adds. */
type OfFilm = Record<'added' | 'known' | 'filed', () => string>;

const same = (added: () => string, other: () => string): OfFilm => ({ added, known: other, filed: other });

/** What becomes of a row, in a few words: `New film, new viewing, review`. */
export function happens(row: PlanRow, answer: OnConflict): string {
  switch (row.outcome) {
    case 'new':
      return comes(row);
    case 'merged':
      return row.fills.length > 0
        ? m.import_merged_fills({ fields: names([...new Set(row.fills)].map((field) => FIELD[field]())) })
        : m.import_merged_repeats();
    case 'conflict': {
      return answered(row.conflicts, standing(row, answer));
    }
    case 'look':
      return perhaps(row);
    case 'leftOut':
    case 'unreadable':
      return row.reason;
    case 'same':
    case 'all':
      return m.import_same_what();
  }
}

const ANSWERED: Record<OnConflict, (named: { what: string }) => string> = {
  mine: m.import_answered_mine,
  theirs: m.import_answered_theirs,
  both: m.import_answered_both,
};

/** What can stand, for a menu. */
export function ways(): { value: OnConflict; label: string }[] {
  return [
    { value: 'mine', label: m.import_way_mine() },
    { value: 'theirs', label: m.import_way_theirs() },
    { value: 'both', label: m.import_way_both() },
  ];
}

/** What differs, and what of it stands: `Two scores, yours kept`. */
export function answered([first]: ImportConflict[], stands: OnConflict): string {
  const what = (TWO[first?.field ?? 'facts'] ?? m.import_two_other)();
  return ANSWERED[stands]({ what });
}

function comes(row: PlanRow): string {
  const list = row.list ?? '';
  const ways: Record<PlanRow['what'], OfFilm> = {
    viewing: {
      added: m.import_new_viewing_film,
      known: m.import_new_viewing_known,
      filed: m.import_new_viewing_file,
    },
    score: { added: m.import_new_score_film, known: m.import_new_score_known, filed: m.import_new_score_file },
    seen: same(m.import_new_seen_film, m.import_new_seen),
    wanted: same(m.import_new_wanted_film, m.import_new_wanted),
    liked: same(m.import_new_liked_film, m.import_new_liked),
    list: same(m.import_new_list, m.import_new_list),
    listed: same(
      () => m.import_new_listed_film({ list }),
      () => m.import_new_listed({ list }),
    ),
    film: same(m.import_new_film, m.import_new_film),
    review: { added: m.import_new_review_film, known: m.import_new_review_known, filed: m.import_new_review_file },
    poster: same(m.import_new_poster_film, m.import_new_poster),
    draft: same(m.import_new_draft, m.import_new_draft),
    shelf: same(m.import_new_shelf, m.import_new_shelf),
    nothing: same(m.import_is_new, m.import_is_new),
  };
  const of = row.addsFilm ? 'added' : row.film ? 'known' : 'filed';
  const what = ways[row.what][of]();
  return row.hasReview && row.what !== 'review' ? m.import_new_with_review({ what }) : what;
}

function perhaps({ look }: PlanRow): string {
  if (look?.why === 'maybeEpisode') return m.import_look_maybe_episode();
  const [first] = look?.films ?? [];
  if (!look || !first) return m.import_is_look();
  const film = filmName(first);
  const says: Record<Exclude<LookWhy, 'maybeEpisode'>, () => string> = {
    noYear: () => m.import_look_no_year({ film }),
    several: () => m.import_look_several({ film }),
    spelling: () => m.import_look_spelling({ film }),
    yearApart: () => m.import_look_year_apart({ film }),
  };
  return says[look.why]();
}

/** A film by title and year. */
export function filmName({ title, year }: Pick<PlanFilm, 'title' | 'year'>): string {
  return year === null ? title : m.import_film_year({ title, year: String(year) });
}

/** Whether there is room for what both say. */
export function keepsBoth({ what, conflicts }: PlanRow): boolean {
  return what !== 'score' && what !== 'poster' && what !== 'film' && conflicts.length > 0;
}

/** What stands after an answer: where there is no room for both, the journal's. */
export function standing(row: PlanRow, answer: OnConflict): OnConflict {
  return answer === 'both' && !keepsBoth(row) ? 'mine' : answer;
}

/** How both are kept. */
export function bothHow(conflicts: ImportConflict[]): string {
  const fields = conflicts.map(({ field }) => field);
  if (fields.includes('description')) return m.import_both_description();
  return fields.every((field) => field === 'review') ? m.import_both_review() : m.import_both_viewing();
}

import { count, names } from '../../lib/format';
import type { ImportPart } from '../../lib/ipc/generated/ImportPart';
import type { Receipt } from '../../lib/ipc/generated/Receipt';
import { m } from '../../lib/messages';

/** A line of a receipt: what, and how many. */
export interface Line {
  text: string;
  n: number;
}

/** What came into the journal; what did not come is not mentioned. */
export function added({ added }: Receipt): Line[] {
  const lines: Line[] = [
    { text: m.import_added_films(), n: added.films },
    { text: m.import_added_viewings(), n: added.viewings },
    { text: m.import_added_reviews(), n: added.reviews },
    { text: m.import_added_scores(), n: added.scores },
    { text: m.import_added_tags(), n: added.tags },
    { text: m.import_added_lists(), n: added.lists },
    { text: m.import_added_watchlist(), n: added.watchlist },
    { text: m.import_added_likes(), n: added.likes },
  ];
  return lines.filter((line) => line.n > 0);
}

/** The rows of the file by what became of them; they add up to all of them. */
export function rows({ rows }: Receipt): Line[] {
  const lines: Line[] = [
    { text: m.import_rows_new(), n: rows.new },
    { text: m.import_rows_merged(), n: rows.merged },
    { text: m.import_rows_same(), n: rows.same },
    { text: m.import_rows_conflict(), n: rows.conflict - rows.taken - rows.both },
    { text: m.import_rows_taken(), n: rows.taken },
    { text: m.import_rows_both(), n: rows.both },
    { text: m.import_rows_skipped(), n: rows.skipped },
    { text: m.import_rows_unreadable(), n: rows.unreadable },
  ];
  return lines.filter((line) => line.n > 0);
}

/** What could not be read and what was left out, a line each with its place, to keep as text. */
export function listed({ problems, leftOut }: Receipt): string {
  const lines = [
    ...problems.map(({ file, line, reason }) => `${m.import_place({ file, line: count(line) })}: ${reason}`),
    ...leftOut.map(
      ({ file, rows, reason }) => `${m.import_left_out_file({ file, rows: m.import_rows({ count: rows }) })}: ${reason}`,
    ),
  ];
  return lines.join('\n');
}

/** One sentence on what a file brings: `62 viewings and 47 films will be added.` */
export function promise({ added, rows }: Receipt, changes: boolean): string {
  const what = inWords(added);
  if (what !== '') return m.import_will_add({ what });
  // A row that is in conflict about one thing may fill in another.
  const fills = rows.new + rows.merged > 0 || rows.taken + rows.both === 0;
  if (changes && fills) return m.import_will_fill();
  return rows.conflict > 0 ? m.import_will_add_nothing() : m.import_will_nothing();
}

/** What the button does, in numbers where records are added: `Bring in 62 viewings`. */
export function bringIn({ added }: Receipt): string {
  const { viewings, films, reviews, lists, watchlist } = added;
  const first = [{ viewings }, { films }, { reviews }, { lists }, { watchlist }]
    .map((part) => inWords(part))
    .find((what) => what !== '');
  return first === undefined ? m.import_run() : m.import_bring_in({ what: first });
}

/** What becomes of the conflicts: `7 conflicts: 4 keep what is here, 2 take the file’s, 1 keeps both.` */
export function conflicts({ rows: { conflict, taken, both } }: Receipt): string {
  const mine = conflict - taken - both;
  if (conflict === 0) return '';
  if (mine === conflict) return m.import_foot_conflicts_mine({ count: conflict });
  if (taken === conflict) return m.import_foot_conflicts_taken({ count: conflict });
  if (both === conflict) return m.import_foot_conflicts_both({ count: conflict });
  const ways = [
    mine > 0 && m.import_foot_mine({ count: mine }),
    taken > 0 && m.import_foot_taken({ count: taken }),
    both > 0 && m.import_foot_both({ count: both }),
  ];
  return m.import_foot_conflicts({ count: conflict, ways: names(ways.filter((way) => way !== false)) });
}

/** What an earlier import brought, in a few words: `62 viewings, 47 films`. */
export function inShort(receipt: Receipt): string {
  return m.import_in_short({
    viewings: m.import_viewings({ count: receipt.added.viewings }),
    films: m.import_films({ count: receipt.added.films }),
    rows: count(receipt.rows.read),
  });
}

/** Records of an import in words: `3 viewings and 2 films`; nothing for nothing. */
export function inWords({ viewings = 0, films = 0, reviews = 0, lists = 0, watchlist = 0 }: Partial<ImportPart>): string {
  const words = [
    viewings > 0 && m.import_viewings({ count: viewings }),
    films > 0 && m.import_films({ count: films }),
    reviews > 0 && m.import_reviews({ count: reviews }),
    lists > 0 && m.import_lists({ count: lists }),
    watchlist > 0 && m.import_watchlist({ count: watchlist }),
  ];
  return names(words.filter((word) => word !== false));
}

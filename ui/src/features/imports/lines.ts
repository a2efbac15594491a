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
    { text: m.import_rows_conflict(), n: rows.conflict },
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

/** One sentence on what a file brings: `62 viewings of 47 films will be added.` */
export function promise(receipt: Receipt): string {
  const { viewings, films, watchlist, lists, reviews, scores, likes, tags } = receipt.added;
  if (viewings > 0) {
    return m.import_will_viewings({
      viewings: m.import_viewings({ count: viewings }),
      films: m.import_films({ count: films }),
    });
  }
  if (bringsNothing(receipt)) return m.import_will_nothing();
  const other = films + watchlist + lists + reviews + scores + likes + tags;
  return other > 0 ? m.import_will_other({ films: m.import_films({ count: films }) }) : m.import_will_fill();
}

/** Whether the journal has all of it already. */
export function bringsNothing({ rows }: Receipt): boolean {
  return rows.new + rows.merged === 0;
}

/** What an earlier import brought, in a few words: `62 viewings, 47 films`. */
export function inShort(receipt: Receipt): string {
  return m.import_in_short({
    viewings: m.import_viewings({ count: receipt.added.viewings }),
    films: m.import_films({ count: receipt.added.films }),
    rows: count(receipt.rows.read),
  });
}

/** What of an import went or stayed: `2 films and 3 viewings`; nothing for nothing. */
export function inWords(part: ImportPart): string {
  const words = [
    part.films > 0 && m.import_films({ count: part.films }),
    part.viewings > 0 && m.import_viewings({ count: part.viewings }),
    part.reviews > 0 && m.import_reviews({ count: part.reviews }),
    part.lists > 0 && m.import_lists({ count: part.lists }),
    part.watchlist > 0 && m.import_watchlist({ count: part.watchlist }),
  ];
  return names(words.filter((word) => word !== false));
}

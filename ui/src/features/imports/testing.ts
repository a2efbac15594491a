/** Made-up plans for the tests of this folder. */
import type { ImportChoices } from '../../lib/ipc/generated/ImportChoices';
import type { ImportReport } from '../../lib/ipc/generated/ImportReport';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { PlanCounts } from '../../lib/ipc/generated/PlanCounts';
import type { PlanRow } from '../../lib/ipc/generated/PlanRow';

export const FILE = { token: 3, name: 'a.csv', kind: 'File', bytes: 1000 } as unknown as Offered;

export const COUNTS: PlanCounts = {
  all: 10,
  new: 4,
  same: 2,
  merged: 1,
  conflict: 1,
  look: 1,
  leftOut: 1,
  unreadable: 0,
};

export const REPORT: ImportReport = {
  import: null,
  fileName: 'a.csv',
  madeAt: '2026-11-22T09:12:00.000Z',
  receipt: {
    source: 'movary',
    reading: '',
    rows: { read: 10, new: 4, same: 2, merged: 1, conflict: 1, taken: 0, both: 0, skipped: 2, unreadable: 0 },
    added: { films: 3, viewings: 4, reviews: 1, scores: 2, tags: 0, lists: 0, watchlist: 0, likes: 0 },
    problems: [],
    leftOut: [],
    keys: {},
  },
};

export function asked(): ImportChoices {
  return {
    reading: { timeZone: null, dateOrder: null, filmsAre: null, sheet: null },
    onConflict: 'mine',
    onConflictOf: [],
    onDoubt: 'ask',
    rows: [],
    films: [],
  };
}

/** A new viewing of a new film, but for what is said otherwise. */
export function row(over: Partial<PlanRow> = {}): PlanRow {
  return {
    number: 0,
    file: 'a.csv',
    line: 2,
    nth: 0,
    raw: 'Kites,1999',
    outcome: 'new',
    what: 'viewing',
    title: 'Kites',
    year: 1999,
    filmKey: 'Kites (1999)',
    filmRows: 3,
    watchedOn: '2026-03-02',
    score: 80 as PlanRow['score'],
    list: null,
    hasReview: false,
    film: null,
    addsFilm: true,
    fills: [],
    conflicts: [],
    look: null,
    reason: '',
    ...over,
  };
}

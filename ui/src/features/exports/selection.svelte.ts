import type { Between } from '../../lib/ipc/generated/Between';
import type { ExportOf } from '../../lib/ipc/generated/ExportOf';
import type { ListId } from '../../lib/ipc/generated/ListId';
import { m } from '../../lib/messages';

/** The kinds of part a person may choose in the dialog. */
export type Part = 'given' | 'journal' | 'search' | 'list';

/** Which part of the journal goes out, as it is being chosen. */
export class Selection {
  part = $state<Part>('given');
  words = $state('');
  list = $state<ListId>();
  from = $state('');
  to = $state('');

  readonly #given: () => ExportOf;

  /** `given` is what the dialog was opened for. */
  constructor(given: () => ExportOf) {
    this.#given = given;
  }

  /** What is exported; nothing while it is not said whole. */
  readonly of = $derived.by<ExportOf | undefined>(() => {
    if (this.part === 'journal') return { kind: 'journal' };
    if (this.part === 'list') return this.list === undefined ? undefined : { kind: 'list', of: this.list };
    if (this.part === 'search') {
      const text = this.words.trim();
      const filter = { liked: false, reviewed: false, rewatched: false, unseen: false };
      return text ? { kind: 'search', of: { sort: 'watched', reversed: false, filter, text } } : undefined;
    }
    return this.#given();
  });

  /** What is wrong with the dates typed, by field. */
  readonly wrong = $derived({ from: problemOf(this.from), to: problemOf(this.to) });

  /** The stretch of time, where one is said. */
  readonly between = $derived.by<Between | undefined>(() => {
    const [from, to] = [this.from.trim() || null, this.to.trim() || null];
    return from || to ? { from, to } : undefined;
  });

  /** All of the journal goes, whenever it was. */
  readonly whole = $derived(this.of?.kind === 'journal' && !this.between);

  /** Enough is said, and rightly, to go on. */
  readonly ready = $derived(this.of !== undefined && !this.wrong.from && !this.wrong.to);
}

function problemOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || isDate(text)) return undefined;
  return m.export_date_wrong();
}

/** `2024`, `2024-03` or a day there is. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (!year || year === '0000') return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return date.getUTCMonth() === Number(month ?? 1) - 1 && date.getUTCDate() === Number(day ?? 1);
}

import { SvelteSet } from 'svelte/reactivity';

import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { FilmAnswer } from '../../lib/ipc/generated/FilmAnswer';
import type { ImportChoices } from '../../lib/ipc/generated/ImportChoices';
import type { ImportField } from '../../lib/ipc/generated/ImportField';
import type { ImportPlanned } from '../../lib/ipc/generated/ImportPlanned';
import type { ImportReport } from '../../lib/ipc/generated/ImportReport';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { OnConflict } from '../../lib/ipc/generated/OnConflict';
import type { PlanCounts } from '../../lib/ipc/generated/PlanCounts';
import type { PlanRow } from '../../lib/ipc/generated/PlanRow';
import type { PlanTab } from '../../lib/ipc/generated/PlanTab';
import type { Reached } from '../../lib/ipc/generated/Reached';
import type { RowAnswer } from '../../lib/ipc/generated/RowAnswer';
import { Pages } from './pages.svelte';

/** Who holds what was answered: it outlives a plan, and is what the import runs by. */
export interface Answered {
  choices: ImportChoices;
  report: ImportReport | undefined;
  /** Whether bringing it in so would change anything. */
  changes: boolean;
}

/** Planning anew is mentioned when it takes longer than this. */
const SLOW_MS = 1000;

/** The rows of a file, looked at one by one and answered to before anything is written. */
export class Checking {
  readonly file: Offered;
  counts = $state.raw<PlanCounts>() as PlanCounts;
  tab = $state<PlanTab>('all');
  rows = $state.raw<Pages<PlanRow>>() as Pages<PlanRow>;
  /** The row the keys are at, by its place under the tab. */
  active = $state(0);
  /** What an answer changed is being planned. */
  planning = $state(false);
  /** That takes long enough to say so. */
  slow = $state(false);
  reached = $state.raw<Reached>();
  problem = $state<string>();
  readonly #open = new SvelteSet<string>();
  readonly #host: Answered;
  readonly #ofRow: Map<string, RowAnswer>;
  /** Of what kinds the conflicts were that single rows were answered for. */
  readonly #fields = new Map<string, ImportField[]>();
  #turn = 0;
  #job = 0;

  constructor(file: Offered, counts: PlanCounts, host: Answered) {
    this.file = file;
    this.counts = counts;
    this.#host = host;
    this.rows = this.#rowsOf('all');
    this.#ofRow = $derived(
      new Map(host.choices.rows.map((row) => [name(row), row.answer] as const)),
    );
  }

  /** Shows the rows of one kind. */
  show(tab: PlanTab): void {
    if (tab === this.tab) return;
    this.tab = tab;
    this.active = 0;
    this.rows = this.#rowsOf(tab);
  }

  #rowsOf(tab: PlanTab): Pages<PlanRow> {
    return new Pages((from, count) => call('import_rows', { file: this.file.token, tab, from, count }));
  }

  isOpen(row: PlanRow): boolean {
    return this.#open.has(name(row));
  }

  toggle(row: PlanRow): void {
    if (!this.#open.delete(name(row))) this.#open.add(name(row));
  }

  /** What was answered to a row's conflict, by itself or with others of its kind. */
  conflictOf(row: PlanRow): OnConflict {
    const own = this.#ofRow.get(name(row));
    if (own !== undefined && own !== 'leaveOut') return own;
    const { onConflictOf, onConflict } = this.#host.choices;
    const field = row.conflicts[0]?.field;
    return onConflictOf.find((choice) => choice.field === field)?.choose ?? onConflict;
  }

  /** Answers to one row's conflict. */
  answerConflict(row: PlanRow, answer: OnConflict): void {
    this.#fields.set(name(row), row.conflicts.map(({ field }) => field));
    this.#answerRow(row, answer);
  }

  /** Answers to every conflict of this kind, also where one was answered by itself. */
  answerAll(field: ImportField, choose: OnConflict): void {
    const { choices } = this.#host;
    const others = choices.onConflictOf.filter((choice) => choice.field !== field);
    const rows = choices.rows.filter(
      (row) => row.answer === 'leaveOut' || !(this.#fields.get(name(row)) ?? []).includes(field),
    );
    this.#choose({ onConflictOf: [...others, { field, choose }], rows });
  }

  /** Whether a row was left out by an answer to it. */
  isLeftOut(row: PlanRow): boolean {
    return this.#ofRow.get(name(row)) === 'leaveOut';
  }

  leaveOut(row: PlanRow): void {
    this.#answerRow(row, 'leaveOut');
  }

  /** Takes a row back that was left out. */
  takeBack(row: PlanRow): void {
    this.#answerRow(row, undefined);
  }

  /** What was answered to the film of a row. */
  filmOf(row: PlanRow): FilmAnswer | undefined {
    return this.#host.choices.films.find(({ key }) => key === row.filmKey)?.answer;
  }

  /** Says which film all rows mean that call it as this one does; without an answer, asks again. */
  answerFilm(row: PlanRow, answer: FilmAnswer | undefined): void {
    const others = this.#host.choices.films.filter(({ key }) => key !== row.filmKey);
    this.#choose({ films: answer ? [...others, { key: row.filmKey, answer }] : others });
  }

  /** Whether doubtful rows are taken for the likeliest film. */
  get likeliest(): boolean {
    return this.#host.choices.onDoubt === 'likeliest';
  }

  set likeliest(on: boolean) {
    this.#choose({ onDoubt: on ? 'likeliest' : 'ask' });
  }

  /** Gives up planning anew, since the import itself begins. */
  async stop(): Promise<void> {
    if (!this.planning) return;
    this.#turn += 1;
    this.planning = false;
    this.slow = false;
    await call('job_cancel', this.#job);
  }

  #answerRow(row: PlanRow, answer: RowAnswer | undefined): void {
    const { file, line, nth } = row;
    const others = this.#host.choices.rows.filter((other) => name(other) !== name(row));
    this.#choose({ rows: answer ? [...others, { file, line, nth, answer }] : others });
  }

  #choose(change: Partial<ImportChoices>): void {
    this.#host.choices = { ...this.#host.choices, ...change };
    void this.#plan();
  }

  /** Plans anew with what was answered. Only the last of several answers is waited for. */
  async #plan(): Promise<void> {
    const turn = ++this.#turn;
    const before = this.planning ? this.#job : undefined;
    const job = (this.#job = newJob());
    this.planning = true;
    this.problem = undefined;
    const slow = setTimeout(() => (this.slow = turn === this.#turn), SLOW_MS);
    try {
      if (before !== undefined) await call('job_cancel', before);
      const request = { file: this.file.token, job, choices: this.#host.choices };
      const told = (reached: Reached) => (this.reached = reached);
      const planned = await callTelling('import_plan', request, told);
      if (turn === this.#turn) this.#take(planned);
    } catch (thrown) {
      if (turn === this.#turn) this.problem = IpcFailure.from(thrown).message;
    } finally {
      clearTimeout(slow);
      if (turn === this.#turn) {
        this.planning = false;
        this.slow = false;
        this.reached = undefined;
      }
    }
  }

  #take({ report, counts, changes }: ImportPlanned): void {
    this.#host.report = report;
    this.#host.changes = changes;
    if (!counts) return;
    this.counts = counts;
    // A kind of which the last row was answered is no longer there to look at.
    if (counts[this.tab] === 0 && this.tab !== 'all') this.show('all');
    else {
      this.active = Math.max(0, Math.min(this.active, counts[this.tab] - 1));
      this.rows.refresh();
    }
  }
}

/** A row by where it stands. */
function name({ file, line, nth }: { file: string; line: number; nth: number }): string {
  return `${file}\n${String(line)}\n${String(nth)}`;
}

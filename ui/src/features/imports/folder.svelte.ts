import { SvelteMap, SvelteSet } from 'svelte/reactivity';

import { unkept } from '../../app/unkept.svelte';
import { callTelling } from '../../lib/ipc/call';
import type { DateOrder } from '../../lib/ipc/generated/DateOrder';
import type { FolderAsked } from '../../lib/ipc/generated/FolderAsked';
import type { FolderRead } from '../../lib/ipc/generated/FolderRead';
import type { ImportConflict } from '../../lib/ipc/generated/ImportConflict';
import type { ImportReport } from '../../lib/ipc/generated/ImportReport';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { OnConflict } from '../../lib/ipc/generated/OnConflict';
import type { PieceCorrected } from '../../lib/ipc/generated/PieceCorrected';
import type { PieceFound } from '../../lib/ipc/generated/PieceFound';
import type { PieceOutcome } from '../../lib/ipc/generated/PieceOutcome';
import type { Reached } from '../../lib/ipc/generated/Reached';
import { settle } from '../../lib/queries/query.svelte';
import { Correcting, placeOf } from './correcting.svelte';

type Job = FolderAsked['job'];

/** Outcomes of files that hold a review to look at. */
const READ: PieceOutcome[] = ['comesIn', 'here', 'conflict', 'waits'];

/** A folder of reviews: what each file became, which were corrected, and which stay out. */
export class Folder {
  readonly folder: Offered;
  read = $state.raw<FolderRead>();
  /** Files that stay out, by their path in the folder. */
  readonly leftOut = new SvelteSet<string>();
  /** Files that were corrected. */
  readonly corrected = new SvelteMap<string, PieceCorrected>();
  /** What stands where the journal says otherwise. */
  onConflict = $state<OnConflict>('mine');
  /** The same of single files. */
  readonly answered = new SvelteMap<string, OnConflict>();
  /** The order of dates in three numbers, once it was said. */
  dateOrder = $state<DateOrder | null>(null);
  /** Files that were opened, as they stand on the screen. */
  readonly #opened = new Map<string, Correcting>();

  constructor(folder: Offered) {
    this.folder = folder;
  }

  /** How many reviews come in. */
  get coming(): number {
    return (this.read?.files ?? []).filter((file) => this.comesIn(file)).length;
  }

  /** Of how many files the journal says otherwise. */
  get conflicts(): number {
    return (this.read?.files ?? []).filter(({ outcome }) => outcome === 'conflict').length;
  }

  /** Whether a file becomes a review, or changes one. */
  comesIn({ file, outcome, conflicts }: PieceFound): boolean {
    const changes = outcome === 'conflict' && this.stands(file, conflicts) !== 'mine';
    return (outcome === 'comesIn' || changes) && !this.leftOut.has(file);
  }

  /** What stands of a file where the journal says otherwise. */
  stands(file: string, conflicts: ImportConflict[]): OnConflict {
    return conflicts.length > 0 ? (this.answered.get(file) ?? this.onConflict) : 'mine';
  }

  /** Answers for all files. */
  answerAll(answer: OnConflict): void {
    this.onConflict = answer;
    this.answered.clear();
  }

  /** Whether a file can be opened for correction. */
  opens({ outcome }: PieceFound): boolean {
    return READ.includes(outcome);
  }

  /** Leaves a file out, or takes it in again. */
  leave(file: string, out: boolean): void {
    if (out) this.leftOut.add(file);
    else this.leftOut.delete(file);
  }

  /** Looks at every file without writing anything; files left out are looked at too. */
  async look(job: Job, told: (reached: Reached) => void): Promise<ImportReport> {
    const read = () => callTelling('piece_folder_read', this.#asked(job, []), told);
    this.read = await read();
    if (await this.#resume(this.read.files)) this.read = await read();
    return this.read.report;
  }

  /** Goes on with what was corrected of its files earlier; answers whether anything was. */
  async #resume(files: readonly PieceFound[]): Promise<boolean> {
    let any = false;
    for (const found of files) {
      const { file } = found;
      if (this.#opened.has(file) || !this.opens(found) || unkept.at(placeOf(this.folder, file)) === undefined) continue;
      const correcting = await this.open(file);
      const edit = correcting.touched ? await correcting.corrected() : undefined;
      if (!edit) continue;
      this.corrected.set(file, edit);
      any = true;
    }
    return any;
  }

  /** Brings it in. */
  async bringIn(job: Job, told: (reached: Reached) => void): Promise<ImportReport> {
    const report = settle(await callTelling('piece_folder_bring_in', this.#asked(job, [...this.leftOut]), told));
    for (const opened of this.#opened.values()) opened.done();
    return report;
  }

  /** Opens a file for correction, with the corrections made before. */
  async open(within: string): Promise<Correcting> {
    const opened = this.#opened.get(within) ?? (await Correcting.of({ folder: this.folder, within, dateOrder: this.dateOrder }));
    this.#opened.set(within, opened);
    return opened;
  }

  /** Keeps what was made of a file; answers whether the folder reads otherwise now. */
  keep(correcting: Correcting, within: string, edit: PieceCorrected): boolean {
    const before = this.corrected.get(within);
    if (correcting.touched) this.corrected.set(within, edit);
    else this.corrected.delete(within);
    const changed = correcting.keysChanged || JSON.stringify(before) !== JSON.stringify(this.corrected.get(within));
    // A key means the same in every file: those that were only looked at are read again.
    if (correcting.keysChanged) this.#readAgain();
    correcting.keysChanged = false;
    return changed;
  }

  /** Says in which order the dates stand that can be read as two; the folder reads otherwise then. */
  order(order: DateOrder | null): void {
    this.dateOrder = order;
    this.#readAgain();
  }

  /** Forgets files that were only looked at. */
  #readAgain(): void {
    for (const file of this.#opened.keys()) if (!this.corrected.has(file)) this.#opened.delete(file);
  }

  #asked(job: Job, leftOut: string[]): FolderAsked {
    const corrected = [...this.corrected].map(([file, edit]) => ({ file, edit }));
    const answered = [...this.answered].map(([file, answer]) => ({ file, answer }));
    const { folder, onConflict, dateOrder } = this;
    return { folder: folder.token, corrected, leftOut, onConflict, answered, dateOrder, job };
  }
}

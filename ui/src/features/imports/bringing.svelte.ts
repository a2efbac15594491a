import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { DateOrder } from '../../lib/ipc/generated/DateOrder';
import type { ImportChoices } from '../../lib/ipc/generated/ImportChoices';
import type { ImportRecognised } from '../../lib/ipc/generated/ImportRecognised';
import type { ImportReport } from '../../lib/ipc/generated/ImportReport';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { PieceCorrected } from '../../lib/ipc/generated/PieceCorrected';
import type { Reached } from '../../lib/ipc/generated/Reached';
import { settle } from '../../lib/queries/query.svelte';
import { Checking } from './checking.svelte';
import { Correcting } from './correcting.svelte';
import { Folder } from './folder.svelte';
import { Recognising } from './recognising.svelte';
import type { Source } from './source';

/** Nothing was chosen yet. */
const AS_IT_IS: ImportChoices = {
  reading: { timeZone: null, dateOrder: null, filmsAre: null, sheet: null },
  onConflict: 'mine',
  onConflictOf: [],
  onDoubt: 'ask',
  rows: [],
  films: [],
};

/** Where the bringing-in of a file stands. */
export type Stage = 'choose' | 'recognising' | 'recognised' | 'checking' | 'check' | 'correct' | 'running' | 'receipt';

/**
 * One file on its way into the journal: chosen, checked without writing, brought in, accounted
 * for. It outlives the screen, so that looking at something else meanwhile loses nothing.
 */
export class Bringing {
  stage = $state<Stage>('choose');
  file = $state.raw<Offered>();
  /** What would come in, then what did. */
  report = $state.raw<ImportReport>();
  /** What the file is called of which it is seen what it is. */
  looking = $state<string>();
  /** Whether it would change anything. */
  changes = $state(true);
  reached = $state.raw<Reached>();
  problem = $state<string>();
  /** How the file comes in. */
  choices = $state.raw<ImportChoices>(AS_IT_IS);
  /** The work was called off, and the journal is as it was. */
  cancelled = $state(false);
  /** The rows of the file, to be answered to; an archive and a folder of reviews have none. */
  checking = $state.raw<Checking>();
  /** What the file leaves open; nothing for one that says all by itself. */
  recognising = $state.raw<Recognising>();
  /** When the journal last was as cancelling would leave it. */
  begun = $state<string>();
  #job = 0;

  /** Whether the window is at work on a file. */
  get busy(): boolean {
    return this.stage === 'recognising' || this.stage === 'checking' || this.stage === 'running';
  }

  /** One review, being corrected. */
  correcting = $state.raw<Correcting>();
  /** A folder of reviews, of which one may be being corrected. */
  folder = $state.raw<Folder>();

  /** Looks at a file without writing anything: a ZIP or a folder row by row, one review field by field. */
  async check(file: Offered): Promise<void> {
    if (this.busy) return;
    this.#begin('recognising');
    this.looking = file.name;
    const { reading } = AS_IT_IS;
    let recognised: ImportRecognised;
    try {
      const req = { file: file.token, reading, job: this.#job };
      recognised = await callTelling('import_recognise', req, () => undefined);
    } catch (thrown) {
      this.#refused(thrown);
      return;
    } finally {
      this.stage = 'choose';
    }
    const { kind, asks, sheet } = recognised;
    if (kind === 'pieces' && file.kind !== 'Folder') return this.correct({ file });
    this.file = file;
    // What was answered to another file's rows says nothing of this one's.
    this.choices = AS_IT_IS;
    this.recognising = undefined;
    this.report = undefined;
    this.checking = undefined;
    this.folder = kind === 'pieces' ? new Folder(file) : undefined;
    const open = asks.filmsAre || asks.dateOrder || asks.timeZone;
    if (open || (sheet && !sheet.remembered)) {
      this.recognising = new Recognising(file, recognised, reading);
      this.stage = 'recognised';
      return;
    }
    await this.#check('choose');
  }

  /** Goes on to the rows with what was said of the file. */
  async goOn(): Promise<void> {
    const { recognising } = this;
    if (this.stage !== 'recognised' || !recognising || recognising.open) return;
    this.choices = { ...this.choices, reading: recognising.reading };
    await this.#check('recognised');
  }

  /** Opens one file of the folder for correction. */
  async open(within: string): Promise<void> {
    if (this.busy || !this.folder) return;
    this.problem = undefined;
    try {
      this.correcting = await this.folder.open(within);
      this.stage = 'correct';
    } catch (thrown) {
      this.problem = IpcFailure.from(thrown).message;
    }
  }

  /** Keeps what was made of a file of the folder, and goes back to the list. */
  async keep(edit: PieceCorrected): Promise<void> {
    const { correcting, folder } = this;
    if (!folder || !correcting || !('within' in correcting.source)) return;
    const changed = folder.keep(correcting, correcting.source.within, edit);
    this.correcting = undefined;
    this.stage = 'check';
    if (changed) await this.#check('check');
  }

  /** Says in which order the folder's dates stand, and looks at it again. */
  async order(order: DateOrder | null): Promise<void> {
    if (this.busy || !this.folder) return;
    const { folder } = this;
    const before = folder.dateOrder;
    folder.order(order);
    await this.#check('check');
    // What is shown is what was read.
    if (this.cancelled || this.problem) folder.order(before);
  }

  /** Reads one review, from a file or pasted, for correction. */
  async correct(source: Source): Promise<void> {
    if (this.busy) return;
    this.stage = 'checking';
    this.folder = undefined;
    this.reached = undefined;
    this.problem = undefined;
    this.cancelled = false;
    try {
      this.correcting = await Correcting.of(source);
      this.stage = 'correct';
    } catch (thrown) {
      this.stage = 'choose';
      this.problem = IpcFailure.from(thrown).message;
    }
  }

  /** Brings the checked file in. */
  async run(): Promise<void> {
    if (this.stage !== 'check') return;
    await this.checking?.stop();
    this.begun = new Date().toISOString();
    const { folder } = this;
    const told = (reached: Reached) => (this.reached = reached);
    await this.#work('running', 'check', 'receipt', async (req) =>
      folder ? folder.bringIn(req.job, told) : settle(await callTelling('import_run', req, told)),
    );
  }

  async #check(before: Stage): Promise<void> {
    const { file, folder } = this;
    const told = (reached: Reached) => (this.reached = reached);
    await this.#work('checking', before, 'check', async (req) => {
      if (folder) return folder.look(req.job, told);
      const { report, counts, changes } = await callTelling('import_plan', req, told);
      this.changes = changes;
      this.checking = file && counts ? new Checking(file, counts, this) : undefined;
      return report;
    });
  }

  /** Calls the work off. */
  async cancel(): Promise<void> {
    await call('job_cancel', this.#job);
  }

  /** Whether a step was made that can be looked at again. */
  reaches(stage: Stage): boolean {
    if (this.busy) return false;
    if (stage === 'choose') return this.stage !== 'choose';
    if (stage === 'recognised') {
      return this.recognising !== undefined && ['choose', 'check'].includes(this.stage) && this.report?.import == null;
    }
    return stage === 'check' && ['choose', 'recognised'].includes(this.stage) && this.file !== undefined && this.report?.import === null;
  }

  /** Looks at a step again; what was answered stays. */
  go(stage: Stage): void {
    if (!this.reaches(stage)) return;
    if (this.stage === 'receipt' || this.stage === 'correct') this.again();
    else this.stage = stage;
  }

  /** Begins again with another file. */
  again(): void {
    if (this.busy) return;
    this.stage = 'choose';
    this.file = undefined;
    this.report = undefined;
    this.correcting = undefined;
    this.folder = undefined;
    this.checking = undefined;
    this.recognising = undefined;
    this.choices = AS_IT_IS;
    this.problem = undefined;
    this.cancelled = false;
  }

  async #work(
    during: Stage,
    before: Stage,
    after: Stage,
    work: (req: { file: Offered['token']; job: number; choices: ImportChoices }) => Promise<ImportReport>,
  ): Promise<void> {
    if (!this.file) return;
    this.#begin(during);
    try {
      this.report = await work({ file: this.file.token, job: this.#job, choices: this.choices });
      this.stage = after;
    } catch (thrown) {
      this.stage = before;
      this.#refused(thrown);
    }
  }

  #begin(during: Stage): void {
    this.#job = newJob();
    this.stage = during;
    this.reached = undefined;
    this.problem = undefined;
    this.cancelled = false;
  }

  #refused(thrown: unknown): void {
    const failure = IpcFailure.from(thrown);
    if (failure.code === 'Cancelled') this.cancelled = true;
    else this.problem = failure.message;
  }
}

export const bringing = new Bringing();

import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { ImportChoices } from '../../lib/ipc/generated/ImportChoices';
import type { ImportKind } from '../../lib/ipc/generated/ImportKind';
import type { ImportReport } from '../../lib/ipc/generated/ImportReport';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Reached } from '../../lib/ipc/generated/Reached';
import { settle } from '../../lib/queries/query.svelte';
import { Correcting, type Source } from './correcting.svelte';

/** Nothing was chosen yet. */
const AS_IT_IS: ImportChoices = {
  reading: { timeZone: null, dateOrder: null, filmsAre: null },
  onConflict: 'mine',
  onConflictOf: [],
  onDoubt: 'ask',
  rows: [],
  films: [],
};

/** Where the bringing-in of a file stands. */
export type Stage = 'choose' | 'checking' | 'check' | 'correct' | 'running' | 'receipt';

/**
 * One file on its way into the journal: chosen, checked without writing, brought in, accounted
 * for. It outlives the screen, so that looking at something else meanwhile loses nothing.
 */
export class Bringing {
  stage = $state<Stage>('choose');
  file = $state.raw<Offered>();
  /** What would come in, then what did. */
  report = $state.raw<ImportReport>();
  reached = $state.raw<Reached>();
  problem = $state<string>();
  /** How the file comes in. */
  choices = $state.raw<ImportChoices>(AS_IT_IS);
  /** The work was called off, and the journal is as it was. */
  cancelled = $state(false);
  #job = 0;

  /** Whether the window is at work on a file. */
  get busy(): boolean {
    return this.stage === 'checking' || this.stage === 'running';
  }

  /** One review, being corrected. */
  correcting = $state.raw<Correcting>();

  /** Looks at a file without writing anything: a ZIP or a folder row by row, one review field by field. */
  async check(file: Offered): Promise<void> {
    if (this.busy) return;
    this.stage = 'checking';
    this.reached = undefined;
    this.problem = undefined;
    this.cancelled = false;
    let kind: ImportKind;
    try {
      ({ kind } = await call('import_recognise', { file: file.token, reading: this.choices.reading }));
    } catch (thrown) {
      this.problem = IpcFailure.from(thrown).message;
      return;
    } finally {
      this.stage = 'choose';
    }
    if (kind === 'pieces' && file.kind !== 'Folder') return this.correct({ file });
    this.file = file;
    await this.#work('checking', 'choose', 'check', async (req) => {
      const { report } = await callTelling('import_plan', req, (reached) => (this.reached = reached));
      return report;
    });
  }

  /** Reads one review, from a file or pasted, for correction. */
  async correct(source: Source): Promise<void> {
    if (this.busy) return;
    this.stage = 'checking';
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
    await this.#work('running', 'check', 'receipt', async (req) =>
      settle(await callTelling('import_run', req, (reached) => (this.reached = reached))),
    );
  }

  /** Calls the work off. */
  async cancel(): Promise<void> {
    await call('job_cancel', this.#job);
  }

  /** Begins again with another file. */
  again(): void {
    if (this.busy) return;
    this.stage = 'choose';
    this.file = undefined;
    this.report = undefined;
    this.correcting = undefined;
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
    this.#job = newJob();
    this.stage = during;
    this.reached = undefined;
    this.problem = undefined;
    this.cancelled = false;
    try {
      this.report = await work({ file: this.file.token, job: this.#job, choices: this.choices });
      this.stage = after;
    } catch (thrown) {
      const failure = IpcFailure.from(thrown);
      this.stage = before;
      if (failure.code === 'Cancelled') this.cancelled = true;
      else this.problem = failure.message;
    }
  }
}

export const bringing = new Bringing();

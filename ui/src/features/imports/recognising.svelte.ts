import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { ImportReading } from '../../lib/ipc/generated/ImportReading';
import type { ImportRecognised } from '../../lib/ipc/generated/ImportRecognised';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { SheetField } from '../../lib/ipc/generated/SheetField';
import type { SheetMapping } from '../../lib/ipc/generated/SheetMapping';
import type { SheetRow } from '../../lib/ipc/generated/SheetRow';

/** Going through a table again is mentioned when it takes longer than this. */
const SLOW_MS = 1000;

/** A file that leaves something open, and what is said to it. */
export class Recognising {
  recognised = $state.raw() as ImportRecognised;
  reading = $state.raw() as ImportReading;
  /** The first rows as they would be read; of a table of its own kind. */
  rows = $state.raw<SheetRow[]>([]);
  problem = $state<string>();
  /** Going through the table again takes long enough to say so. */
  slow = $state(false);
  #file: Offered;
  #asked = 0;
  #job: number | undefined;

  constructor(file: Offered, recognised: ImportRecognised, reading: ImportReading) {
    this.#file = file;
    this.recognised = recognised;
    this.reading = { ...reading, sheet: recognised.sheet?.mapping ?? null };
    void this.#preview();
  }

  /** Whether something has to be said before the rows can be read. */
  get open(): boolean {
    const { asks, sheet } = this.recognised;
    const named = sheet?.mapping.columns.some(({ becomes }) => becomes === 'title' || becomes === 'titleYear') ?? true;
    return !named || (asks.filmsAre && !this.reading.filmsAre) || (asks.dateOrder && !this.reading.dateOrder);
  }

  /** Says something that the file leaves open. */
  async say(said: Partial<ImportReading>): Promise<void> {
    this.reading = { ...this.reading, ...said };
    await this.#preview();
  }

  /** Says what a column becomes. */
  async become(name: string, becomes: SheetField): Promise<void> {
    const columns = (this.recognised.sheet?.columns ?? []).map((column) => ({
      name: column.name,
      becomes: column.name === name ? becomes : this.#becomes(column.name),
    }));
    await this.map({ columns });
  }

  /** Looks at another sheet of the workbook, whose columns are its own. */
  async turnTo(sheet: string): Promise<void> {
    await this.map({ sheet, columns: [], headingRow: null, scoreBest: null });
  }

  /** Changes how the table is read, and looks at it again. */
  async map(change: Partial<SheetMapping>): Promise<void> {
    const mapping = this.reading.sheet ?? this.recognised.sheet?.mapping;
    if (!mapping) return;
    await this.stop();
    const asked = ++this.#asked;
    const reading = { ...this.reading, sheet: { ...mapping, ...change } };
    const job = (this.#job = newJob());
    const slow = setTimeout(() => (this.slow = asked === this.#asked), SLOW_MS);
    try {
      const recognised = await callTelling('import_recognise', { file: this.#file.token, reading, job }, () => undefined);
      if (asked !== this.#asked) return;
      this.recognised = recognised;
      this.reading = { ...reading, sheet: recognised.sheet?.mapping ?? reading.sheet };
      this.problem = undefined;
    } catch (thrown) {
      const failure = IpcFailure.from(thrown);
      if (asked === this.#asked && failure.code !== 'Cancelled') this.problem = failure.message;
      return;
    } finally {
      clearTimeout(slow);
      if (asked === this.#asked) {
        this.slow = false;
        this.#job = undefined;
      }
    }
    await this.#preview();
  }

  /** Calls off what the last change has begun: the table stays as it was read before. */
  async stop(): Promise<void> {
    const job = this.#job;
    if (job === undefined) return;
    this.#asked += 1;
    this.#job = undefined;
    this.slow = false;
    await call('job_cancel', job);
  }

  #becomes(name: string): SheetField {
    return this.recognised.sheet?.mapping.columns.find((column) => column.name === name)?.becomes ?? 'leaveOut';
  }

  async #preview(): Promise<void> {
    if (!this.recognised.sheet) return;
    const asked = this.#asked;
    try {
      const rows = await call('import_sheet_rows', { file: this.#file.token, reading: this.reading });
      if (asked === this.#asked) this.rows = rows;
    } catch {
      // What is still open is said by the button that waits for it; no row can be read until then.
      if (asked === this.#asked) this.rows = [];
    }
  }
}

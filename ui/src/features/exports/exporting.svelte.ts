import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { Exported } from '../../lib/ipc/generated/Exported';
import type { ExportOrder } from '../../lib/ipc/generated/ExportOrder';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Reached } from '../../lib/ipc/generated/Reached';

/**
 * One export on its way out. It outlives the screen, so that looking at something else meanwhile
 * loses nothing.
 */
export class Exporting {
  /** Where it goes. */
  to = $state.raw<Offered>();
  busy = $state(false);
  reached = $state.raw<Reached>();
  /** What was written, once it was. */
  done = $state.raw<Exported>();
  problem = $state<string>();
  /** The work was called off, and nothing was left behind. */
  cancelled = $state(false);
  #job = 0;

  /** Writes what is ordered to the place chosen. */
  async run(order: ExportOrder, to: Offered): Promise<void> {
    if (this.busy) return;
    this.clear();
    this.to = to;
    this.busy = true;
    this.#job = newJob();
    try {
      const req = { ...order, to: to.token, job: this.#job };
      this.done = await callTelling('export_run', req, (reached) => (this.reached = reached));
    } catch (thrown) {
      const failure = IpcFailure.from(thrown);
      if (failure.code === 'Cancelled') this.cancelled = true;
      else this.problem = failure.message;
    } finally {
      this.busy = false;
    }
  }

  /** Forgets how the last one went. */
  clear(): void {
    if (this.busy) return;
    this.reached = undefined;
    this.done = undefined;
    this.problem = undefined;
    this.cancelled = false;
  }

  /** Calls the work off. */
  async cancel(): Promise<void> {
    await call('job_cancel', this.#job);
  }
}

export const exporting = new Exporting();

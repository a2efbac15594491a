import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { Exported } from '../../lib/ipc/generated/Exported';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Reached } from '../../lib/ipc/generated/Reached';
import type { StatisticsReq } from '../../lib/ipc/generated/StatisticsReq';

/** One annual on its way out. */
export class Saving {
  busy = $state(false);
  reached = $state.raw<Reached>();
  /** What was written, once it was. */
  done = $state.raw<Exported>();
  problem = $state<string>();
  /** The work was called off, and nothing was left behind. */
  cancelled = $state(false);
  #to: Offered | undefined;
  #job = 0;

  /** Writes the page and the cards into a folder of their own in the one chosen. */
  async run(of: StatisticsReq, to: Offered): Promise<void> {
    if (this.busy) return;
    this.#to = to;
    this.reached = undefined;
    this.done = undefined;
    this.problem = undefined;
    this.cancelled = false;
    this.busy = true;
    this.#job = newJob();
    try {
      const req = { of, to: to.token, job: this.#job };
      this.done = await callTelling('annual_save', req, (reached) => (this.reached = reached));
    } catch (thrown) {
      const failure = IpcFailure.from(thrown);
      if (failure.code === 'Cancelled') this.cancelled = true;
      else this.problem = failure.message;
    } finally {
      this.busy = false;
    }
  }

  /** Calls the work off. */
  async cancel(): Promise<void> {
    await call('job_cancel', this.#job);
  }

  /** Opens the folder it was written to. */
  async show(): Promise<void> {
    if (this.#to) await call('export_show', this.#to.token);
  }
}

import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { ExportOrder } from '../../lib/ipc/generated/ExportOrder';
import type { LossReport } from '../../lib/ipc/generated/LossReport';

/** What an export would lose, looked over before anything is written. */
export class Losing {
  report = $state.raw<LossReport>();
  problem = $state<string>();
  looking = $state(false);
  #job = 0;
  #turn = 0;

  /** Looks over an order; one looked over before it is called off. */
  async look(order: ExportOrder): Promise<void> {
    this.stop();
    const turn = ++this.#turn;
    this.looking = true;
    this.#job = newJob();
    try {
      const report = await callTelling('export_losses', { ...order, job: this.#job }, () => undefined);
      if (turn === this.#turn) this.report = report;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = IpcFailure.from(thrown).message;
    } finally {
      if (turn === this.#turn) this.looking = false;
    }
  }

  /** Stops looking, and forgets what was seen. */
  stop(): void {
    this.#turn += 1;
    if (this.looking) void call('job_cancel', this.#job).catch(() => undefined);
    this.looking = false;
    this.report = undefined;
    this.problem = undefined;
  }
}

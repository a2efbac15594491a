import { call, callTelling, newJob } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { ExportOrder } from '../../lib/ipc/generated/ExportOrder';
import type { LossReport } from '../../lib/ipc/generated/LossReport';
import type { Reached } from '../../lib/ipc/generated/Reached';

/** Looking over is shown with its progress when it takes longer than this. */
const SLOW_MS = 1000;

/** What an export would lose, looked over before anything is written. */
export class Losing {
  report = $state.raw<LossReport>();
  problem = $state<string>();
  looking = $state(false);
  /** It takes long enough to say how far it has come. */
  slow = $state(false);
  reached = $state.raw<Reached>();
  /** The person would rather not wait. */
  givenUp = $state(false);
  #job = 0;
  #turn = 0;

  /** Looks over an order; one looked over before it is called off. */
  async look(order: ExportOrder): Promise<void> {
    this.stop();
    const turn = ++this.#turn;
    this.looking = true;
    this.#job = newJob();
    const slow = setTimeout(() => (this.slow = turn === this.#turn), SLOW_MS);
    const told = (reached: Reached) => {
      if (turn === this.#turn) this.reached = reached;
    };
    try {
      const report = await callTelling('export_losses', { ...order, job: this.#job }, told);
      if (turn === this.#turn) this.report = report;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = IpcFailure.from(thrown).message;
    } finally {
      clearTimeout(slow);
      if (turn === this.#turn) {
        this.looking = false;
        this.slow = false;
      }
    }
  }

  /** Stops looking because nobody wants to wait for it. */
  giveUp(): void {
    this.stop();
    this.givenUp = true;
  }

  /** Stops looking, and forgets what was seen. */
  stop(): void {
    this.#turn += 1;
    if (this.looking) void call('job_cancel', this.#job).catch(() => undefined);
    this.looking = false;
    this.slow = false;
    this.reached = undefined;
    this.givenUp = false;
    this.report = undefined;
    this.problem = undefined;
  }
}

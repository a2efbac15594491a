import { call, newJob } from '../lib/ipc/call';
import { IpcFailure } from '../lib/ipc/failure';
import type { JobId } from '../lib/ipc/generated/JobId';
import type { Reached } from '../lib/ipc/generated/Reached';

/** One piece of long work that a screen watches and may call off. */
export class Job {
  busy = $state(false);
  reached = $state.raw<Reached>();
  /** Why the last one failed; none when it was called off. */
  problem = $state<string>();
  #id: JobId = 0;

  /** Runs `work` under a name of its own. Answers what it answers, or nothing when it did not end well. */
  async run<T>(work: (job: JobId, told: (reached: Reached) => void) => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problem = undefined;
    this.reached = undefined;
    this.#id = newJob();
    try {
      return await work(this.#id, (reached) => (this.reached = reached));
    } catch (thrown) {
      const failure = IpcFailure.from(thrown);
      if (failure.code !== 'Cancelled') this.problem = failure.message;
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Calls the work off. */
  async cancel(): Promise<void> {
    await call('job_cancel', this.#id);
  }
}

import { IpcFailure } from '../lib/ipc/failure';
import { showFailure } from './failures';

/** A form on its way: whether it is being handed over, and which of its fields was refused and why. */
export class Submitting {
  busy = $state(false);
  problems = $state.raw<Partial<Record<string, string>>>({});

  /** Hands it over, and says whether it was taken. A refusal of no field is shown as a failure. */
  async hand(over: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.problems = {};
    try {
      await over();
      return true;
    } catch (thrown) {
      const failure = IpcFailure.from(thrown);
      if (failure.code === 'Invalid' && failure.field !== null) this.problems = { [failure.field]: failure.message };
      else showFailure(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

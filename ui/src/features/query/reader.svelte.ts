import { call } from '../../lib/ipc/call';
import type { QueryReading } from '../../lib/ipc/generated/QueryReading';

/** What the journal makes of a line, asked again with every letter; a late answer is dropped. */
export class Reader {
  /** The reading that was answered last, and the line it is of. */
  reading = $state.raw<QueryReading>();
  line = $state.raw('');
  #turn = 0;

  /** Reads a line, the caret at a place in it. What cannot be read is shown by the films themselves. */
  async read(line: string, caret: number): Promise<void> {
    const turn = ++this.#turn;
    const reading = await call('query_read', { line, caret }).catch(() => undefined);
    if (turn !== this.#turn) return;
    this.reading = reading;
    this.line = line;
  }
}

import { call } from '../lib/ipc/call';
import type { JournalStatus } from '../lib/ipc/generated/JournalStatus';
import type { Token } from '../lib/ipc/generated/Token';
import { m } from '../lib/messages';
import { refreshAll } from '../lib/queries/query.svelte';
import { secureAll } from './closing';
import { showFailure } from './failures';
import { followJournal } from './settings';
import { unkept } from './unkept.svelte';

/** Which journal the window is open on, or why it is on none. */
class OpenJournal {
  status = $state.raw<JournalStatus>();

  /** Asks once, when the window opens. */
  async begin(): Promise<void> {
    try {
      this.#take(await call('journal_status', null));
    } catch (thrown) {
      showFailure(thrown);
    }
  }

  /** Tries again what did not work at the start. */
  async retry(): Promise<void> {
    this.#take(await call('journal_retry', null));
  }

  /** Looks again at what is open, once a backup has taken its place. */
  async look(): Promise<void> {
    this.#take(await call('journal_status', null));
  }

  /** Begins a journal in the usual place. */
  async beginAnew(): Promise<void> {
    this.#take(await call('journal_begin', null));
  }

  /** Lets the person choose another journal and opens it; false when they chose none. */
  async openOther(): Promise<boolean> {
    return this.#withFolder(m.journal_choose(), (token) => call('journal_open', token));
  }

  /** Opens the journal that was made in a folder chosen before. */
  async openIn(token: Token): Promise<void> {
    if (!this.status?.problem) await secureAll();
    this.#take(await call('journal_open', token));
  }

  /** Lets the person choose where the journal goes and moves it there; false when they chose nothing. */
  async move(): Promise<boolean> {
    return this.#withFolder(m.journal_choose_place(), (token) => call('journal_move', token), true);
  }

  async #withFolder(
    title: string,
    act: (token: Token) => Promise<JournalStatus>,
    isMoved = false,
  ): Promise<boolean> {
    const chosen = await call('dialog_folder', { title });
    if (!chosen) return false;
    if (!this.status?.problem) await secureAll();
    this.#take(await act(chosen.token), isMoved);
    return true;
  }

  #take(status: JournalStatus, isMoved = false): void {
    const before = this.status;
    this.status = status;
    if (status.problem) return;
    void followJournal();
    const isWritable = status.reading === null;
    if (status.folder !== null) void unkept.open(status.folder, { isWritable, isMoved });
    // The first reading of every screen is under way already.
    if (before) refreshAll();
  }
}

export const journal = new OpenJournal();

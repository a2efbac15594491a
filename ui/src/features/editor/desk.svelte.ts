import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { DraftId } from '../../lib/ipc/generated/DraftId';
import type { Editing } from '../../lib/ipc/generated/Editing';
import type { FilmFacts } from '../../lib/ipc/generated/FilmFacts';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { ReviewForm } from '../../lib/ipc/generated/ReviewForm';
import type { ReviewId } from '../../lib/ipc/generated/ReviewId';
import type { RevisionCause } from '../../lib/ipc/generated/RevisionCause';
import type { ViewingFacts } from '../../lib/ipc/generated/ViewingFacts';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';
import { blank } from '../viewings/blank';

/** How long after a key the form is written to disk: well under two seconds. */
const SAVE_AFTER_MS = 900;

/** How long after a failure it is tried again, whether or not another key is pressed. */
const TRY_AGAIN_MS = 5000;

/** What the toolbar says of the text's safety. */
export type Safety =
  | { kind: 'untouched' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; message: string };

/** What is wrong with the form, and at which field. */
export interface Problem {
  field: string | null;
  message: string;
}

/**
 * The writing desk: what the editor holds, kept on disk while it is written, and saved to the
 * journal as one step when it is done or left.
 */
export class Desk {
  readonly form: ReviewForm;
  review = $state<ReviewId | null>(null);
  finished = $state(false);
  safety = $state.raw<Safety>({ kind: 'untouched' });
  problem = $state.raw<Problem>();
  readonly #opened: string;
  #draft: DraftId | null;
  /** The form as it last was in the journal or in a draft. */
  #kept: string;
  /** The form as it was when the journal last had all of it. */
  #saved: string;
  /** The film came with this page, for its pictures; it is not there without it. */
  #begun: boolean;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** `opened` is the address it was opened at. */
  constructor(editing: Editing, opened = 'new') {
    this.#opened = opened;
    const form = $state(editing.form);
    this.form = form;
    this.review = editing.review;
    this.finished = editing.finished;
    this.#draft = editing.draft;
    this.#begun = editing.review === null && editing.draft !== null;
    this.#kept = JSON.stringify(form);
    // What comes from a draft is not in the journal yet.
    this.#saved = editing.draft === null ? this.#kept : '';
    if (editing.savedAt !== null) this.safety = { kind: 'saved', at: editing.savedAt };
  }

  /** The film, once the journal has it. */
  get film(): FilmId | null {
    return this.form.film;
  }

  /** Something was written that neither the journal nor a draft has. */
  get isAtRisk(): boolean {
    return JSON.stringify(this.form) !== this.#kept && !(this.review === null && this.#isBlank());
  }

  /** Where it is opened again. */
  get address(): string {
    return this.review !== null ? `review/${String(this.review)}` : this.#opened;
  }

  /** Whether an address of the editor leads to what is on this desk. */
  isAt(address: string): boolean {
    const { viewing } = this.form;
    return [
      this.address,
      this.#opened,
      this.#draft !== null && `draft/${String(this.#draft)}`,
      viewing !== null && `viewing/${String(viewing)}`,
    ].includes(address);
  }

  /** What is wrong at a field. */
  problemAt(field: string): string | undefined {
    return this.problem?.field === field ? this.problem.message : undefined;
  }

  /** What is said of the viewing, begun when there is nothing yet. */
  watch(): ViewingFacts {
    this.form.watch ??= blank();
    return this.form.watch;
  }

  /** Follows the form while a component is on screen; call while it initialises. */
  follow(): void {
    $effect(() => {
      const now = JSON.stringify(this.form);
      if (now !== this.#kept) this.#clock ??= setTimeout(() => void this.keep(), SAVE_AFTER_MS);
    });
    $effect(() => () => clearTimeout(this.#clock));
  }

  /** Writes the form to disk now, where it differs from what is there. */
  keep(): Promise<void> {
    clearTimeout(this.#clock);
    this.#clock = undefined;
    return this.#inTurn(async () => {
      const now = JSON.stringify(this.form);
      if (now === this.#kept) return;
      this.safety = { kind: 'saving' };
      try {
        const form = $state.snapshot(this.form);
        const { draft, savedAt } = settle(
          await call('draft_save', { draft: this.#draft, review: this.review, form }),
        );
        this.#draft = draft;
        this.#kept = now;
        this.safety = { kind: 'saved', at: savedAt };
      } catch (thrown) {
        this.#fail(IpcFailure.from(thrown));
      }
    });
  }

  /** Writes the form to disk; throws when it is not there after that. */
  async secure(): Promise<void> {
    await this.keep();
    if (this.isAtRisk && this.safety.kind === 'failed') {
      throw new IpcFailure({ code: 'Internal', message: this.safety.message, field: null });
    }
  }

  /** Saves everything to the journal; throws when it can't be. */
  save(cause: RevisionCause): Promise<ReviewId> {
    clearTimeout(this.#clock);
    this.#clock = undefined;
    return this.#inTurn(async () => {
      this.problem = undefined;
      const now = JSON.stringify(this.form);
      if (this.review !== null && now === this.#saved && (cause !== 'done' || this.finished)) return this.review;
      this.safety = { kind: 'saving' };
      try {
        const form = $state.snapshot(this.form);
        const saved = settle(
          await call('review_save', { review: this.review, draft: this.#draft, form, cause }),
        );
        this.review = saved.review;
        this.#draft = null;
        this.finished ||= cause === 'done';
        const typedSince = JSON.stringify(this.form) !== now;
        this.form.film = saved.film;
        this.form.viewing = saved.viewing;
        if (!typedSince) this.#kept = this.#saved = JSON.stringify(this.form);
        this.safety = { kind: 'saved', at: new Date().toISOString() };
        return saved.review;
      } catch (thrown) {
        const failure = IpcFailure.from(thrown);
        if (failure.code === 'Invalid') this.problem = { field: failure.field, message: failure.message };
        this.#fail(failure);
        throw failure;
      }
    });
  }

  /**
   * Leaves the desk with nothing lost: saved as a revision, or as a draft when the journal can't
   * take it. A page on which nothing was written leaves nothing behind. Throws when what was written
   * is nowhere but here.
   */
  async leave(): Promise<void> {
    if (this.review === null && this.#isBlank()) {
      const draft = this.#draft;
      this.#draft = null;
      if (draft !== null) settle(await call('draft_discard', draft));
      return;
    }
    let failure: IpcFailure | undefined;
    if (this.form.facts.title.trim() !== '' || this.review !== null) {
      try {
        await this.save('left');
        return;
      } catch (thrown) {
        failure = IpcFailure.from(thrown);
      }
    }
    await this.secure();
    // What the form lacks is said where it is opened again; anything else has to be said here.
    if (failure && failure.code !== 'Invalid') {
      toasts.say(m.editor_left_as_draft({ reason: failure.message }), { tone: 'danger' });
    }
  }

  /**
   * The film, made known to the journal first when it is new; pictures need one to hang on. It joins
   * the step of undo that saving the review makes.
   */
  filmForPictures(): Promise<FilmId> {
    return this.#inTurn(async () => {
      if (this.form.film !== null) return this.form.film;
      if (this.form.facts.title.trim() === '') {
        const message = m.editor_title_first();
        this.problem = { field: 'title', message };
        throw new IpcFailure({ code: 'Invalid', message, field: 'title' });
      }
      const sent = $state.snapshot(this.form.facts);
      const begun = settle(await call('film_begin', sent));
      // What the journal knows besides fills up the form, but for what was typed meanwhile.
      for (const [name, value] of Object.entries(begun.facts)) {
        const key = name as keyof FilmFacts;
        if (JSON.stringify(this.form.facts[key]) === JSON.stringify(sent[key])) Object.assign(this.form.facts, { [key]: value });
      }
      this.form.film = begun.film;
      this.#begun = true;
      this.problem = undefined;
      return begun.film;
    });
  }

  /** Takes the words of the journal in place of those on the desk, as after a restore. */
  reread(editing: Editing): void {
    Object.assign(this.form, editing.form);
    this.#draft = editing.draft;
    this.#kept = this.#saved = JSON.stringify(this.form);
  }

  // What is on the desk waits for no other key to be safe.
  #fail({ message }: IpcFailure): void {
    this.safety = { kind: 'failed', message };
    this.#clock ??= setTimeout(() => void this.keep(), TRY_AGAIN_MS);
  }

  #isBlank(): boolean {
    const { film, facts, text } = this.form;
    const written = [text.headline, text.body, text.summary].some((part) => part.trim() !== '');
    return !written && (film !== null ? !this.#begun : facts.title.trim() === '');
  }

  // One write after the other, so that a late answer never overtakes a newer one.
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

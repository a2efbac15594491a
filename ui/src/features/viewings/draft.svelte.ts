import { score as scoreText } from '../../lib/format';
import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { Score } from '../../lib/ipc/generated/Score';
import type { ViewingFacts } from '../../lib/ipc/generated/ViewingFacts';
import { type DateDraft, draftOf, edtfOf, today } from './date';

/** What is plainly copied between the form and a viewing. */
const PLAIN = ['rewatch', 'abandoned', 'liked', 'companions', 'note', 'private', 'tags'] as const;

type Kept = Pick<ViewingFacts, (typeof PLAIN)[number] | 'place' | 'format'> & {
  date: DateDraft;
  score: string;
};

/** A viewing while it is being typed, and what is wrong with it so far. */
export class ViewingDraft {
  date = $state<DateDraft>(draftOf(today()));
  /** Tenths, while what is typed can be read. */
  tenths = $state<Score | null>(null);
  rewatch = $state(false);
  abandoned = $state(false);
  liked = $state(false);
  private = $state(false);
  place = $state('');
  format = $state('');
  companions = $state.raw<string[]>([]);
  tags = $state.raw<string[]>([]);
  note = $state('');
  /** Its place among the viewings of its date, from 0; none puts it last. */
  order = $state<number | null>(null);
  /** Refusals by field, in the reader's words. */
  problems = $state<Partial<Record<string, string>>>({});
  #score = $state('');
  #readings = 0;

  constructor(facts?: ViewingFacts) {
    if (!facts) return;
    for (const name of PLAIN) Object.assign(this, { [name]: facts[name] });
    this.place = facts.place;
    this.format = facts.format;
    this.date = draftOf(facts.watchedOn);
    this.take(facts.score);
    this.order = facts.dayOrder;
  }

  /** The score as typed; what it means is the core's to say. */
  get score(): string {
    return this.#score;
  }

  set score(typed: string) {
    this.#score = typed;
    void this.#follow(typed);
  }

  /** Takes a score that was chosen rather than typed. */
  take(score: Score | null): void {
    this.#readings += 1;
    this.#score = score === null ? '' : scoreText(score);
    this.tenths = score;
  }

  /** The ruler goes along with what is typed; a later reading counts more than a late answer. */
  async #follow(typed: string): Promise<void> {
    const reading = ++this.#readings;
    const read = await call('score_read', typed).catch(() => null);
    if (reading === this.#readings) this.tenths = read;
  }

  /** The date, while it can be read. */
  get watchedOn(): string | null {
    const read = edtfOf(this.date);
    return 'date' in read ? read.date : null;
  }

  /** What to hand over; nothing when a field has to be mended first, which `problems` then says. */
  async facts(): Promise<ViewingFacts | undefined> {
    const date = edtfOf(this.date);
    // What is abandoned is asked for no score; one typed before stays in the field.
    const score = this.abandoned ? { score: null } : await read(this.score);
    this.problems = {
      ...('problem' in date ? { watchedOn: date.problem } : {}),
      ...('problem' in score ? { score: score.problem } : {}),
    };
    if ('problem' in date || 'problem' in score) return undefined;
    const { rewatch, abandoned, liked, companions, note, tags, place, format } = this;
    return {
      watchedOn: date.date,
      dayOrder: this.order,
      score: score.score,
      ...{ rewatch, abandoned, liked, companions, note, tags, place, format },
      private: this.private,
    };
  }

  /** Everything typed, to be kept while the form is not on screen. */
  keep(): string {
    const kept: Partial<Kept> = { date: this.date, score: this.score, place: this.place, format: this.format };
    for (const name of PLAIN) Object.assign(kept, { [name]: this[name] });
    return JSON.stringify(kept);
  }

  /** Fills in what `keep` gave. */
  restore(text: string): void {
    Object.assign(this, JSON.parse(text) as Partial<Kept>);
  }
}

async function read(typed: string): Promise<{ score: Score | null } | { problem: string }> {
  try {
    return { score: await call('score_read', typed) };
  } catch (thrown) {
    const failure = IpcFailure.from(thrown);
    // Only what is typed wrong is for the field to say.
    if (failure.code !== 'Invalid') throw thrown;
    return { problem: failure.message };
  }
}

import { score as scoreText } from '../../lib/format';
import type { ViewingFacts } from '../../lib/ipc/generated/ViewingFacts';
import { type DateDraft, draftOf, edtfOf, today } from './date';
import { scoreOf } from './score';

/** What is plainly copied between the form and a viewing. */
const PLAIN = ['rewatch', 'abandoned', 'liked', 'companions', 'note', 'private', 'tags'] as const;

type Kept = Pick<ViewingFacts, (typeof PLAIN)[number] | 'place' | 'format'> & {
  date: DateDraft;
  score: string;
};

/** A viewing while it is being typed, and what is wrong with it so far. */
export class ViewingDraft {
  date = $state<DateDraft>(draftOf(today()));
  score = $state('');
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

  constructor(facts?: ViewingFacts) {
    if (!facts) return;
    for (const name of PLAIN) Object.assign(this, { [name]: facts[name] });
    this.place = facts.place;
    this.format = facts.format;
    this.date = draftOf(facts.watchedOn);
    this.score = facts.score === null ? '' : scoreText(facts.score);
    this.order = facts.dayOrder;
  }

  /** Tenths, while they can be read. */
  get tenths(): number | null {
    const read = scoreOf(this.score);
    return 'score' in read ? read.score : null;
  }

  /** The date, while it can be read. */
  get watchedOn(): string | null {
    const read = edtfOf(this.date);
    return 'date' in read ? read.date : null;
  }

  /** What to hand over; nothing when a field has to be mended first, which `problems` then says. */
  facts(): ViewingFacts | undefined {
    const date = edtfOf(this.date);
    // What is abandoned is asked for no score; one typed before stays in the field.
    const score = this.abandoned ? { score: null } : scoreOf(this.score);
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

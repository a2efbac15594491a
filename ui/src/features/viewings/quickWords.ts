import { names, score as scoreText, watchedOn, watchedOnDay } from '../../lib/format';
import type { QuickLogRead } from '../../lib/ipc/generated/QuickLogRead';
import type { QuickMeaning } from '../../lib/ipc/generated/QuickMeaning';
import { m } from '../../lib/messages';
import { nthViewing } from '../reviews/viewings';

/** What a part of a quick line was taken for; `fresh` when the journal has not had it yet. */
export function meaningOf(meaning: QuickMeaning): { text: string; fresh: boolean } {
  const known = (text: string) => ({ text, fresh: false });
  const spelled = (of: string, { name, fresh }: { name: string; fresh: boolean }) => ({
    text: fresh ? m.quick_fresh({ of, name }) : m.quick_known({ of, name }),
    fresh,
  });
  switch (meaning.kind) {
    case 'title':
      return known(m.quick_title());
    case 'year':
      return known(m.quick_year());
    case 'date':
      return known(meaning.on === null ? m.date_undated() : watchedOnDay(meaning.on));
    case 'score':
      return known(m.quick_score({ score: scoreText(meaning.score) }));
    case 'place':
      return spelled(m.viewing_place(), meaning);
    case 'tag':
      return spelled(m.quick_tag(), meaning);
    case 'format':
      return spelled(m.viewing_format(), meaning);
    case 'companions': {
      const fresh = meaning.fresh.length > 0;
      const of = { of: m.viewing_companions(), name: names(meaning.names) };
      return { text: fresh ? m.quick_fresh(of) : m.quick_known(of), fresh };
    }
    case 'note':
      return known(m.viewing_note());
    case 'liked':
      return known(m.viewing_liked());
    case 'rewatch':
      return known(m.viewing_rewatch());
    case 'abandoned':
      return known(m.viewing_left());
    case 'unclear':
      return known(m.quick_unclear());
  }
}

/** When, as the sentence has it: 'for Saturday 8 November 2025', 'for today, …', 'with no date'. */
export function dateWords({ facts, dated }: QuickLogRead): string {
  if (facts.watchedOn === null) return m.quick_undated();
  const date = watchedOnDay(facts.watchedOn);
  if (!dated) return m.quick_today({ date });
  // A month or a year is some time in it; 'about' says so itself.
  return facts.watchedOn.length > 7 || facts.watchedOn.endsWith('~') ? m.quick_for({ date }) : m.quick_some_time({ date: watchedOn(facts.watchedOn) });
}

/** 'Second viewing, up 0.5', for a film seen before. */
export function viewingWords({ nth, scoreBefore, facts }: QuickLogRead): string {
  if (nth === null || nth < 2) return '';
  const which = nthViewing(nth);
  if (scoreBefore === null || facts.score === null) return m.quick_nth({ which });
  const by = scoreText(Math.abs(facts.score - scoreBefore));
  const change =
    facts.score === scoreBefore
      ? m.viewing_same()
      : facts.score > scoreBefore
        ? m.viewing_up({ by })
        : m.viewing_down({ by });
  return m.quick_nth_change({ which, change });
}

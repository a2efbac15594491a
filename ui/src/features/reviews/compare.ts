import { names, score, unit, watchedOn } from '../../lib/format';
import type { Apart } from '../../lib/ipc/generated/Apart';
import type { Comparison } from '../../lib/ipc/generated/Comparison';
import type { FilmsReview } from '../../lib/ipc/generated/FilmsReview';
import { m } from '../../lib/messages';

/** `6 years and 2 months`: the largest unit there is and the one below it. */
export function apartInWords({ years, months, days, about }: Apart): string {
  const units = [unit(years, 'year'), unit(months, 'month'), unit(days, 'day')];
  const first = [years, months, days].findIndex((n) => n > 0);
  const said = units.slice(first, first + 2).filter((_, at) => [years, months, days][first + at]);
  return about ? m.date_about({ date: names(said) }) : names(said);
}

/** What came of the film between two reviews of it, in sentences. */
export function compareInWords({ then, now, apart, words }: Comparison): string[] {
  const sentences = [apart ? m.compare_apart({ apart: apartInWords(apart) }) : m.compare_two()];
  if (then.score !== null && now.score !== null) {
    const [from, to, by] = [score(then.score), score(now.score), score(Math.abs(now.score - then.score))];
    if (now.score > then.score) sentences.push(m.compare_up({ by, from, to }));
    else if (now.score < then.score) sentences.push(m.compare_down({ by, from, to }));
    else sentences.push(m.compare_same({ score: to }));
  }
  const { kept, gone, added } = words;
  if (gone === 0 && added === 0) sentences.push(m.compare_words_same());
  else if (kept === 0) sentences.push(m.compare_words_none());
  else sentences.push(m.compare_words({ all: kept + gone, kept, gone, added }));
  return sentences;
}

/** A review of a film as one chooses it: by its date, and its title where it has one. */
export function nameOf({ watchedOn: date, headline, finished }: FilmsReview): string {
  return [date === null ? m.review_of_film() : watchedOn(date), headline, finished ? '' : m.review_is_draft()]
    .filter((part) => part !== '')
    .join(', ');
}

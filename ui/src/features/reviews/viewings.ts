import { ordinal, score } from '../../lib/format';
import type { ReviewedViewing } from '../../lib/ipc/generated/ReviewedViewing';
import { m } from '../../lib/messages';

/** 'Third viewing', and from the sixth on '6th viewing'. */
export function nthViewing(nth: number): string {
  const words = [m.viewing_first, m.viewing_second, m.viewing_third, m.viewing_fourth, m.viewing_fifth];
  return words[nth - 1]?.() ?? m.viewing_nth({ nth: ordinal(nth) });
}

/** What a viewing changed, in words: 'first', 'up 0.5', 'down 1.0', 'the same'. */
export function changeOf(viewing: ReviewedViewing, index: number): string | undefined {
  if (viewing.change === null) return index === 0 ? m.viewing_is_first() : undefined;
  if (viewing.change === 0) return m.viewing_same();
  const by = score(Math.abs(viewing.change));
  return viewing.change > 0 ? m.viewing_up({ by }) : m.viewing_down({ by });
}

import type { LossReport } from '../../lib/ipc/generated/LossReport';
import { names } from '../../lib/format';
import { m } from '../../lib/messages';

/** How much goes out, in a sentence. */
export function goesOut({ films, viewings, reviews }: LossReport): string {
  const what = [
    films > 0 && m.export_films({ count: films }),
    viewings > 0 && m.export_viewings({ count: viewings }),
    reviews > 0 && m.export_reviews({ count: reviews }),
  ].filter((part) => part !== false);
  return what.length > 0 ? m.export_goes_out({ what: names(what) }) : m.export_goes_nothing();
}

import type { ViewingFacts } from '../../lib/ipc/generated/ViewingFacts';

/** What is said of a viewing of which nothing has been said yet. */
export function blank(): ViewingFacts {
  return {
    watchedOn: null,
    dayOrder: null,
    rewatch: false,
    abandoned: false,
    score: null,
    liked: false,
    place: '',
    format: '',
    companions: [],
    note: '',
    private: false,
    tags: [],
  };
}

import type { PersonRole } from '../../lib/ipc/generated/PersonRole';
import type { PersonSort } from '../../lib/ipc/generated/PersonSort';
import { m } from '../../lib/messages';

export const ROLES: readonly PersonRole[] = ['director', 'writer', 'cast'];
export const SORTS: readonly PersonSort[] = ['films', 'score', 'name'];

/** What those of a part are called together. */
export const ROLE_NAMES: Record<PersonRole, () => string> = {
  director: m.people_directors,
  writer: m.people_writers,
  cast: m.people_cast,
};

/** So many of them. */
export const ROLE_COUNTS: Record<PersonRole, (inputs: { count: number }) => string> = {
  director: m.people_count_director,
  writer: m.people_count_writer,
  cast: m.people_count_cast,
};

/** What a person did in the films listed under it. */
export const PART_NAMES: Record<PersonRole, () => string> = {
  director: m.person_directed,
  writer: m.person_wrote,
  cast: m.person_acted,
};

export const SORT_NAMES: Record<PersonSort, () => string> = {
  films: m.people_sort_films,
  score: m.people_sort_score,
  name: m.people_sort_name,
};

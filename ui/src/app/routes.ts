import type { FilmId } from '../lib/ipc/generated/FilmId';
import type { ImportId } from '../lib/ipc/generated/ImportId';
import type { ListId } from '../lib/ipc/generated/ListId';
import type { ReviewId } from '../lib/ipc/generated/ReviewId';

/** What a screen of each name is opened on. */
interface Subjects {
  library: null;
  film: FilmId;
  review: ReviewId;
  /** Two reviews of one film. */
  compare: readonly [ReviewId, ReviewId];
  /** `new`, `review/ID` or `draft/ID`. */
  edit: string;
  diary: null;
  people: null;
  /** By the uid. */
  person: string;
  tags: null;
  places: null;
  lists: null;
  list: ListId;
  watchlist: null;
  annual: null;
  /** Every hit of a line: `?q=low+water&in=reviews&sort=newest`. */
  search: null;
  /** The order inside a score; `?score=90` says which. */
  scale: null;
  drafts: null;
  import: null;
  export: null;
  /** An import made before. */
  receipt: ImportId;
  trash: null;
  settings: null;
}

export type View = keyof Subjects;

/**
 * Where the window is: a screen, its subject, and what else the address says: `?sort=title`, or with
 * `?at=ID` a place on its page.
 */
export type Route = {
  [V in View]: { view: V; id: Subjects[V]; search: Record<string, string> };
}[View];

export type RouteOf<V extends View> = Extract<Route, { view: V }>;

const PLAIN = [
  'library',
  'diary',
  'people',
  'tags',
  'places',
  'lists',
  'watchlist',
  'annual',
  'scale',
  'search',
  'drafts',
  'import',
  'export',
  'trash',
  'settings',
] as const;
const NUMBERED = ['film', 'review', 'list', 'receipt'] as const;

/** A screen that needs no subject. */
export type Plain = (typeof PLAIN)[number];
type Numbered = (typeof NUMBERED)[number];

/** Whether a route is to a screen without a subject. */
export function isPlain(route: Route): route is Extract<Route, { view: Plain }> {
  return (PLAIN as readonly string[]).includes(route.view);
}

/** Reads an address; one that names no screen is the library's. */
export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [name = '', ...rest] = path.split('/').map(decodeURIComponent);
  const search = Object.fromEntries(new URLSearchParams(query));
  if ((PLAIN as readonly string[]).includes(name)) return { view: name as Plain, id: null, search };
  const [id, other] = rest.map(Number);
  if ((NUMBERED as readonly string[]).includes(name) && isId(id)) {
    return { view: name as Numbered, id, search } as Route;
  }
  if (name === 'compare' && isId(id) && isId(other)) {
    return { view: 'compare', id: [id as ReviewId, other as ReviewId], search };
  }
  if (name === 'person' && rest[0]) return { view: 'person', id: rest[0], search };
  if (name === 'edit') return { view: 'edit', id: rest.join('/') || 'new', search };
  return { view: 'library', id: null, search: {} };
}

function isId(id: number | undefined): id is number {
  return Number.isSafeInteger(id) && Number(id) > 0;
}

/** The address of a screen, for a link: `href('film', 12)` is `#/film/12`. */
export function href<V extends View>(
  view: V,
  ...[id, search]: Subjects[V] extends null
    ? [id?: null, search?: Record<string, string>]
    : [id: Subjects[V], search?: Record<string, string>]
): string {
  const path = id == null ? `#/${view}` : `#/${view}/${Array.isArray(id) ? id.join('/') : String(id)}`;
  const query = new URLSearchParams(search).toString();
  return query ? `${path}?${query}` : path;
}

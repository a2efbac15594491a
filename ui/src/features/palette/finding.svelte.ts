import List from '@lucide/svelte/icons/list-ordered';
import MapPin from '@lucide/svelte/icons/map-pin';
import Tag from '@lucide/svelte/icons/tag';
import User from '@lucide/svelte/icons/user';

import { href } from '../../app/router.svelte';
import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { Choice } from '../../lib/ipc/generated/Choice';
import type { HitKind } from '../../lib/ipc/generated/HitKind';
import type { ListSummary } from '../../lib/ipc/generated/ListSummary';
import type { SearchCounts } from '../../lib/ipc/generated/SearchCounts';
import type { SearchHit } from '../../lib/ipc/generated/SearchHit';
import type { SearchOrder } from '../../lib/ipc/generated/SearchOrder';
import { m } from '../../lib/messages';
import { type Entry, isMeant, type Named, type Scope } from './entries';

/** Hits of a kind beside others, and alone. */
const FEW = 5;
const MANY = 60;

const GROUP_OF: Record<HitKind, 'films' | 'reviews' | 'diary'> = {
  film: 'films',
  review: 'reviews',
  viewing: 'diary',
};

const KIND_OF: Partial<Record<Scope, HitKind>> = { films: 'film', reviews: 'review', diary: 'viewing' };

/**
 * What the palette finds, asked anew with every letter: the newest hits at once, then the best of them
 * and how many there are, each dropped when a newer question has been asked.
 */
export class Finding {
  hits = $state.raw<readonly SearchHit[]>([]);
  counts = $state.raw<SearchCounts>();
  named = $state.raw<readonly Named[]>([]);
  failure = $state.raw<IpcFailure>();
  /** The line that the hits are of. */
  line = $state.raw('');
  #turn = 0;
  #lists: ListSummary[] | undefined;

  /** The palette was opened: lists may have been made, renamed or deleted since. */
  begin(): void {
    this.#lists = undefined;
  }

  async ask(line: string, scope: Scope, order: SearchOrder): Promise<void> {
    const turn = ++this.#turn;
    const isLate = () => turn !== this.#turn;
    if (line.trim() === '' || scope === 'commands') {
      this.#show(line, [], []);
      this.counts = undefined;
      return;
    }
    const limit = scope === 'all' ? FEW : MANY;
    const kind = KIND_OF[scope] ?? null;
    try {
      const [hits, named] = await Promise.all([
        call('search_hits', { line, order: 'newest', limit, kind }),
        this.#names(line, limit),
      ]);
      if (isLate()) return;
      this.#show(line, hits, named);
      const counts = await call('search_counts', line);
      if (isLate()) return;
      this.counts = counts;
      if (order === 'newest') return;
      const best = await call('search_hits', { line, order, limit, kind });
      if (!isLate()) this.hits = best;
    } catch (thrown) {
      if (!isLate()) this.failure = IpcFailure.from(thrown);
    }
  }

  /** The lines of the palette for a scope, commands apart. */
  entries(scope: Scope): Entry[] {
    const hits: Entry[] = this.hits.map((hit) => ({ group: GROUP_OF[hit.kind], hit }));
    const named: Entry[] = this.named.map((one) => ({ group: 'names', named: one }));
    return [...hits, ...named].filter(({ group }) => scope === 'all' || group === scope);
  }

  #show(line: string, hits: readonly SearchHit[], named: readonly Named[]) {
    this.line = line;
    this.hits = hits;
    this.named = named;
    this.failure = undefined;
  }

  /** People, tags, places and lists whose names begin so. A filter is none. */
  async #names(line: string, limit: number): Promise<Named[]> {
    const typed = line.trim();
    if (/[:<>"()]/.test(typed)) return [];
    const at = async (field: string) => {
      const text = `${field}:${typed.includes(' ') ? `"${typed}` : typed}`;
      return (await call('query_read', { line: text, caret: text.length })).completion?.choices ?? [];
    };
    const [people, tags, places, lists] = await Promise.all([at('person'), at('tag'), at('place'), this.#allLists()]);
    const films = (key: string, { text }: Choice) => href('library', null, { q: `${key}:${text} ` });
    const of = (key: string, what: string, icon: Named['icon'], choices: readonly Choice[]) =>
      choices.map((choice): Named => ({ label: choice.label, what, icon, address: () => films(key, choice) }));
    const pageOf = async (person: Choice) => {
      const uid = await call('person_named', person.label);
      return uid === null ? films('person', person) : href('person', uid);
    };
    return [
      ...people.map((person): Named => ({
        label: person.label,
        what: m.palette_person(),
        icon: User,
        address: () => pageOf(person),
      })),
      ...lists
        .filter((list) => isMeant(list.facts.name, typed))
        .map((list): Named => ({
          label: list.facts.name,
          what: m.palette_list(),
          icon: List,
          address: () => href('list', list.list),
        })),
      ...of('tag', m.palette_tag(), Tag, tags),
      ...of('place', m.palette_place(), MapPin, places),
    ].slice(0, limit);
  }

  async #allLists(): Promise<ListSummary[]> {
    return (this.#lists ??= await call('lists', null));
  }
}

import List from '@lucide/svelte/icons/list-ordered';
import MapPin from '@lucide/svelte/icons/map-pin';
import Tag from '@lucide/svelte/icons/tag';
import User from '@lucide/svelte/icons/user';

import { href } from '../../app/router.svelte';
import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { HitKind } from '../../lib/ipc/generated/HitKind';
import type { NameHit } from '../../lib/ipc/generated/NameHit';
import type { SearchCounts } from '../../lib/ipc/generated/SearchCounts';
import type { SearchHit } from '../../lib/ipc/generated/SearchHit';
import type { SearchOrder } from '../../lib/ipc/generated/SearchOrder';
import { m } from '../../lib/messages';
import type { Entry, Named, Scope } from './entries';

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
 * What the palette finds, asked anew with every letter: the newest hits and the names as each come, then
 * how many hits there are and the best of them, each dropped when a newer question has been asked.
 */
export class Finding {
  hits = $state.raw<readonly SearchHit[]>([]);
  counts = $state.raw<SearchCounts>();
  named = $state.raw<readonly Named[]>([]);
  failure = $state.raw<IpcFailure>();
  /** The line that the hits are of. */
  line = $state.raw('');
  #turn = 0;
  /** The lines of the palette, the same ones as long as nothing else was found. */
  readonly #found = $derived<Entry[]>([
    ...this.hits.map((hit): Entry => ({ group: GROUP_OF[hit.kind], hit })),
    ...this.named.map((named): Entry => ({ group: 'names', named })),
  ]);

  async ask(line: string, scope: Scope, order: SearchOrder): Promise<void> {
    const turn = ++this.#turn;
    const isLate = () => turn !== this.#turn;
    if (line.trim() === '' || scope === 'commands') {
      this.#show(line, []);
      this.named = [];
      this.counts = undefined;
      return;
    }
    const limit = scope === 'all' ? FEW : MANY;
    const kind = KIND_OF[scope] ?? null;
    try {
      await Promise.all([
        call('search_hits', { line, order: 'newest', limit, kind }).then((hits) => {
          if (!isLate()) this.#show(line, hits);
        }),
        call('search_names', { line, limit }).then((names) => {
          if (!isLate()) this.named = names.map(namedBy);
        }),
      ]);
      if (isLate()) return;
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
    return this.#found.filter(({ group }) => scope === 'all' || group === scope);
  }

  #show(line: string, hits: readonly SearchHit[]) {
    this.line = line;
    this.hits = hits;
    this.failure = undefined;
  }
}

/** A name as a line of the palette: what it is, and the page it leads to. */
function namedBy(hit: NameHit): Named {
  const films = (line: string) => href('library', null, { q: `${line} ` });
  switch (hit.kind) {
    case 'person':
      return { label: hit.name, what: m.palette_person(), icon: User, address: href('person', hit.uid) };
    case 'list':
      return { label: hit.name, what: m.palette_list(), icon: List, address: href('list', hit.list) };
    case 'tag':
      return { label: hit.name, what: m.palette_tag(), icon: Tag, address: films(hit.line) };
    case 'place':
      return { label: hit.name, what: m.palette_place(), icon: MapPin, address: films(hit.line) };
  }
}

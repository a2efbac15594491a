import { href } from '../../app/router.svelte';
import type { UsedKind } from '../../lib/ipc/generated/UsedKind';
import { m } from '../../lib/messages';

/** What a screen of tags or of places says. */
export interface Wording {
  title: () => string;
  sub: (count: number) => string;
  find: () => string;
  emptyTitle: () => string;
  empty: () => string;
  renameTitle: (name: string) => string;
  renamed: (name: string, to: string) => string;
  removed: (name: string) => string;
  remove: () => string;
}

export const WORDING: Record<UsedKind, Wording> = {
  tag: {
    title: m.spine_tags,
    sub: (count) => m.tags_sub({ count }),
    find: m.tags_find,
    emptyTitle: m.tags_empty_title,
    empty: m.tags_empty,
    renameTitle: (name) => m.tags_rename_title({ name }),
    renamed: (name, to) => m.tags_renamed({ name, to }),
    removed: (name) => m.tags_removed({ name }),
    remove: m.tags_remove,
  },
  place: {
    title: m.spine_places,
    sub: (count) => m.places_sub({ count }),
    find: m.places_find,
    emptyTitle: m.places_empty_title,
    empty: m.places_empty,
    renameTitle: (name) => m.places_rename_title({ name }),
    renamed: (name, to) => m.places_renamed({ name, to }),
    removed: (name) => m.places_removed({ name }),
    remove: m.places_remove,
  },
};

/** Where the films are that a tag or a place was used for, or that a person is credited with. */
export function filmsOf(kind: UsedKind | 'person', name: string): string {
  return href('library', null, { q: `${kind}:"${name.replaceAll('"', ' ')}"` });
}

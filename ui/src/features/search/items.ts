import { key } from '../../app/keymap';
import { href, router } from '../../app/router.svelte';
import type { Item } from '../../elements/Menu.svelte';
import type { SearchHit } from '../../lib/ipc/generated/SearchHit';
import { m } from '../../lib/messages';
import { addressOf, deskOf } from './address';

/** What can be done with a hit, for a menu: its review, which opens where the words stand, the desk, and its film. */
export function itemsOf(hit: SearchHit): Item[] {
  const { review } = hit;
  return [
    ...(review === null
      ? []
      : [{ label: m.menu_read(), act: () => router.go(hit.kind === 'viewing' ? href('review', review) : addressOf(hit)) }]),
    {
      label: review === null ? m.menu_write() : key('review.edit').label(),
      keys: 'Ctrl+Enter',
      act: () => router.go(deskOf(hit)),
    },
    { label: m.menu_film(), act: () => router.go(href('film', hit.film)) },
  ];
}

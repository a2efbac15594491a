import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import Clapperboard from '@lucide/svelte/icons/clapperboard';
import List from '@lucide/svelte/icons/list';
import PenLine from '@lucide/svelte/icons/pen-line';

import { href, router } from '../../app/router.svelte';
import type { Item } from '../../elements/Menu.svelte';
import type { FilmTile } from '../../lib/ipc/generated/FilmTile';
import { m } from '../../lib/messages';

/** What leads on from one film, for a menu: its review, its page, the desk, a viewing to be logged. */
export function waysFrom({ id, review }: FilmTile, log: () => void): Item[] {
  return [
    ...(review === null ? [] : [{ label: m.menu_read(), icon: List, act: () => router.go(href('review', review)) }]),
    { label: m.menu_film(), icon: Clapperboard, act: () => router.go(href('film', id)) },
    { label: m.menu_write(), icon: PenLine, act: () => router.go(href('edit', `film/${String(id)}`)) },
    { label: m.menu_log(), icon: CalendarPlus, act: log },
  ];
}

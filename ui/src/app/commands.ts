import type { Command } from '../features/palette/entries';
import { bringShelves, saveShelves } from '../features/shelves/acts';
import { m } from '../lib/messages';
import { showFailure } from './failures';
import { key, type KeyName } from './keymap';
import { screens } from './screens';
import { boundActs } from './shortcuts.svelte';

/** What opens the palette, and what needs a place that has the focus. */
const LEFT_OUT: readonly KeyName[] = ['window.search', 'window.find'];

/** Everything that can be done here and now: what has a shortcut, and what has none. */
export function commands(): Command[] {
  const bound = boundActs()
    .filter(({ name }) => !LEFT_OUT.includes(name))
    .map(({ name, act }) => ({ ...key(name), act }))
    .filter(({ view }) => !view || screens[view])
    .map(({ label, keys, act }): Command => ({ label: label(), keys, act }));
  return [
    ...bound,
    { label: m.shelves_save(), act: () => void saveShelves().catch(showFailure) },
    { label: m.shelves_bring(), act: () => void bringShelves().catch(showFailure) },
  ];
}

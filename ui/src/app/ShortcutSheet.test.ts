import { render, screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { KEYMAP, type KeyName } from './keymap';
import ShortcutSheet from './ShortcutSheet.svelte';

it('prints every shortcut there is, each on caps as people know them', async () => {
  render(ShortcutSheet, { open: true });
  const sheet = await screen.findByRole('dialog');
  expect(within(sheet).getAllByRole('definition')).toHaveLength(Object.keys(KEYMAP).length);
  const printed = (name: KeyName) => {
    const [term] = within(sheet).getAllByText(KEYMAP[name].label());
    return [...(term?.parentElement?.querySelectorAll('kbd') ?? [])].map((cap) => cap.textContent);
  };
  expect(printed('list.up')).toEqual(['Alt', '↑']);
  expect(printed('list.remove')).toEqual(['Del']);
  expect(printed('window.redo')).toEqual(['Ctrl', 'Shift', 'Z']);
});

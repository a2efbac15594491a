import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import Menu from './Menu.svelte';

async function open() {
  const acts = { read: vi.fn(), tag: vi.fn(), remove: vi.fn() };
  const { component } = render(Menu, {
    label: 'What to do',
    items: [
      { label: 'Read', act: acts.read },
      { label: 'Tag', act: acts.tag },
      'rule' as const,
      { label: 'Delete', act: acts.remove },
    ],
  });
  const opener = document.body.appendChild(document.createElement('button'));
  opener.focus();
  await component.openAt(10, 10);
  return { acts, opener };
}

it('opens on its first item and walks round with the arrows', async () => {
  await open();
  expect(document.activeElement?.textContent.trim()).toBe('Read');
  await userEvent.keyboard('{ArrowUp}');
  expect(document.activeElement?.textContent.trim()).toBe('Delete');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement?.textContent.trim()).toBe('Tag');
});

it('goes to an item by its letter and does it with Enter', async () => {
  const { acts } = await open();
  await userEvent.keyboard('d{Enter}');
  expect(acts.remove).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();
});

it('closes with Escape and gives the focus back', async () => {
  const { acts, opener } = await open();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(opener);
  expect(acts.read).not.toHaveBeenCalled();
});

import { render, screen } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { expect, it, vi } from 'vitest';

import Dialog from './Dialog.svelte';

const children = createRawSnippet(() => ({ render: () => '<p>It can be brought back.</p>' }));

it('is modal and named by its title', () => {
  render(Dialog, { open: true, title: 'Delete this review?', children });
  expect(screen.getByRole('dialog', { name: 'Delete this review?' }).hasAttribute('open')).toBe(true);
});

it('says so when it is closed, however that came about', async () => {
  const onclose = vi.fn();
  render(Dialog, { open: true, title: 'Delete', children, onclose });
  screen.getByRole<HTMLDialogElement>('dialog').close();
  await tick();
  expect(onclose).toHaveBeenCalledOnce();
  expect(screen.queryByText('It can be brought back.')).toBeNull();
});

it('closes with a press beside it until something was typed in it', async () => {
  const onclose = vi.fn();
  const typed = createRawSnippet(() => ({ render: () => '<input aria-label="Name">' }));
  const { rerender } = render(Dialog, { open: true, title: 'Rename', children: typed, onclose });
  const dialog = screen.getByRole('dialog');
  const press = () => dialog.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  press();
  await tick();
  expect(onclose).toHaveBeenCalledOnce();

  await rerender({ open: true });
  screen.getByLabelText('Name').dispatchEvent(new Event('input', { bubbles: true }));
  press();
  await tick();
  expect(onclose).toHaveBeenCalledOnce();
  expect(dialog.hasAttribute('open')).toBe(true);
});

it('does not close half-way through an act', () => {
  render(Dialog, { open: true, title: 'Delete', locked: true, children });
  const cancel = new Event('cancel', { cancelable: true });
  screen.getByRole('dialog').dispatchEvent(cancel);
  expect(cancel.defaultPrevented).toBe(true);
});

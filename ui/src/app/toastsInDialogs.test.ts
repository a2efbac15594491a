import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';

import Dialog from '../elements/Dialog.svelte';
import Toasts from './Toasts.svelte';
import { toasts } from './toasts.svelte';

const children = createRawSnippet(() => ({ render: () => '<input aria-label="New name">' }));
const dialog = (title: string) => screen.getByRole<HTMLDialogElement>('dialog', { name: title });

beforeEach(() => {
  toasts.list = [];
  render(Toasts);
});

it('shows a failure inside the dialog that is open, where it can be pressed and reached by Tab', async () => {
  render(Dialog, { open: true, title: 'Rename', children });
  toasts.say('The disk is full.', { tone: 'danger' });
  expect(await within(dialog('Rename')).findByRole('alert')).toBeTruthy();
  screen.getByLabelText('New name').focus();
  await userEvent.tab();
  expect(document.activeElement).toBe(within(dialog('Rename')).getByRole('button', { name: 'Put away' }));
  await userEvent.keyboard('{Enter}');
  expect(toasts.list).toEqual([]);
});

it('has the slips where they were when the dialogs over the window are closed, or go with their screen', async () => {
  toasts.say('The disk is full.', { tone: 'danger' });
  render(Dialog, { open: true, title: 'Rename', children });
  const over = render(Dialog, { open: true, title: 'Delete', children });
  await vi.waitFor(() => expect(within(dialog('Delete')).getByRole('alert')).toBeTruthy());
  over.unmount();
  await vi.waitFor(() => expect(within(dialog('Rename')).getByRole('alert')).toBeTruthy());
  dialog('Rename').close();
  await vi.waitFor(() => expect(screen.getByRole('alert').closest('dialog')).toBeNull());
});

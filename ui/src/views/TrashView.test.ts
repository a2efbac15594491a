import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';

import { toasts } from '../app/toasts.svelte';
import type { Trashed } from '../lib/ipc/generated/Trashed';
import { answer } from '../test/ipc';
import TrashView from './TrashView.svelte';

const ENTRY = {
  id: 7,
  kind: 'film',
  title: 'Heliotrope',
  deletedAt: '2025-11-09T09:12:00.000Z',
  goesAt: '2025-12-09T09:12:00.000Z',
} as unknown as Trashed;

beforeEach(() => {
  toasts.list = [];
});

test('restores what was deleted and offers to undo that', async () => {
  let entries = [ENTRY];
  answer({
    trash: () => entries,
    trash_restore: (id) => {
      expect(id).toBe(7);
      entries = [];
      return { value: 'Heliotrope', topics: ['Films', 'Trash'] };
    },
  });
  render(TrashView);
  await userEvent.click(await screen.findByRole('button', { name: 'Restore Heliotrope' }));
  expect(await screen.findByText(/The trash is empty/)).toBeTruthy();
  expect(toasts.list).toMatchObject([{ text: 'Heliotrope is back', undo: true }]);
});

test('says beside the entry why it cannot come back', async () => {
  answer({
    trash: () => [ENTRY],
    trash_restore: () => {
      throw { code: 'Invalid', message: 'The film it belonged to is gone.', field: 'trash' };
    },
  });
  render(TrashView);
  await userEvent.click(await screen.findByRole('button', { name: 'Restore Heliotrope' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The film it belonged to is gone.');
  expect(screen.getByText('Heliotrope')).toBeTruthy();
});

test('empties without asking, since it can be undone', async () => {
  let entries = [ENTRY];
  answer({
    trash: () => entries,
    trash_empty: () => {
      entries = [];
      return { value: 1, topics: ['Trash'] };
    },
  });
  render(TrashView);
  await userEvent.click(await screen.findByRole('button', { name: 'Empty the trash' }));
  expect(toasts.list).toMatchObject([{ text: '1 thing is gone from the trash', undo: true }]);
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import type { Backup } from '../lib/ipc/generated/Backup';
import { answer } from '../test/ipc';
import { journal } from './journal.svelte';
import StartProblem from './StartProblem.svelte';

const NO_BACKUPS = { kept: [], folder: '/disk/backups', second: null, problem: null, changedSince: false };
const LOCKED = { code: 'Locked', message: 'This journal is already open, by matinee.', field: null } as const;

test('says why no journal is open and tries again', async () => {
  answer({
    journal_retry: () => ({ folder: '/films', problem: LOCKED, reading: null, place: null, steps: null }),
  });
  render(StartProblem, { problem: LOCKED, folder: '/films' });
  expect((screen.getByRole('heading')).textContent).toContain('The journal is open elsewhere');
  expect(screen.getByText(LOCKED.message)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Begin a new journal' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(journal.status?.problem).toEqual(LOCKED);
});

test('offers to begin anew only when the journal is not where it was, and never to delete', () => {
  const problem = { code: 'NoJournal', message: 'There is no journal in /disk.', field: null } as const;
  answer({ backup_list: () => NO_BACKUPS });
  render(StartProblem, { problem, folder: '/disk' });
  expect(screen.getByRole('button', { name: 'Begin a new journal' })).toBeTruthy();
  expect(screen.queryByText(/delete it|remove/i)).toBeNull();
});

test('shows a refusal where it was asked for', async () => {
  answer({
    dialog_folder: () => ({ token: 0 as never, name: 'photos', kind: 'Folder', bytes: 0 }),
    journal_open: () => {
      throw { code: 'Invalid', message: 'There is no journal in photos.', field: 'folder' };
    },
  });
  render(StartProblem, { problem: LOCKED, folder: null });
  await userEvent.click(screen.getByRole('button', { name: 'Open another journal…' }));
  expect((await screen.findByRole('alert')).textContent).toContain('There is no journal in photos.');
});

test('offers to put a backup back in the place of a journal that cannot be read', async () => {
  const problem = { code: 'Damaged', message: 'The file is damaged.', field: null } as const;
  const backup: Backup = {
    name: '2025-11-09T09-12-00Z-time',
    madeAt: '2025-11-09T09:12:00.000Z',
    cause: 'time',
    films: 9,
    viewings: 0,
    reviews: 0,
    pictures: 0,
    picturesMissing: 0,
    bytes: 4096,
  };
  answer({ backup_list: () => ({ ...NO_BACKUPS, kept: [backup] }) });
  render(StartProblem, { problem, folder: '/disk' });
  await userEvent.click(await screen.findByRole('button', { name: /: Put it back…$/ }));
  expect(screen.getByText(/That is not lost/)).toBeTruthy();
});

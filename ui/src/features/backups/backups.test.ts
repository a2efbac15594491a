import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import { toasts } from '../../app/toasts.svelte';
import type { Backup } from '../../lib/ipc/generated/Backup';
import type { Backups as AllBackups } from '../../lib/ipc/generated/Backups';
import type { CheckReport } from '../../lib/ipc/generated/CheckReport';
import { answer } from '../../test/ipc';
import Backups from './Backups.svelte';
import LastProof from './LastProof.svelte';

function backup(day: number, others: Partial<Backup> = {}): Backup {
  return {
    name: `2025-11-0${day}T09-12-00Z-time`,
    madeAt: `2025-11-0${day}T09:12:00.000Z`,
    cause: 'time',
    films: 1204,
    viewings: 2100,
    reviews: 48,
    pictures: 3,
    picturesMissing: 0,
    bytes: 2_400_000,
    ...others,
  };
}

function all(others: Partial<AllBackups> = {}): AllBackups {
  const kept = [backup(9), backup(8, { cause: 'import' })];
  return { kept, folder: '/films/backups', second: null, problem: null, changedSince: true, ...others };
}

const WHOLE: CheckReport = {
  whole: true,
  films: 9,
  viewings: 12,
  reviews: 1204,
  pictures: 3,
  problems: [],
  madeAt: '2025-11-09T09:12:00.000Z',
};

test('lists each backup with why it was made and what it holds', async () => {
  answer({ backup_list: () => all() });
  render(Backups);
  const rows = await screen.findAllByRole('row');
  expect(rows).toHaveLength(3);
  const newest = screen.getByRole('row', { name: /Half an hour with changes/ });
  expect(within(newest).getByText('1,204')).toBeTruthy();
  expect(screen.getByRole('row', { name: /Before an import/ })).toBeTruthy();
});

test('shows the newest few, and all when asked', async () => {
  const kept = [9, 8, 7, 6, 5, 4, 3].map((day) => backup(day));
  answer({ backup_list: () => all({ kept }) });
  render(Backups);
  await userEvent.click(await screen.findByRole('button', { name: 'Show all 7' }));
  expect(screen.getAllByRole('row')).toHaveLength(8);
});

test('says that there are none yet, and when the first will be', async () => {
  answer({ backup_list: () => all({ kept: [] }) });
  render(Backups);
  expect(await screen.findByText(/There are no backups yet/)).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('says why the last one failed for as long as none succeeds', async () => {
  let failing = true;
  const now = () => all({ problem: failing ? 'The disk is full.' : null });
  answer({
    backup_list: now,
    backup_make: () => {
      failing = false;
      return now();
    },
  });
  render(Backups);
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  await userEvent.click(screen.getByRole('button', { name: 'Back up now' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(toasts.list.at(-1)?.text).toContain('/films/backups');
});

test('puts one back only after saying what becomes of the present journal', async () => {
  const restored: string[] = [];
  answer({
    backup_list: () => all(),
    backup_restore: ({ name }) => {
      restored.push(name);
      return { films: 9, viewings: 0, reviews: 0, picturesMissing: 0, keptAside: '/films/backups/aside', backup: null };
    },
    journal_status: () => ({ folder: '/films', problem: null, steps: null }),
  });
  render(Backups);
  const older = await screen.findByRole('row', { name: /Before an import/ });
  await userEvent.click(within(older).getByRole('button'));
  expect(screen.getByText(/That is not lost/)).toBeTruthy();
  expect(restored).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  await waitFor(() => expect(restored).toEqual(['2025-11-08T09-12-00Z-time']));
  await waitFor(() => expect(screen.queryByText(/That is not lost/)).toBeNull());
});

test('keeps the dialog open with the reason when it could not be put back', async () => {
  answer({
    backup_list: () => all(),
    backup_restore: () => {
      throw { code: 'Damaged', message: 'Its bytes are not those that were proved.', field: null };
    },
  });
  render(Backups);
  const older = await screen.findByRole('row', { name: /Before an import/ });
  await userEvent.click(within(older).getByRole('button'));
  await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  expect((await screen.findByRole('alert')).textContent).toContain('not those that were proved');
  expect(screen.getByText(/That is not lost/)).toBeTruthy();
});

test('says when the journal was last proved, and proves it now', async () => {
  let proof: CheckReport | null = null;
  answer({
    journal_proof: () => proof,
    journal_check: () => {
      proof = WHOLE;
      return { value: WHOLE, topics: ['Backups'] };
    },
  });
  render(LastProof);
  expect(await screen.findByText('Not proved yet.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Prove it now' }));
  expect(await screen.findByText(/1,204 reviews, 0 differences/)).toBeTruthy();
});

test('names every difference', async () => {
  const problems = [{ kind: 'picture' as const, subject: 'quarry.webp', reason: 'Its bytes have changed.' }];
  answer({ journal_proof: () => ({ ...WHOLE, whole: false, problems }) });
  render(LastProof);
  expect(await screen.findByText('quarry.webp: Its bytes have changed.')).toBeTruthy();
  expect(screen.getByText(/1,204 reviews, 1 difference\./)).toBeTruthy();
});

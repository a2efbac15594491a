import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import { beforeClosing } from '../../app/closing';
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

const noMirror = () => ({ folder: null, problem: null, isCurrent: true });

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
  answer({ mirror: noMirror, backup_list: () => all() });
  render(Backups);
  const rows = await screen.findAllByRole('row');
  expect(rows).toHaveLength(3);
  const newest = screen.getByRole('row', { name: /Half an hour with changes/ });
  expect(within(newest).getByText('1,204')).toBeTruthy();
  expect(screen.getByRole('row', { name: /Before an import/ })).toBeTruthy();
});

test('shows the newest few, and all when asked', async () => {
  const kept = [9, 8, 7, 6, 5, 4, 3].map((day) => backup(day));
  answer({ mirror: noMirror, backup_list: () => all({ kept }) });
  render(Backups);
  await userEvent.click(await screen.findByRole('button', { name: 'Show all 7' }));
  expect(screen.getAllByRole('row')).toHaveLength(8);
});

test('says that there are none yet, and when the first will be', async () => {
  answer({ mirror: noMirror, backup_list: () => all({ kept: [] }) });
  render(Backups);
  expect(await screen.findByText(/There are no backups yet/)).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('says why the last one failed for as long as none succeeds', async () => {
  let failing = true;
  const now = () => all({ problem: failing ? 'The disk is full.' : null });
  answer({
    mirror: noMirror,
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
    mirror: noMirror,
    backup_list: () => all(),
    backup_restore: ({ name }) => {
      restored.push(name);
      return { films: 9, viewings: 0, reviews: 0, picturesMissing: 0, keptAside: '/films/backups/aside', backup: null };
    },
    journal_status: () => ({ folder: '/films', problem: null, reading: null, place: null, steps: null }),
  });
  render(Backups);
  const older = await screen.findByRole('row', { name: /Before an import/ });
  await userEvent.click(within(older).getByRole('button', { name: /Put it back/ }));
  expect(screen.getByText(/That is not lost/)).toBeTruthy();
  expect(restored).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  await waitFor(() => expect(restored).toEqual(['2025-11-08T09-12-00Z-time']));
  await waitFor(() => expect(screen.queryByText(/That is not lost/)).toBeNull());
});

test('puts none back before what is being written is kept, and says so when it cannot be', async () => {
  const done: string[] = [];
  let isFull = true;
  const end = beforeClosing(() => {
    if (isFull) return Promise.reject({ code: 'File', message: 'The disk is full.', field: null } as never);
    done.push('kept');
    return Promise.resolve();
  });
  answer({
    mirror: noMirror,
    backup_list: () => all(),
    backup_restore: () => {
      done.push('restored');
      return { films: 9, viewings: 0, reviews: 0, picturesMissing: 0, keptAside: '/films/backups/aside', backup: null };
    },
    journal_status: () => ({ folder: '/films', problem: null, reading: null, place: null, steps: null }),
  });
  render(Backups);
  const older = await screen.findByRole('row', { name: /Before an import/ });
  await userEvent.click(within(older).getByRole('button', { name: /Put it back/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  const said = (await screen.findByRole('alert')).textContent;
  expect(said).toContain('Nothing was put back');
  expect(said).toContain('The disk is full.');
  expect(done).toEqual([]);

  isFull = false;
  await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  await waitFor(() => expect(done).toEqual(['kept', 'restored']));
  end();
});

test('keeps the dialog open with the reason when it could not be put back', async () => {
  answer({
    mirror: noMirror,
    backup_list: () => all(),
    backup_restore: () => {
      throw { code: 'Damaged', message: 'Its bytes are not those that were proved.', field: null };
    },
  });
  render(Backups);
  const older = await screen.findByRole('row', { name: /Before an import/ });
  await userEvent.click(within(older).getByRole('button', { name: /Put it back/ }));
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

test('looks for a film inside a backup, shows what its review said, and brings it back', async () => {
  const asked: unknown[] = [];
  const review = {
    uid: 'r1',
    headline: 'Low water',
    body: 'The tide keeps its own diary.',
    summary: '',
    watchedOn: '2025-11-08',
    score: 80 as never,
    changedAt: '2025-11-08T09:12:00.000Z',
    standing: 'gone' as const,
  };
  const film = {
    uid: 'f1',
    title: 'The Keeper of Low Water',
    year: 1974,
    directors: ['Ida Marsh'],
    viewings: 2,
    reviews: [review],
    isHere: true,
  };
  answer({
    mirror: noMirror,
    backup_list: () => all(),
    backup_look: ({ words }) => ({ films: 'the keeper of low water'.includes(words) ? [film] : [], more: false }),
    backup_bring_back: ({ what }) => {
      asked.push(what);
      const brought = { film: 1 as never, title: film.title, review: 2 as never, films: 0, viewings: 0, reviews: 1 };
      return { value: { ...brought, problems: [] }, topics: ['Reviews'] };
    },
  });
  render(Backups);
  const older = await screen.findByRole('row', { name: /Before an import/ });
  await userEvent.click(within(older).getByRole('button', { name: /Look inside/ }));
  expect(await screen.findByText('The tide keeps its own diary.')).toBeTruthy();
  expect(screen.getByText(/Low water: no longer in the journal/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Find a film in it'), 'heat');
  expect(await screen.findByText('There is no such film in it.')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Find a film in it'));
  // A closed fold shows its button to a test alone.
  await userEvent.click(await screen.findByRole('button', { name: /Bring this review back/, hidden: true }));
  await waitFor(() => expect(asked).toEqual([{ kind: 'review', uid: 'r1' }]));
  await userEvent.click(screen.getByRole('button', { name: /The Keeper of Low Water: Bring this back/ }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(toasts.list.at(-1)?.text).toContain('beside what the journal has');
});

test('says why the plain files could not be written, and stops writing them', async () => {
  let folder: string | null = '/elsewhere/films';
  answer({
    backup_list: () => all(),
    mirror: () => ({ folder, problem: folder && 'The disk is full.', isCurrent: false }),
    mirror_folder: (token) => {
      expect(token).toBeNull();
      folder = null;
      return { value: null, topics: ['Backups'] };
    },
  });
  render(Backups);
  expect((await screen.findByRole('alert')).textContent).toContain('safe in the journal');
  expect(screen.getByText('/elsewhere/films')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Stop writing' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('names what is wrong, mends it, and says what is left', async () => {
  const problems = [{ kind: 'index' as const, subject: 'film_search', reason: '3 entries are missing.' }];
  let proof: CheckReport = { ...WHOLE, whole: false, problems };
  answer({
    journal_proof: () => proof,
    journal_status: () => ({ folder: '/films', problem: null, reading: null, place: null, steps: null }),
    journal_mend: () => {
      proof = WHOLE;
      return { keptAside: '/films/backups/aside/x', pictures: 0, report: WHOLE };
    },
  });
  render(LastProof);
  await userEvent.click(await screen.findByRole('button', { name: 'Mend what can be made again' }));
  await waitFor(() => expect(toasts.list.some(({ text }) => text.includes('/films/backups/aside/x'))).toBe(true));
});

test('saves what can be read of a damaged journal, and opens that', async () => {
  const opened: unknown[] = [];
  const problems = [{ kind: 'database' as const, subject: 'reviews', reason: '2 of its rows could not be read.' }];
  answer({
    journal_proof: () => ({ ...WHOLE, whole: false, problems }),
    dialog_folder: () => ({ token: 7 as never, name: 'saved', kind: 'Folder' as never, bytes: 0 }),
    journal_salvage: ({ to }) => {
      expect(to).toBe(7);
      return { folder: '/saved', films: 9, viewings: 12, reviews: 1202, picturesMissing: 0, problems };
    },
    journal_open: (token) => {
      opened.push(token);
      return { folder: '/saved', problem: null, reading: null, place: null, steps: null };
    },
  });
  render(LastProof);
  await userEvent.click(await screen.findByRole('button', { name: 'Save what can be read…' }));
  expect(await screen.findByText(/1,202 reviews were saved in \/saved/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open what was saved' }));
  await waitFor(() => expect(opened).toEqual([7]));
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { toasts } from '../app/toasts.svelte';
import { bringing } from '../features/imports/bringing.svelte';
import type { ImportRecognised } from '../lib/ipc/generated/ImportRecognised';
import type { ImportReport } from '../lib/ipc/generated/ImportReport';
import type { Offered } from '../lib/ipc/generated/Offered';
import type { PastImport } from '../lib/ipc/generated/PastImport';
import { answer } from '../test/ipc';
import ImportView from './ImportView.svelte';

const file = { token: 3, name: 'letterboxd.zip', kind: 'Zip', bytes: 20_480 } as unknown as Offered;

const report: ImportReport = {
  import: null,
  fileName: 'letterboxd.zip',
  madeAt: '2026-11-22T09:12:00.000Z',
  receipt: {
    source: 'letterboxd',
    reading: '',
    rows: { read: 10, new: 4, same: 2, merged: 1, conflict: 1, taken: 0, both: 0, skipped: 1, unreadable: 1 },
    added: { films: 3, viewings: 4, reviews: 1, scores: 2, tags: 0, lists: 0, watchlist: 0, likes: 0 },
    problems: [{ file: 'diary.csv', line: 7, reason: '‘7’ is no rating.' }],
    leftOut: [{ file: 'profile.csv', rows: 1, reason: 'Your profile is not part of a journal.' }],
    keys: {},
  },
};
const recognised: ImportRecognised = {
  fileName: 'letterboxd.zip',
  kind: 'rows',
  source: 'letterboxd',
  asks: { timeZone: false, dateOrder: false, filmsAre: false, allRated: false },
  timeZone: 'Europe/Lisbon',
  sheet: null,
};
const brought = { ...report, import: 1 } as unknown as ImportReport;
const past = { id: 1, fileName: 'letterboxd.zip', madeAt: report.madeAt, receipt: report.receipt, undoable: true };

const none = { films: 0, viewings: 0, reviews: 0, lists: 0, watchlist: 0 };

beforeEach(() => bringing.again());

it('looks at a file, brings it in when told to, and shows a receipt that adds up', async () => {
  const asked: string[] = [];
  answer({
    import_list: () => [],
    dialog_files: () => [file],
    import_recognise: () => recognised,
    import_plan: () => {
      asked.push('check');
      return { report, counts: null, changes: true };
    },
    import_run: () => {
      asked.push('run');
      return { value: brought, topics: ['Imports'] };
    },
    import_undo: () => ({ value: { fileName: 'letterboxd.zip', gone: none, kept: none }, topics: ['Imports'] }),
  });
  render(ImportView);

  await userEvent.click(screen.getByRole('button', { name: 'Choose a file…' }));
  expect(await screen.findByText('4 viewings, 3 films and 1 review will be added.', { exact: false })).toBeTruthy();
  expect(asked).toEqual(['check']);

  await userEvent.click(screen.getByRole('button', { name: 'Bring in 4 viewings' }));
  expect(await screen.findByRole('heading', { name: 'Brought in' })).toBeTruthy();
  expect(asked).toEqual(['check', 'run']);
  expect((screen.getByText('Rows accounted for').nextSibling)?.textContent).toContain('10');
  expect(screen.getByText('diary.csv, line 7')).toBeTruthy();
  expect(screen.getByText('‘7’ is no rating.')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Undo this import' }));
  expect(await screen.findByRole('button', { name: 'Choose a file…' })).toBeTruthy();
});

it('says at the place why a file is refused', async () => {
  answer({
    import_list: () => [],
    dialog_files: () => [file],
    import_recognise: () => recognised,
    import_plan: () => {
      throw { code: 'BadFile', message: 'letterboxd.zip: This is not a ZIP file.', field: null };
    },
  });
  render(ImportView);

  await userEvent.click(screen.getByRole('button', { name: 'Choose a file…' }));
  expect((await screen.findByRole('alert')).textContent).toContain('letterboxd.zip: This is not a ZIP file.');
});

it('says when work was called off that nothing has changed', async () => {
  answer({
    import_list: () => [],
    dialog_files: () => [file],
    import_recognise: () => recognised,
    import_plan: () => {
      throw { code: 'Cancelled', message: 'Cancelled; the journal is as it was before.', field: null };
    },
  });
  render(ImportView);

  await userEvent.click(screen.getByRole('button', { name: 'Choose a file…' }));
  expect((await screen.findByRole('status')).textContent).toContain('Cancelled. The journal is as it was before.');
});

it('can be called off while it is seen what a file is', async () => {
  let stop = () => {};
  answer({
    import_list: () => [],
    dialog_files: () => [file],
    import_recognise: () =>
      new Promise((_, refuse) => {
        stop = () => refuse({ code: 'Cancelled', message: 'Cancelled.', field: null });
      }) as never,
    job_cancel: () => (stop(), null),
  });
  render(ImportView);

  await userEvent.click(screen.getByRole('button', { name: 'Choose a file…' }));
  expect(await screen.findByText('Seeing what this file is')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect((await screen.findByRole('status')).textContent).toContain('Cancelled. The journal is as it was before.');
});

it('lists earlier imports, offers to undo each, and says what stays', async () => {
  answer({
    import_list: () => [past as unknown as PastImport],
    import_undo: () => ({
      value: { fileName: 'letterboxd.zip', gone: { ...none, films: 1 }, kept: { ...none, films: 2, viewings: 1 } },
      topics: ['Imports'],
    }),
  });
  render(ImportView);

  expect(await screen.findByText('letterboxd.zip')).toBeTruthy();
  expect(screen.getByText(/: 4 viewings, 3 films, from 10 rows$/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Undo this import: letterboxd.zip' })).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Undo this import: letterboxd.zip' }));
  await waitFor(() =>
    expect(toasts.list.at(-1)?.text).toBe(
      'Taken out again: 1 film. What you have changed or built on since stays: 1 viewing and 2 films.',
    ),
  );
});

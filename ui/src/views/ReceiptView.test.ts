import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import type { RouteOf } from '../app/routes';
import { REPORT } from '../features/imports/testing';
import type { ImportDetail } from '../lib/ipc/generated/ImportDetail';
import type { KeptRow } from '../lib/ipc/generated/KeptRow';
import { answer } from '../test/ipc';
import ReceiptView from './ReceiptView.svelte';

const route = { view: 'receipt', id: 4, search: {} } as unknown as RouteOf<'receipt'>;
const detail = {
  import: { id: 4, fileName: 'a.csv', madeAt: REPORT.madeAt, receipt: REPORT.receipt, undoable: true },
  kept: { all: 2, new: 1, same: 0, merged: 0, conflict: 0, unreadable: 1 },
} as unknown as ImportDetail;

const ROWS = [
  {
    id: 11,
    file: 'a.csv',
    line: 2,
    raw: 'Kites,1999,9,2026-03-02',
    outcome: 'new',
    reason: '',
    became: { kind: 'viewing', id: 8 },
    film: { id: 7, title: 'Kites', year: 1999, poster: null },
    watchedOn: '2026-03-02',
    score: 90,
    list: null,
  },
  {
    id: 12,
    file: 'a.csv',
    line: 3,
    raw: 'Vespers,1977,5,2026-13-05',
    outcome: 'unreadable',
    reason: '‘2026-13-05’ is no date.',
    became: null,
    film: null,
    watchedOn: null,
    score: null,
    list: null,
  },
] as unknown as KeptRow[];

function opened() {
  let there = true;
  answer({
    import_detail: () => {
      if (!there) throw { code: 'NotFound', message: 'There is no such import.', field: null };
      return detail;
    },
    import_kept_ids: ({ of }) => new Uint32Array(of === 'unreadable' ? [12] : [11, 12]).buffer,
    import_kept: (ids) => ROWS.filter((row) => ids.includes(row.id)),
    import_undo: () => {
      there = false;
      const none = { films: 0, viewings: 0, reviews: 0, lists: 0, watchlist: 0 };
      const value = { fileName: 'a.csv', gone: { ...none, viewings: 3 }, kept: { ...none, viewings: 1 } };
      return { value, topics: ['Imports', 'Films', 'Viewings'] };
    },
  });
  render(ReceiptView, { route });
}

it('shows the receipt with its rows, each as it stood in the file, and where it leads', async () => {
  opened();
  expect(await screen.findByText('Rows accounted for')).toBeTruthy();
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent.trim())).toEqual(['2 all', '1 new', '1 unreadable']);

  await userEvent.click(await screen.findByRole('button', { name: 'a.csv, line 2: details' }));
  expect(screen.getByText('Kites,1999,9,2026-03-02', { exact: false })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open what it became' }).getAttribute('href')).toBe('#/film/7');

  await userEvent.click(screen.getByRole('tab', { name: '1 unreadable' }));
  expect(await screen.findByText('‘2026-13-05’ is no date.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'a.csv, line 2: details' })).toBeNull();
});

it('takes the import out and says what stays', async () => {
  opened();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo this import' }));
  expect(await screen.findByRole('heading', { name: 'Taken out again' })).toBeTruthy();
  expect(
    screen.getByText('Taken out again: 3 viewings. What you have changed or built on since stays: 1 viewing.'),
  ).toBeTruthy();
  expect(screen.getByRole('link', { name: 'All imports' })).toBeTruthy();
});

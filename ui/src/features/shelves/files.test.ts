import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { catchFailures } from '../../app/failures';
import { toasts } from '../../app/toasts.svelte';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Shelf } from '../../lib/ipc/generated/Shelf';
import { answer } from '../../test/ipc';
import Shelves from './Shelves.svelte';

const asked: [string, unknown][] = [];
let file: Offered | null;
let shelves: Shelf[];
let stop: () => void;

beforeEach(() => {
  asked.length = 0;
  file = { token: 5 as never, name: 'shelves.json', kind: 'Json', bytes: 120 };
  shelves = [{ shelf: 1 as never, facts: { name: 'Nine and above', query: 'score>=9' } }];
  stop = catchFailures();
  answer({
    shelves: () => shelves,
    shelf_counts: () => shelves.map(() => 12),
    dialog_save: (req) => {
      asked.push(['save', req]);
      return file;
    },
    dialog_files: (req) => {
      asked.push(['files', req]);
      return file ? [file] : [];
    },
    shelves_export: (token) => {
      asked.push(['export', token]);
      return shelves.length;
    },
    shelves_import: (token) => {
      asked.push(['import', token]);
      shelves = [...shelves, { shelf: 2 as never, facts: { name: 'The seventies', query: 'year:197x' } }];
      return { value: { added: 1, same: 1 }, topics: ['Shelves'] };
    },
  });
});
afterEach(() => {
  stop();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

async function choose(name: RegExp) {
  render(Shelves);
  await userEvent.click(await screen.findByRole('button', { name: 'More for shelves' }));
  await userEvent.click(await screen.findByRole('menuitem', { name, hidden: true }));
}

it('writes all shelves to a file, and says how many and where', async () => {
  await choose(/Save all shelves/);
  await waitFor(() => expect(toasts.list.at(-1)?.text).toBe('1 shelf is in shelves.json.'));
  expect(asked).toEqual([
    ['save', { title: 'Save all shelves to a file…', name: 'shelves.json' }],
    ['export', 5],
  ]);
});

it('puts up the shelves of a file, to be undone, and shows them', async () => {
  await choose(/Put up shelves/);
  expect(await screen.findByRole('link', { name: /The seventies/ })).toBeTruthy();
  expect(toasts.list.at(-1)).toMatchObject({ text: '1 shelf was put up.', undo: true });
  expect(asked.map(([what]) => what)).toEqual(['files', 'import']);
});

it.each([[/Save all shelves/], [/Put up shelves/]])('does nothing once the dialog of %s is closed', async (name) => {
  file = null;
  await choose(name);
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(toasts.list).toEqual([]);
});

it('says why a file could not be read', async () => {
  const refuse = (): never => {
    throw { code: 'File', message: 'This is no file of shelves.', field: null };
  };
  answer({ shelves: () => shelves, shelf_counts: () => [12], dialog_files: () => (file ? [file] : []), shelves_import: refuse });
  await choose(/Put up shelves/);
  await waitFor(() => expect(toasts.list.at(-1)).toMatchObject({ text: 'This is no file of shelves.', tone: 'danger' }));
});

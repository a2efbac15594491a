import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import type { Exported } from '../../lib/ipc/generated/Exported';
import type { ExportOf } from '../../lib/ipc/generated/ExportOf';
import type { Offered } from '../../lib/ipc/generated/Offered';
import { answer } from '../../test/ipc';
import ExportDialog from './ExportDialog.svelte';

const place = { token: 3, name: 'Films', kind: 'Folder', bytes: 0 } as unknown as Offered;
const exported: Exported = {
  path: '/films/Films/Film reviews, site',
  bytes: 20_000,
  films: 2,
  viewings: 2,
  reviews: 2,
  pictures: 4,
  keptIn: 1,
  problems: [],
};

function dialog(of: ExportOf, asked: unknown[], onprint?: () => void) {
  answer({
    dialog_save: ({ name }) => (asked.push(['save', name]), place),
    dialog_folder: () => (asked.push(['folder']), place),
    export_run: ({ of, format, address, to }) => (asked.push([of.kind, format, address, to]), exported),
  });
  return render(ExportDialog, { open: true, of, name: 'Heat/2 1995', ...(onprint ? { onprint } : {}) });
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const choose = async (name: RegExp) => userEvent.click(await screen.findByRole('radio', { name }));

test('offers one review as what one review can be, a page first', async () => {
  const asked: unknown[] = [];
  dialog({ kind: 'review', ids: 7 as never }, asked);
  const formats = (await screen.findAllByRole('radio')).map((radio) => (radio as HTMLInputElement).value);
  expect(formats).toEqual(['html', 'markdown', 'text']);
  await press('Choose where…');
  expect(asked).toEqual([
    ['save', 'Heat-2 1995.html'],
    ['review', 'html', null, 3],
  ]);
});

test('closes before it prints, so that it is not on the paper', async () => {
  const asked: unknown[] = [];
  dialog({ kind: 'review', ids: 7 as never }, asked, () => asked.push(screen.queryAllByRole('radio').length));
  await press('Print…');
  await vi.waitFor(() => expect(asked).toEqual([0]));
});

test('asks for a folder where several files are written, and says what stayed in', async () => {
  const asked: unknown[] = [];
  dialog({ kind: 'films', ids: [] }, asked);
  await choose(/^Site/);
  await userEvent.type(await screen.findByLabelText('Its address on the web'), 'https://films.example');
  await press('Choose where…');
  expect(asked).toEqual([['folder'], ['films', 'site', 'https://films.example', 3]]);
  const done = await screen.findByRole('status');
  expect(done.textContent).toContain('Film reviews, site, 20 kB, holds 2 films');
  expect(done.textContent).toContain('1 review stayed in, being a draft or private.');
});

test('says nothing of an export before it', async () => {
  const asked: unknown[] = [];
  const first = dialog({ kind: 'journal' }, asked);
  await press('Choose where…');
  await screen.findByRole('status');
  first.unmount();
  dialog({ kind: 'journal' }, asked);
  await screen.findAllByRole('radio');
  expect(screen.queryByRole('status')).toBeNull();
});

test('shows why a place was refused and stays open to choose another', async () => {
  answer({
    dialog_folder: () => place,
    export_run: () => {
      throw { code: 'Invalid', message: 'Films holds files that no export of Matinee’s wrote.', field: 'to' };
    },
  });
  render(ExportDialog, { open: true, of: { kind: 'films', ids: [] }, name: '' });
  await choose(/^Markdown/);
  await press('Choose where…');
  expect((await screen.findByRole('alert')).textContent).toContain('no export of Matinee');
  expect(screen.getByRole('button', { name: 'Choose where…' })).toBeTruthy();
});

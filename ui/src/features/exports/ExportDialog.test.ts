import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import type { ExportPreview } from '../../lib/ipc/generated/ExportPreview';
import type { Exported } from '../../lib/ipc/generated/Exported';
import type { ExportOf } from '../../lib/ipc/generated/ExportOf';
import type { LossReport } from '../../lib/ipc/generated/LossReport';
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
  losses: [],
};

const nothing: LossReport = { films: 2, viewings: 2, reviews: 2, losses: [] };

/** What the window answers beside the dialog's own acts. */
const beside = {
  lists: () => [
    { list: 4, facts: { name: 'Noir', description: '', ranked: false, tags: [] }, films: 2, first: [] },
    { list: 5, facts: { name: 'Sea', description: '', ranked: false, tags: [] }, films: 1, first: [] },
  ] as never,
  export_losses: () => nothing,
  job_cancel: () => null,
};

function dialog(of: ExportOf, asked: unknown[], onprint?: () => void) {
  answer({
    ...beside,
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
  dialog({ kind: 'review', of: 7 as never }, asked);
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
  dialog({ kind: 'review', of: 7 as never }, asked, () => asked.push(screen.queryAllByRole('radio').length));
  await press('Print…');
  await vi.waitFor(() => expect(asked).toEqual([0]));
});

test('asks for a folder where several files are written, and says what stayed in', async () => {
  const asked: unknown[] = [];
  dialog({ kind: 'films', of: [] }, asked);
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
    ...beside,
    dialog_folder: () => place,
    export_run: () => {
      throw { code: 'Invalid', message: 'Films holds files that no export of Matinee’s wrote.', field: 'to' };
    },
  });
  render(ExportDialog, { open: true, of: { kind: 'films', of: [] }, name: '' });
  await choose(/^Markdown/);
  await press('Choose where…');
  expect((await screen.findByRole('alert')).textContent).toContain('no export of Matinee');
  expect(screen.getByRole('button', { name: 'Choose where…' })).toBeTruthy();
});

test('says what a format cannot hold before a place is chosen, and whom it concerns', async () => {
  const looked: string[] = [];
  answer({
    ...beside,
    export_losses: ({ format }: ExportPreview) => {
      looked.push(format);
      if (format !== 'letterboxd') return nothing;
      return {
        ...nothing,
        losses: [
          {
            kind: 'scoresRounded',
            count: 41,
            sentence: '41 scores are rounded down.',
            examples: [{ title: 'Heat', year: 1995, watchedOn: '2024-03' }],
          },
          { kind: 'settings', count: 1, sentence: '1 setting stays behind.', examples: [] },
        ],
      };
    },
  });
  render(ExportDialog, { open: true, of: { kind: 'journal' }, name: '' });
  expect(await screen.findByText('Nothing is lost.')).toBeTruthy();
  await choose(/^Letterboxd/);
  await userEvent.click(await screen.findByText('41 scores are rounded down.'));
  const losses = screen.getByRole('region', { name: 'What the format cannot hold' });
  expect(losses.textContent).toContain('Heat (1995), 2024-03');
  expect(losses.textContent).toContain('and more');
  expect(losses.textContent).toContain('1 setting stays behind.');
  expect(looked).toEqual(['archive', 'letterboxd']);
});

test('takes a list, a search and a time, and asks for no more than is said', async () => {
  const asked: unknown[] = [];
  answer({
    ...beside,
    dialog_save: () => place,
    export_run: ({ of, between, format }) => (asked.push([of, between, format]), exported),
  });
  render(ExportDialog, { open: true, of: { kind: 'films', of: [7 as never] }, name: 'Films' });
  await choose(/^CSV for/);
  await userEvent.selectOptions(await screen.findByLabelText('What'), 'The films of a list');
  await userEvent.selectOptions(await screen.findByLabelText('Which list'), 'Sea');
  await userEvent.type(screen.getByLabelText('From'), '2024-13');
  expect((await screen.findByRole('alert')).textContent).toContain('Write a date as 2024, 2024-03 or 2024-03-01.');
  const go = screen.getByRole<HTMLButtonElement>('button', { name: 'Choose where…' });
  expect(go.disabled).toBe(true);
  await userEvent.type(screen.getByLabelText('From'), '{Backspace}{Backspace}03');
  await press('Choose where…');
  await userEvent.selectOptions(screen.getByLabelText('What'), 'What a search finds');
  expect(go.disabled).toBe(true);
  await userEvent.type(screen.getByLabelText('Words'), 'noir');
  await press('Choose where…');
  const between = { from: '2024-03', to: null };
  const search = { sort: 'watched', reversed: false, filter: expect.anything(), text: 'noir' };
  expect(asked).toEqual([
    [{ kind: 'list', of: 5 }, between, 'csvSafe'],
    [{ kind: 'search', of: search }, between, 'csvSafe'],
  ]);
});

test('offers what holds the whole journal for the whole of it only', async () => {
  dialog({ kind: 'journal' }, []);
  await choose(/^SQLite/);
  await userEvent.type(await screen.findByLabelText('Up to'), '2024');
  await vi.waitFor(() => expect(screen.queryByRole('radio', { name: /^SQLite/ })).toBeNull());
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Archive.*These films/ }).checked).toBe(true);
});

test('says why there is nothing to export where it says what is lost', async () => {
  answer({
    ...beside,
    export_losses: () => {
      throw { code: 'Invalid', message: 'There is no film to export here.', field: 'of' };
    },
  });
  render(ExportDialog, { open: true, of: { kind: 'journal' }, name: '' });
  expect(await screen.findByText('There is no film to export here.')).toBeTruthy();
});

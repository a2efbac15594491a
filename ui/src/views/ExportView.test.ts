import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { exporting } from '../features/exports/exporting.svelte';
import type { Exported } from '../lib/ipc/generated/Exported';
import type { ExportPreview } from '../lib/ipc/generated/ExportPreview';
import type { ExportRun } from '../lib/ipc/generated/ExportRun';
import type { LossReport } from '../lib/ipc/generated/LossReport';
import type { Offered } from '../lib/ipc/generated/Offered';
import { answer } from '../test/ipc';
import ExportView from './ExportView.svelte';

const place = { token: 3, name: 'letterboxd', kind: 'Folder', bytes: 0 } as unknown as Offered;
const exported: Exported = {
  path: '/films/letterboxd',
  bytes: 2000,
  films: 2,
  viewings: 3,
  reviews: 0,
  pictures: 0,
  keptIn: 0,
  problems: [],
  losses: [],
};

function report({ format }: ExportPreview): LossReport {
  const losses =
    format === 'letterboxd'
      ? [{ kind: 'scoresRounded', count: 41, sentence: '41 scores are rounded down.', examples: [] }]
      : [];
  return { films: 2, viewings: 3, reviews: 0, losses } as unknown as LossReport;
}

beforeEach(() => exporting.clear());

it('says what a format cannot hold and how much goes out, then writes and says where it went', async () => {
  const looked = vi.fn<(req: ExportPreview) => void>();
  const written = vi.fn<(req: ExportRun) => void>();
  answer({
    lists: () => [],
    job_cancel: () => null,
    export_losses: (req) => (looked(req), report(req)),
    dialog_folder: () => place,
    export_run: (req) => (written(req), exported),
  });
  render(ExportView);
  expect(await screen.findByText('Nothing is lost.')).toBeTruthy();

  await userEvent.click(screen.getByRole('radio', { name: /^Letterboxd/ }));
  expect(await screen.findByText('41 scores are rounded down.')).toBeTruthy();
  expect(screen.getByText('What goes out: 2 films and 3 viewings.')).toBeTruthy();
  expect(written).not.toHaveBeenCalled();

  await userEvent.click(screen.getByRole('button', { name: 'Choose where…' }));
  expect(await screen.findByText(/^letterboxd, /)).toBeTruthy();
  expect(written.mock.lastCall?.[0]).toMatchObject({ of: { kind: 'journal' }, format: 'letterboxd', to: 3 });

  // What was written is not said of another format.
  await userEvent.click(screen.getByRole('radio', { name: /^IMDb/ }));
  await waitFor(() => expect(screen.queryByText(/^letterboxd, /)).toBeNull());
});

it('offers every target, and those that hold only all of it for all of it', async () => {
  answer({ lists: () => [], job_cancel: () => null, export_losses: report });
  render(ExportView);
  const offered = () => screen.getAllByRole<HTMLInputElement>('radio').map(({ value }) => value);
  expect(offered()).toEqual([
    ...['archive', 'site', 'epub', 'markdown', 'html', 'text'],
    ...['letterboxd', 'imdb', 'trakt', 'movary', 'yamtrack', 'tellico'],
    ...['csv', 'csvSafe', 'json', 'jsonl', 'sqlite'],
  ]);
  await userEvent.type(screen.getByLabelText('From'), '2024');
  expect(offered()).toContain('archive');
  expect(offered()).not.toContain('sqlite');
});

it('waits for what goes out to be said', async () => {
  answer({ lists: () => [], job_cancel: () => null, export_losses: report });
  render(ExportView);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What' }), 'What a search finds');
  expect(screen.getByText('Say first what goes out.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose where…' }).disabled).toBe(true);
});

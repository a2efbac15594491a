import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { beforeClosing } from '../../app/closing';
import { journal } from '../../app/journal.svelte';
import { toasts } from '../../app/toasts.svelte';
import type { JournalStatus } from '../../lib/ipc/generated/JournalStatus';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Token } from '../../lib/ipc/generated/Token';
import { answer } from '../../test/ipc';
import JournalPlace from './JournalPlace.svelte';

const at = (folder: string): JournalStatus => ({ folder, problem: null, reading: null, place: null, steps: null });

let chosen: Offered | null;
let opened: Token[];
let refusal: unknown;

beforeEach(async () => {
  chosen = { token: 5 as unknown as Token, name: 'other', kind: 'Folder', bytes: 0 };
  opened = [];
  refusal = undefined;
  toasts.list = [];
  answer({
    journal_status: () => at('/home/ida/films'),
    journal_size: () => ({ bytes: 1, words: 2, pictures: 3 }),
    settings: () => {
      throw { code: 'Internal', message: 'not asked about here', field: null };
    },
    dialog_folder: () => chosen,
    journal_open: (token) => {
      if (refusal) throw refusal;
      opened.push(token);
      return at('/home/ida/other');
    },
  });
  await journal.begin();
  render(JournalPlace);
});

const openAnother = () => userEvent.click(screen.getByRole('button', { name: 'Open another journal…' }));

it('opens another journal and says where it is', async () => {
  await openAnother();
  await waitFor(() => expect(opened).toEqual([5]));
  expect(await screen.findByText('/home/ida/other')).toBeTruthy();
  expect(toasts.list.map(({ text }) => text)).toContain('Opened the journal in /home/ida/other');
});

it('stays where it is when none is chosen', async () => {
  chosen = null;
  await openAnother();
  expect(opened).toEqual([]);
  expect(screen.getByText('/home/ida/films')).toBeTruthy();
});

it('says why another does not open, and stays', async () => {
  refusal = { code: 'TooNew', message: 'That journal was made by a newer Matinee.', field: null };
  await openAnother();
  expect((await screen.findByRole('alert')).textContent).toContain('newer Matinee');
  expect(journal.status?.folder).toBe('/home/ida/films');
});

it('does not leave a journal while something typed for it is nowhere', async () => {
  const end = beforeClosing(() => Promise.reject(new Error('The disk is full.')));
  await openAnother();
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  expect(opened).toEqual([]);
  end();
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import type { Exported } from '../../lib/ipc/generated/Exported';
import type { Offered } from '../../lib/ipc/generated/Offered';
import { answer } from '../../test/ipc';
import TakeAlong from './TakeAlong.svelte';

const place = { token: 3, name: 'all.zip', kind: 'Zip', bytes: 0 } as unknown as Offered;
const exported: Exported = {
  path: '/films/all.zip',
  bytes: 2_000_000,
  films: 48,
  viewings: 93,
  reviews: 1,
  pictures: 53,
  keptIn: 0,
  problems: ['still.jpg is damaged: its bytes are not those it was kept with.'],
  losses: [],
};

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

test('writes to the place chosen, says what is in it and what is not, and shows the folder', async () => {
  const asked: unknown[] = [];
  answer({
    dialog_save: ({ name }) => (asked.push(name), place),
    export_run: ({ to }) => (asked.push(to), exported),
    export_show: (token) => (asked.push(token), null),
  });
  render(TakeAlong);
  await press('Export the journal…');
  const done = await screen.findByRole('status');
  expect(done.textContent).toContain('all.zip, 2 MB, holds 48 films, 93 viewings, 1 review and 53 pictures.');
  expect((await screen.findByRole('alert')).textContent).toContain('still.jpg is damaged');
  await press('Show in folder');
  expect(asked).toEqual([expect.stringMatching(/^matinee-\d{4}-\d\d-\d\d\.zip$/), 3, 3]);
});

test('can be called off, and says that nothing is left', async () => {
  let stop = () => {};
  answer({
    dialog_save: () => place,
    export_run: () =>
      new Promise((_, refuse) => {
        stop = () => refuse({ code: 'Cancelled', message: 'Cancelled.', field: null });
      }) as never,
    job_cancel: () => (stop(), null),
  });
  render(TakeAlong);
  await press('Export the journal…');
  await press('Cancel');
  expect(await screen.findByText('Cancelled. Nothing was left behind.')).toBeTruthy();
});

test('writes nothing when no place was chosen', async () => {
  const asked: string[] = [];
  answer({ dialog_save: () => null, export_run: () => (asked.push('run'), exported) });
  render(TakeAlong);
  await press('Export the journal…');
  expect(asked).toEqual([]);
});

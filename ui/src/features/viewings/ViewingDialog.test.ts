import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { unkept } from '../../app/unkept.svelte';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { ViewingId } from '../../lib/ipc/generated/ViewingId';
import { answer } from '../../test/ipc';
import { KeptTyped } from '../../test/typed';
import { blank } from './blank';
import ViewingDialog from './ViewingDialog.svelte';

let journal: KeptTyped;

beforeEach(() => {
  journal = new KeptTyped();
  unkept.clear();
  answer({
    viewings_on: () => [],
    score_read: () => null,
    ...journal.answers,
    viewing_log: () => ({ value: 1 as ViewingId, topics: ['Viewings'] }),
  });
});

const film = { open: true, title: 'Slow Thunder', year: 1990, film: 7 as FilmId };
const note = () => screen.getByLabelText('Note');

it('keeps a viewing in the journal while it is typed, goes on with it, and forgets it once it is logged', async () => {
  const { unmount } = render(ViewingDialog, film);
  await userEvent.type(note(), 'front row');
  await vi.waitFor(() => expect(journal.viewing?.form).toContain('front row'));
  expect(journal.viewing?.typed).toBe('Slow Thunder 1990');
  expect(unkept.places).toEqual([]);
  unmount();

  render(ViewingDialog, film);
  await vi.waitFor(() => expect(note()).toHaveProperty('value', 'front row'));
  await userEvent.click(screen.getByRole('button', { name: 'Log it' }));
  await vi.waitFor(() => expect(journal.viewing).toBeNull());
});

it('leaves alone what was begun of another film, and has its own in the window', async () => {
  const other = { typed: 'Understory 1990', form: '{}', key: 'k' };
  journal.begin(other);
  const { unmount } = render(ViewingDialog, film);
  await userEvent.type(note(), 'front row');
  unmount();
  expect(journal.viewing).toEqual(other);
  expect(unkept.places).toHaveLength(1);

  render(ViewingDialog, film);
  expect(note()).toHaveProperty('value', 'front row');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(journal.viewing).toEqual(other);
  expect(unkept.places).toEqual([]);
});

it('has the changes of a viewing still when it is edited again', async () => {
  const viewing = { id: 3 as ViewingId, facts: blank() };
  const { unmount } = render(ViewingDialog, { ...film, viewing });
  await userEvent.type(note(), 'front row');
  unmount();
  render(ViewingDialog, { ...film, viewing });
  expect(note()).toHaveProperty('value', 'front row');
  expect(journal.viewing).toBeNull();
});

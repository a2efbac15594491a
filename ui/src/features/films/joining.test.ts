import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { FilmPage } from '../../lib/ipc/generated/FilmPage';
import { answer } from '../../test/ipc';
import { text } from '../../test/text';
import { facts, film } from '../../test/viewings';
import MergeDialog from './MergeDialog.svelte';
import SplitDialog from './SplitDialog.svelte';

const asked: unknown[] = [];
let refusal: unknown;

const page = {
  id: 1,
  facts: { title: 'Heat', year: 1995 },
  viewings: [
    { id: 11, facts: facts({ watchedOn: '2025-03-01' }), nth: 2, review: 5 },
    { id: 10, facts: facts({ watchedOn: '2024-03-01' }), nth: 1, review: null },
  ],
  reviews: [
    { id: 5, viewing: 11, headline: '', finished: true, words: 10, writtenAt: '2025-03-02T10:00:00Z' },
    { id: 6, viewing: null, headline: '', finished: true, words: 10, writtenAt: '2023-03-02T10:00:00Z' },
  ],
  stills: [],
  lists: [{ id: 1, name: 'Long', rank: null }],
} as unknown as FilmPage;

beforeEach(() => {
  asked.length = 0;
  refusal = undefined;
  answer({
    film_picks: ({ typed }) => (typed.startsWith('take') ? [film(7, 'L.A. Takedown')] : [film(1, 'Heat')]),
    film_merge: (req) => {
      if (refusal) throw refusal;
      asked.push(req);
      return { value: null, topics: ['Films'] };
    },
    film_split: (req) => {
      asked.push(req);
      return { value: 7 as FilmId, topics: ['Films'] };
    },
  });
});

async function pick(line: string, typed: string) {
  const user = userEvent.setup();
  await user.type(screen.getByRole('combobox', { name: line }), typed);
  await screen.findAllByRole('option');
  await user.keyboard('{Enter}');
  return user;
}

it('says what goes where before two films become one', async () => {
  const onmerged = vi.fn();
  render(MergeDialog, { film: page, onmerged, onclose: () => undefined });
  const user = await pick('The film that stays', 'take');
  expect(text(screen.getByRole('dialog'))).toContain(
    'L.A. Takedown gets 2 viewings, 2 reviews and a place on 1 list.',
  );
  await user.click(screen.getByRole('button', { name: 'Make them one film' }));
  await waitFor(() => expect(asked).toEqual([{ from: 1, into: 7 }]));
  expect(onmerged).toHaveBeenCalledWith(7);
});

it('joins a film with no new one and not with itself, and shows a refusal', async () => {
  render(MergeDialog, { film: page, onmerged: () => undefined, onclose: () => undefined });
  await pick('The film that stays', 'heat');
  expect(text(await screen.findByRole('alert'))).toContain('This is the same film.');
  refusal = { code: 'Invalid', message: 'The editor holds a draft of Heat.', field: 'film' };
  const user = await pick('The film that stays', 'take');
  await user.click(screen.getByRole('button', { name: 'Make them one film' }));
  expect(text(await screen.findByRole('alert'))).toContain('holds a draft');
});

it('splits off what is chosen; a review of a viewing goes with it', async () => {
  const onsplit = vi.fn();
  render(SplitDialog, { film: page, onsplit, onclose: () => undefined });
  const user = await pick('The other film: title and year', 'take');
  expect(screen.getByRole('button', { name: 'Split' })).toHaveProperty('disabled', true);
  // The review of the first viewing is no choice of its own.
  expect(screen.getAllByRole('checkbox')).toHaveLength(3);
  await user.click(screen.getByLabelText(/1 March 2025/));
  await user.click(screen.getByRole('button', { name: 'Split' }));
  await waitFor(() => expect(asked).toEqual([{ film: 1, into: { known: 7 }, viewings: [11], reviews: [] }]));
  expect(onsplit).toHaveBeenCalledWith(7);
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { unkept } from '../app/unkept.svelte';
import type { FilmId } from '../lib/ipc/generated/FilmId';
import type { ViewingId } from '../lib/ipc/generated/ViewingId';
import type { WatchlistEntry } from '../lib/ipc/generated/WatchlistEntry';
import { answer } from '../test/ipc';
import { text } from '../test/text';
import { KeptTyped } from '../test/typed';
import { film } from '../test/viewings';
import WatchlistView from './WatchlistView.svelte';

let entries: WatchlistEntry[];
let journal: KeptTyped;
const asked: unknown[] = [];

beforeEach(() => {
  asked.length = 0;
  journal = new KeptTyped();
  entries = [{ film: film(1, 'Understory'), why: '', addedOn: '2025-11-02' }];
  answer({
    watchlist_page: () => ({ entries, next: null, films: entries.length }),
    watchlist_add: (req) => {
      asked.push(req);
      return { value: 2 as FilmId, topics: ['Watchlist'] };
    },
    watchlist_remove: () => {
      entries = [];
      return { value: null, topics: ['Watchlist'] };
    },
    watchlist_edit: ({ why }) => {
      entries = entries.map((one) => ({ ...one, why }));
      return { value: null, topics: ['Watchlist'] };
    },
    film_picks: () => [film(7, 'Slow Thunder')],
    viewings_on: () => [],
    ...journal.answers,
    score_read: () => null,
    viewing_log: ({ film: pick }) => {
      asked.push(pick);
      entries = [];
      return { value: 1 as ViewingId, topics: ['Viewings', 'Watchlist'] };
    },
  });
});

it('says when each film was put down', async () => {
  render(WatchlistView);
  const row = (await screen.findByRole('link', { name: 'Understory' })).closest('li');
  expect(text(row)).toMatch(/2 Nov 2025|Nov 2, 2025/);
  expect(text(row)).toMatch(/waiting \d+ (day|month|year)s?/);
});

it('puts a film on with the reason typed beside it', async () => {
  render(WatchlistView);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Why'), 'Ilse insists');
  await user.type(screen.getByRole('combobox'), 'slow{Enter}');
  await waitFor(() => expect(asked).toEqual([{ film: { known: 7 }, why: 'Ilse insists' }]));
});

it('says why in place', async () => {
  render(WatchlistView);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Say why' }));
  await user.type(screen.getAllByRole('textbox', { name: 'Why' }).at(-1) as Element, 'the trees{Enter}');
  expect(await screen.findByText('the trees')).toBeTruthy();
});

it('has the reason still that was typed before a film was chosen', async () => {
  const { unmount } = render(WatchlistView);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Why'), 'Ilse insists');
  unmount();
  render(WatchlistView);
  expect(screen.getByLabelText('Why')).toHaveProperty('value', 'Ilse insists');
  await user.type(screen.getByRole('combobox'), 'slow{Enter}');
  await waitFor(() => expect(asked).toHaveLength(1));
  await waitFor(() => expect(unkept.places).toEqual([]));
});

it('has it also when the journal opens later than the screen', async () => {
  journal.kept.set('watchlist/why', { place: 'watchlist/why', text: '"Ilse insists"', key: null });
  render(WatchlistView);
  expect(screen.getByLabelText('Why')).toHaveProperty('value', '');
  await unkept.open('/films', { isWritable: true });
  await waitFor(() => expect(screen.getByLabelText('Why')).toHaveProperty('value', 'Ilse insists'));
});

it('takes a film off by logging it, and says what an empty watchlist is for', async () => {
  render(WatchlistView);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'More about Understory' }));
  await user.click(await screen.findByRole('menuitem', { name: /Seen it/, hidden: true }));
  await user.click(await screen.findByRole('button', { name: 'Log it' }));
  await waitFor(() => expect(asked).toEqual([{ known: 1 }]));
  expect(await screen.findByText('Nothing to see yet')).toBeTruthy();
});

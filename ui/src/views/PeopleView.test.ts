import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { router } from '../app/router.svelte';
import type { PeopleQuery } from '../lib/ipc/generated/PeopleQuery';
import type { PersonId } from '../lib/ipc/generated/PersonId';
import type { Score } from '../lib/ipc/generated/Score';
import { packed } from '../test/films';
import { answer } from '../test/ipc';
import { text } from '../test/text';
import { film } from '../test/viewings';
import PeopleView from './PeopleView.svelte';

const asked: PeopleQuery[] = [];
let ids: number[];

beforeEach(() => {
  asked.length = 0;
  ids = [4, 2];
  answer({
    people_ids: (query) => {
      asked.push(query);
      return packed(ids);
    },
    people_rows: ({ people }) =>
      people.map((id) => ({
        id,
        uid: `uid-${String(id)}`,
        name: id === (4 as PersonId) ? 'Hanne Marder' : 'Ida Korsgaard',
        films: 7,
        scored: 5,
        average: 88 as Score,
        first: [film(1, 'Absents')],
      })),
  });
});

const open = (search: Record<string, string> = {}) =>
  render(PeopleView, { route: { view: 'people', id: null, search } });

it('lists directors first, with their films and the average of ones own scores', async () => {
  open();
  const link = await screen.findByRole('link', { name: 'Hanne Marder' });
  expect(link.getAttribute('href')).toBe('#/person/uid-4');
  expect(asked[0]).toEqual({ role: 'director', sort: 'films', text: '' });
  expect(text(link.closest('li') as HTMLElement)).toContain('7 films, 5 scored');
  expect(text(link.closest('li') as HTMLElement)).toContain('8.8');
});

it('asks for whom the address names, and keeps what is asked for in it', async () => {
  open({ as: 'cast', sort: 'score', q: 'tov' });
  await screen.findByRole('link', { name: 'Hanne Marder' });
  expect(asked[0]).toEqual({ role: 'cast', sort: 'score', text: 'tov' });
  await userEvent.click(screen.getByRole('radio', { name: 'Writers' }));
  await waitFor(() => expect(router.route.search).toEqual({ as: 'writer', sort: 'score', q: 'tov' }));
});

it('is walked by arrows', async () => {
  open();
  (await screen.findByRole('link', { name: 'Hanne Marder' })).focus();
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Ida Korsgaard' })));
});

it('says where nobody is called so', async () => {
  ids = [];
  open({ q: 'x' });
  expect(await screen.findByText('Nobody here has a name that begins so.')).toBeTruthy();
});

it('has a menu on each person, by pointer and by the menu key', async () => {
  router.replace('#/people');
  open();
  const link = await screen.findByRole('link', { name: 'Hanne Marder' });
  link.focus();
  // What the webview makes of Shift and F10.
  await fireEvent.contextMenu(link, { clientX: 0, clientY: 0 });
  const items = await screen.findAllByRole('menuitem', { hidden: true });
  expect(items.map((item) => text(item))).toEqual(['Page of this person', 'Films in the library', 'This is the same person as…']);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(location.hash).toBe('#/library?q=person%3A%22Hanne+Marder%22'));
  await fireEvent.contextMenu(link, { clientX: 30, clientY: 40 });
  await userEvent.click(await screen.findByRole('menuitem', { name: /same person/, hidden: true }));
  expect(await screen.findByRole('heading', { name: 'Who is Hanne Marder?' })).toBeTruthy();
});

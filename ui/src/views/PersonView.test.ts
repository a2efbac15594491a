import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import type { FilmId } from '../lib/ipc/generated/FilmId';
import type { PersonId } from '../lib/ipc/generated/PersonId';
import type { PersonPage } from '../lib/ipc/generated/PersonPage';
import type { Score } from '../lib/ipc/generated/Score';
import type { ViewingId } from '../lib/ipc/generated/ViewingId';
import { answer } from '../test/ipc';
import { film } from '../test/viewings';
import PersonView from './PersonView.svelte';

const seen = (id: number, watchedOn: string, score: number) => ({
  viewing: id as ViewingId,
  film: id as FilmId,
  title: `Film ${String(id)}`,
  watchedOn,
  score: score as Score,
});

const person: PersonPage = {
  id: 4 as PersonId,
  uid: 'uid-4',
  name: 'Tove Brandl',
  parts: [{ role: 'cast', films: [{ film: film(1, 'Absents'), character: 'Marit' }] }],
  films: 2,
  seen: 1,
  scored: 1,
  average: 90 as Score,
  timeline: [seen(1, '2019-03', 80), seen(2, '2024-05-01', 90)],
};

const open = () => render(PersonView, { route: { view: 'person', id: 'uid-4', search: {} } });

it('has the films by part, whom they played, and the scores over time as picture and table', async () => {
  answer({ person_page: () => person });
  open();
  await screen.findByRole('heading', { name: 'Tove Brandl' });
  expect(screen.getByText('2 films, 1 seen, 9.0 on average')).toBeTruthy();
  expect(screen.getByRole('link', { name: /Absents/ }).getAttribute('href')).toBe('#/film/1');
  expect(screen.getByText('as Marit')).toBeTruthy();
  expect(screen.getByRole('group', { name: /2 scores of yours for films of Tove Brandl/ })).toBeTruthy();
  await userEvent.click(screen.getByText('As a table'));
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows).toHaveLength(3);
});

it('walks the scores over time by keyboard, each named and leading to its film', async () => {
  answer({ person_page: () => person });
  open();
  const picture = await screen.findByRole('group', { name: /2 scores of yours/ });
  const points = within(picture).getAllByRole('link');
  expect(points.map((point) => point.getAttribute('aria-label'))).toEqual(['Film 1, March 2019: 8.0', 'Film 2, 1 May 2024: 9.0']);
  expect(points.map((point) => point.getAttribute('tabindex'))).toEqual(['0', '-1']);
  points[0]?.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(points[1]);
  expect(points[1]?.getAttribute('href')).toBe('#/film/2');
});

it('says when there is no such person, and leads back', async () => {
  answer({
    person_page: () => {
      throw { code: 'NotFound', message: 'There is no such person in this journal.', field: null };
    },
  });
  open();
  expect(await screen.findByRole('heading', { name: 'No such person' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'People' }).getAttribute('href')).toBe('#/people');
});

it('has a menu on each film, with what the library has', async () => {
  const liked: unknown[] = [];
  answer({
    person_page: () => person,
    selection_like: (req) => {
      liked.push(req);
      return { value: { done: 1, left: 0 }, topics: [] };
    },
  });
  open();
  const link = await screen.findByRole('link', { name: /^Absents/ });
  link.focus();
  await fireEvent.contextMenu(link, { clientX: 0, clientY: 0 });
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Like', hidden: true }));
  await waitFor(() => expect(liked).toEqual([{ films: [1], liked: true }]));
  await fireEvent.contextMenu(link, { clientX: 30, clientY: 40 });
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Film page', hidden: true }));
  await waitFor(() => expect(location.hash).toBe('#/film/1'));
});

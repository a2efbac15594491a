import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { router } from '../app/router.svelte';
import type { RouteOf } from '../app/routes';
import type { SearchAll } from '../lib/ipc/generated/SearchAll';
import type { SearchHit } from '../lib/ipc/generated/SearchHit';
import { packed } from '../test/films';
import { answer } from '../test/ipc';
import { misread } from '../test/query';
import { text } from '../test/text';
import SearchView from './SearchView.svelte';

const asked: SearchAll[] = [];
let found: number[];

function hit(id: number): SearchHit {
  return {
    kind: 'review',
    film: 2 as never,
    review: id as never,
    viewing: null,
    title: [{ text: 'The Keeper of Low Water', hit: false }],
    language: null,
    year: 1974,
    poster: null,
    score: null,
    watchedOn: '2025-11-08',
    snippet: [
      { text: 'at ', hit: false },
      { text: 'low water', hit: true },
    ],
  };
}

beforeEach(() => {
  asked.length = 0;
  found = [7, 4];
  router.replace('#/search');
  answer({
    search_counts: () => ({ films: 1, reviews: 2, viewings: 0 }),
    search_hits: () => found.map(hit),
    search_all: (req) => {
      asked.push(req);
      return packed(found) as never;
    },
    search_rows: ({ ids }) => ids.map(hit),
    query_read: ({ line }) => misread(line),
  });
});

async function open(search: Record<string, string>) {
  const route: RouteOf<'search'> = { view: 'search', id: null, search };
  render(SearchView, { route });
  await screen.findByRole('heading', { name: 'Search' });
}

it('tells every hit with what was found marked, and leads to where it stands', async () => {
  await open({ q: 'low water' });
  const [first] = await screen.findAllByRole('link', { name: /Keeper/ });
  expect(first?.getAttribute('href')).toBe('#/review/7?hit=low+water');
  expect(screen.getAllByText('low water')[0]?.tagName).toBe('MARK');
  expect(await screen.findByText('2 hits')).toBeTruthy();
  expect(await screen.findByText('Reviews 2')).toBeTruthy();
  expect(asked[0]).toEqual({ line: 'low water', kind: 'review', order: 'best' });
});

it('keeps the order and the place in its address', async () => {
  await open({ q: 'low water' });
  await userEvent.click(await screen.findByText('Newest first'));
  await waitFor(() => expect(location.hash).toBe('#/search?q=low+water&sort=newest'));
});

it('edits a review with Ctrl and Enter', async () => {
  await open({ q: 'low water' });
  const [first] = await screen.findAllByRole('link', { name: /Keeper/ });
  first?.focus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(location.hash).toBe('#/edit/review/7'));
});

it('says so when nothing has the words, and what it is for before any are typed', async () => {
  found = [];
  await open({ q: 'nowhere' });
  expect(await screen.findByText('Nothing has this.')).toBeTruthy();
});

it('says what it does not understand, where it stands, and puts what was meant in its place', async () => {
  await open({ q: 'yaer:1974 water ' });
  expect(await screen.findByText('There is no filter called yaer. Did you mean year?')).toBeTruthy();
  expect(document.querySelector('.chip.is-bad')?.textContent).toContain('yaer:');
  await userEvent.click(screen.getByRole('button', { name: 'Use year:1974' }));
  await waitFor(() => expect(location.hash).toBe('#/search?q=year%3A1974+water+'));
});

it('asks for nothing before anything is typed', async () => {
  await open({});
  expect(await screen.findByText('Any sentence you ever wrote')).toBeTruthy();
  expect(asked).toEqual([]);
});

it('has a menu on each hit', async () => {
  await open({ q: 'low water' });
  const [first] = await screen.findAllByRole('link', { name: /Keeper/ });
  first?.focus();
  await fireEvent.contextMenu(first as Element, { clientX: 0, clientY: 0 });
  const items = await screen.findAllByRole('menuitem', { hidden: true });
  expect(items.map((item) => text(item))).toEqual(['Read the review', 'Edit the review Ctrl Enter', 'Film page']);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(location.hash).toBe('#/review/7?hit=low+water'));
  await fireEvent.contextMenu(first as Element, { clientX: 30, clientY: 40 });
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Film page', hidden: true }));
  await waitFor(() => expect(location.hash).toBe('#/film/2'));
});

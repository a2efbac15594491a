import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { router } from '../../app/router.svelte';
import type { ListId } from '../../lib/ipc/generated/ListId';
import type { NameHit } from '../../lib/ipc/generated/NameHit';
import type { SearchHit } from '../../lib/ipc/generated/SearchHit';
import { answer } from '../../test/ipc';
import { misread } from '../../test/query';
import { isMeant } from './entries';
import Palette from './Palette.svelte';

const words = (text: string, hit = false) => [{ text, hit }];
const hit = (kind: SearchHit['kind'], more: Partial<SearchHit> = {}): SearchHit => ({
  kind,
  film: 2 as never,
  review: null,
  viewing: null,
  title: words('The Keeper of Low Water'),
  language: null,
  year: 1974,
  poster: null,
  score: null,
  watchedOn: null,
  snippet: [],
  ...more,
});

const found = [
  hit('film'),
  hit('review', { review: 7 as never, snippet: [...words('at '), ...words('low water', true), ...words('.')] }),
];

beforeEach(() => router.replace('#/diary'));

function open(commands = [{ label: 'Watchlist', keys: 'G W', act: vi.fn() }]) {
  answer({
    search_hits: ({ line }) => (line === 'low water' ? found : []),
    search_counts: (line) =>
      line === 'low water' ? { films: 1, reviews: 6, viewings: 3 } : { films: 0, reviews: 0, viewings: 0 },
    search_names: () => [],
    query_read: ({ line }) => misread(line),
  });
  render(Palette, { open: true, commands: () => commands });
  return commands;
}

/** The palette of a journal with a person, a tag and a place in ‘ha’, and these lists. */
function openNamed(lists: () => string[]) {
  answer({
    search_hits: () => [],
    search_counts: () => ({ films: 0, reviews: 0, viewings: 0 }),
    search_names: ({ line }) =>
      line.startsWith('ha')
        ? [
            { kind: 'person', name: 'Hanne Marder', uid: 'uid-hanne' },
            ...lists().map((name): NameHit => ({ kind: 'list', name, list: 1 as ListId })),
            { kind: 'tag', name: 'harbour', line: 'tag:"harbour"' },
            { kind: 'place', name: 'Hackesche Höfe', line: 'place:"Hackesche Höfe"' },
          ]
        : [],
    query_read: ({ line }) => misread(line),
  });
  return render(Palette, { open: true, commands: () => [] });
}

const field = () => screen.getByRole('combobox');

it('finds as one types, in groups, with what was found marked and all of it counted', async () => {
  open();
  await userEvent.type(field(), 'low water');
  const reviews = await screen.findByRole('group', { name: 'In your reviews' });
  expect(within(reviews).getByText('low water').tagName).toBe('MARK');
  expect(await screen.findByText('10 hits')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Reviews/ }).textContent).toContain('6');
});

it('opens a review at the words, and edits it with Ctrl and Enter', async () => {
  open();
  await userEvent.type(field(), 'low water');
  await screen.findByRole('group', { name: 'In your reviews' });
  await userEvent.keyboard('{Tab}{Enter}');
  await waitFor(() => expect(location.hash).toBe('#/review/7?hit=low+water'));
});

it('keeps the lines it has when it is told how much more there is', async () => {
  let count: (() => void) | undefined;
  answer({
    search_hits: () => found,
    search_counts: () =>
      new Promise((done) => {
        count = () => done({ films: 1, reviews: 6, viewings: 3 });
      }),
    search_names: () => [{ kind: 'tag', name: 'low', line: 'tag:"low"' }],
    query_read: ({ line }) => misread(line),
  });
  render(Palette, { open: true, commands: () => [] });
  await userEvent.type(field(), 'low');
  await screen.findByRole('option', { name: /Tag/ });
  const before = screen.getAllByRole('option');
  await waitFor(() => expect(count).toBeDefined());
  count?.();
  await screen.findByText('10 hits');
  const after = screen.getAllByRole('option');
  expect(before.map((line, index) => line === after[index])).toEqual([true, true, true]);
});

it('shows hits before the names are known', async () => {
  answer({
    search_hits: () => found,
    search_names: () => new Promise(() => undefined),
    query_read: ({ line }) => misread(line),
  });
  render(Palette, { open: true, commands: () => [] });
  await userEvent.type(field(), 'low');
  expect(await screen.findByRole('group', { name: 'In your reviews' })).toBeTruthy();
});

it('lists commands after >, and does the one chosen', async () => {
  const [command] = open();
  await userEvent.type(field(), '>watch');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(command?.act).toHaveBeenCalledOnce());
});

it('says so when nothing has the words', async () => {
  open([]);
  await userEvent.type(field(), 'nowhere');
  expect(await screen.findByText('Nothing has this.')).toBeTruthy();
});

it('says what it does not understand, and puts what was meant in its place', async () => {
  open([]);
  await userEvent.type(field(), 'yaer:1974');
  expect(await screen.findByText('There is no filter called yaer. Did you mean year?')).toBeTruthy();
  expect(field().getAttribute('aria-invalid')).toBe('true');
  await screen.findByRole('option', { name: 'Use year:1974' });
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect((field() as HTMLInputElement).value).toBe('year:1974'));
  expect(screen.queryByText(/There is no filter/)).toBeNull();
});

it.each([
  [/Hanne Marder/, 'Person', '#/person/uid-hanne'],
  [/harbour/, 'Tag', '#/library?q=tag%3A%22harbour%22+'],
  [/Hackesche Höfe/, 'Place', '#/library?q=place%3A%22Hackesche+H%C3%B6fe%22+'],
  [/Halls of mirrors/, 'List', '#/list/1'],
])('leads from the name %s to what it is of', async (name, what, address) => {
  openNamed(() => ['Halls of mirrors']);
  await userEvent.type(field(), 'ha');
  const option = await screen.findByRole('option', { name });
  expect(within(option).getByText(what)).toBeTruthy();
  await userEvent.click(option);
  await waitFor(() => expect(location.hash).toBe(address));
});

it('knows a list that was renamed since it was open last', async () => {
  let list = 'Halls of mirrors';
  const { rerender } = openNamed(() => [list]);
  await userEvent.type(field(), 'ha');
  await screen.findByRole('option', { name: /Halls of mirrors/ });
  await rerender({ open: false });
  list = 'Half-remembered';
  await rerender({ open: true });
  await userEvent.type(field(), 'ha');
  expect(await screen.findByRole('option', { name: /Half-remembered/ })).toBeTruthy();
  expect(screen.queryByRole('option', { name: /Halls of mirrors/ })).toBeNull();
});

it('takes a label for meant by the beginnings of its words', () => {
  expect(isMeant('Éditer la critique', 'edit crit')).toBe(true);
  expect(isMeant('Undo', 'do')).toBe(false);
});

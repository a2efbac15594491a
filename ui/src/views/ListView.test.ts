import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { pressed } from '../app/shortcuts.svelte';
import type { FilmId } from '../lib/ipc/generated/FilmId';
import type { ListFilm } from '../lib/ipc/generated/ListFilm';
import type { ListId } from '../lib/ipc/generated/ListId';
import { answer } from '../test/ipc';
import { text } from '../test/text';
import { film } from '../test/viewings';
import ListView from './ListView.svelte';

let films: ListFilm[];
let ranked: boolean;
const asked: unknown[] = [];
const changed = { value: null, topics: ['Lists' as const] };

beforeEach(() => {
  ranked = true;
  asked.length = 0;
  films = ['Ash', 'Blue', 'Cinder'].map((title, index) => ({ film: film(index + 1, title), note: '', seen: index === 0 }));
  answer({
    list_detail: (list) => ({ list, facts: { name: 'Winter light', description: '', ranked, tags: ['snow'] }, films }),
    list_film_move: ({ film: id, to }) => {
      asked.push([id, to]);
      const rest = films.filter((listed) => listed.film.id !== id);
      films = rest.toSpliced(to, 0, films.find((listed) => listed.film.id === id) as ListFilm);
      return changed;
    },
    list_film_note: ({ film: id, note }) => {
      films = films.map((listed) => (listed.film.id === id ? { ...listed, note } : listed));
      return changed;
    },
    list_film_add: ({ film: pick }) => {
      asked.push(pick);
      return { value: 4 as FilmId, topics: ['Films', 'Lists'] };
    },
    list_film_remove: ({ film: id }) => {
      films = films.filter((listed) => listed.film.id !== id);
      return changed;
    },
    film_picks: () => [],
  });
});

const open = () => render(ListView, { route: { view: 'list', id: 3 as ListId, search: {} } });
const order = () =>
  screen
    .getAllByRole('listitem')
    .map((row) => row.querySelector('a')?.textContent)
    .join(' ');

it('numbers the films of a ranking', async () => {
  open();
  expect(text((await screen.findByRole('link', { name: 'Blue' })).closest('li'))).toMatch(/^2/);
});

it('numbers nothing where the order is no ranking', async () => {
  ranked = false;
  open();
  expect(text((await screen.findByRole('link', { name: 'Blue' })).closest('li'))).not.toContain('2');
});

it('moves the film in focus with Alt and the arrows, and keeps the focus on it', async () => {
  open();
  const user = userEvent.setup();
  (await screen.findByRole('link', { name: 'Cinder' })).focus();
  addEventListener('keydown', pressed);
  try {
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(order()).toBe('Ash Cinder Blue'));
    await waitFor(() => expect(text(document.activeElement)).toContain('Cinder'));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(order()).toBe('Ash Blue'));
  } finally {
    removeEventListener('keydown', pressed);
  }
});

it('shows only the films not seen yet, at the places they have among all', async () => {
  open();
  const user = userEvent.setup();
  await screen.findByRole('link', { name: 'Blue' });
  expect(screen.getByText('3 films, ranked, 2 not seen yet')).toBeTruthy();
  const toggle = screen.getByRole('button', { name: 'Not seen yet' });
  await user.click(toggle);
  expect(toggle.getAttribute('aria-pressed')).toBe('true');
  expect(order()).toBe('Blue Cinder');
  expect(text(screen.getByRole('link', { name: 'Cinder' }).closest('li'))).toMatch(/^3/);
  // A step would lead past a film one does not see.
  screen.getByRole('link', { name: 'Blue' }).focus();
  addEventListener('keydown', pressed);
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  removeEventListener('keydown', pressed);
  expect(asked).toEqual([]);
  expect(screen.queryByTitle('Drag to another place')).toBeNull();
  await user.click(toggle);
  expect(order()).toBe('Ash Blue Cinder');
});

it('offers no such choice where every film is seen, or none', async () => {
  films = films.map((listed) => ({ ...listed, seen: false }));
  open();
  await screen.findByRole('link', { name: 'Blue' });
  expect(screen.queryByRole('button', { name: 'Not seen yet' })).toBeNull();
});

it('moves a film by its menu', async () => {
  open();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'More about Ash' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move to the end', hidden: true }));
  await waitFor(() => expect(order()).toBe('Blue Cinder Ash'));
});

it('moves a film that is dragged by its handle', async () => {
  open();
  await screen.findByRole('link', { name: 'Ash' });
  screen.getAllByRole('listitem').forEach((row, index) => {
    row.getBoundingClientRect = () => new DOMRect(0, index * 80, 600, 80);
  });
  const [handle] = screen.getAllByTitle('Drag to another place');
  await fireEvent.pointerDown(handle as Element, { clientX: 10, button: 0, clientY: 100 });
  await fireEvent.pointerMove(handle as Element, { clientX: 10, clientY: 190 });
  await fireEvent.pointerUp(handle as Element, { clientX: 10, clientY: 190 });
  await waitFor(() => expect(asked).toEqual([[1, 1]]));
  await waitFor(() => expect(order()).toBe('Blue Ash Cinder'));
});

it('writes a note in place', async () => {
  open();
  const user = userEvent.setup();
  await user.click((await screen.findAllByRole('button', { name: 'Add a note' }))[0] as Element);
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'for the kitchen{Enter}');
  expect(await screen.findByText('for the kitchen')).toBeTruthy();
});

it('adds a new film by its name', async () => {
  open();
  await userEvent.type(await screen.findByRole('combobox', { name: 'Add a film' }), 'understory 2024{Enter}');
  await waitFor(() => expect(asked).toEqual([{ new: { title: 'understory', year: 2024 } }]));
});

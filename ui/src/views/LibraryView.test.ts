import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { preferences } from '../app/preferences.svelte';
import { router } from '../app/router.svelte';
import { pressed } from '../app/shortcuts.svelte';
import { there } from '../app/there';
import { toasts } from '../app/toasts.svelte';
import type { FilmTile } from '../lib/ipc/generated/FilmTile';
import type { LibraryQuery } from '../lib/ipc/generated/LibraryQuery';
import { packed, tile } from '../test/films';
import { answer } from '../test/ipc';
import LibraryView from './LibraryView.svelte';

const contents = { films: 4, viewings: 9, people: 0, lists: 0, watchlist: 0, drafts: 0, trash: 0, since: '2009-03-01' };

let stop: () => void;
beforeEach(() => {
  // jsdom lays nothing out: every list is as wide as the window and as high as asked.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  preferences.set('libraryAs', 'posters');
  preferences.set('librarySort', 'watched');
  location.hash = '#/library';
  router.replace('#/library');
  stop = router.start();
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

function open(films: FilmTile[], more: Parameters<typeof answer>[0] = {}) {
  const asked: LibraryQuery[] = [];
  const found = (query: LibraryQuery) =>
    films.filter((film) => film.title.toLowerCase().includes(query.text.toLowerCase()));
  answer({
    diary_memory: () => ({ onThisDay: [], still: null, unwritten: [] }),
    library_contents: () => ({ ...contents, films: films.length }),
    library_first: ({ query, limit }) => found(query).slice(0, limit),
    library_ids: (query) => {
      asked.push(query);
      return packed(found(query).map((film) => film.id));
    },
    library_tiles: (ids) => films.filter((film) => ids.includes(film.id)),
    ...more,
  });
  const view = render(LibraryView, { route: router.route as never });
  // The shell hands a changed address on.
  const follow = () => view.rerender({ route: router.route as never });
  return { asked, follow };
}

const link = (name: RegExp) => screen.findByRole('link', { name });

it('says how many films there are and since when', async () => {
  open([tile(1), tile(2)]);
  expect(await screen.findByText('2 films, kept since March 2009')).toBeTruthy();
});

it('leads to the review of a film that has one, and else to its page', async () => {
  open([tile(1, { title: 'Heliotrope', review: 7 as never }), tile(2, { title: 'Alibi' })]);
  expect((await link(/Heliotrope/)).getAttribute('href')).toBe('#/review/7');
  expect((await link(/Alibi/)).getAttribute('href')).toBe('#/film/2');
});

it('tells every film its place among all', async () => {
  open([tile(1), tile(2), tile(3)]);
  await link(/Film 2/);
  const items = within(screen.getByRole('list', { name: 'Films' })).getAllByRole('listitem');
  expect(items.map((item) => item.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
  expect(items[0]?.getAttribute('aria-setsize')).toBe('3');
});

it('shows the first films, in their place among all, while the order of all is on its way', async () => {
  const films = Array.from({ length: 90 }, (_, index) => tile(index + 1));
  let tell: (ids: ArrayBuffer) => void = () => undefined;
  open(films, { library_ids: () => new Promise((done) => (tell = done)) });
  await link(/Film 2\b/);
  const items = () => within(screen.getByRole('list', { name: 'Films' })).getAllByRole('listitem');
  await waitFor(() => expect(items()[0]?.getAttribute('aria-setsize')).toBe('90'));
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(screen.queryByText('60 selected')).toBeNull();
  await waitFor(() => {
    tell(packed(films.map((film) => film.id).slice(0, 80)));
    expect(items()[0]?.getAttribute('aria-setsize')).toBe('80');
  });
});

it('walks with the arrows, one film at a time in the Tab order', async () => {
  open([tile(1), tile(2), tile(3)]);
  (await link(/Film 1/)).focus();
  await userEvent.keyboard('{ArrowRight}');
  await waitFor(() => expect(document.activeElement?.getAttribute('href')).toBe('#/film/2'));
  await userEvent.keyboard('{End}');
  await waitFor(() => expect(document.activeElement?.getAttribute('href')).toBe('#/film/3'));
  await userEvent.keyboard('{Home}');
  await waitFor(() => expect(document.activeElement?.getAttribute('href')).toBe('#/film/1'));
  const stops = screen.getAllByRole('link').filter((one) => one.getAttribute('tabindex') === '0');
  expect(stops).toHaveLength(1);
});

it('finds as one types, without waiting', async () => {
  const { asked, follow } = open([tile(1, { title: 'Heliotrope' }), tile(2, { title: 'Alibi' })]);
  await link(/Alibi/);
  await userEvent.type(screen.getByRole('combobox', { name: 'Search the library' }), 'h');
  await follow();
  await waitFor(() => expect(asked.at(-1)?.text).toBe('h'));
  await waitFor(() => expect(screen.queryByRole('link', { name: /Alibi/ })).toBeNull());
  expect(screen.getByText('1 of 2')).toBeTruthy();
});

it('keeps a quick filter and the order with a shelf, also without a line', async () => {
  const added = vi.fn();
  router.replace('#/library?sort=score&only=liked');
  open([tile(1)], {
    shelf_add: (facts) => {
      added(facts);
      return { value: 1 as never, topics: [] };
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Save as shelf' }));
  await userEvent.type(await screen.findByLabelText('Name'), 'Dear to me');
  await userEvent.click(screen.getByRole('button', { name: 'Put up', hidden: true }));
  await waitFor(() => expect(added).toHaveBeenCalledExactlyOnceWith({ name: 'Dear to me', query: 'is:liked sort:score' }));
});

it('offers everything again when nothing fits', async () => {
  router.replace('#/library?q=zzz');
  open([tile(1)]);
  expect(await screen.findByText('Nothing is that good, or that old')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
  expect(router.route.search['q']).toBeUndefined();
});

it('picks with Space and a range with Shift, and deletes as one step that can be undone', async () => {
  const deleted = vi.fn();
  open([tile(1), tile(2), tile(3)], {
    selection_delete: (films) => {
      deleted(films);
      return { value: null, topics: [] };
    },
  });
  (await link(/Film 1/)).focus();
  await userEvent.keyboard(' ');
  expect(screen.getByText('1 selected')).toBeTruthy();
  await userEvent.keyboard('{End}');
  await waitFor(() => expect(document.activeElement?.getAttribute('href')).toBe('#/film/3'));
  await userEvent.keyboard('{Shift>} {/Shift}');
  expect(screen.getByText('3 selected')).toBeTruthy();

  await userEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(deleted).toHaveBeenCalledExactlyOnceWith([1, 2, 3]));
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
  expect(toasts.list.at(-1)).toMatchObject({ undo: true, tone: 'plain' });
});

it('keeps the selection and says why when an act is refused', async () => {
  open([tile(1)], {
    selection_like: () => {
      throw { code: 'File', message: 'The disk is full.', field: null };
    },
  });
  (await link(/Film 1/)).focus();
  await userEvent.keyboard(' ');
  await userEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Like' }));
  await waitFor(() => expect(toasts.list.at(-1)).toMatchObject({ text: 'The disk is full.', tone: 'danger' }));
  expect(screen.getByText('1 selected')).toBeTruthy();
});

it('has a menu of a film, by the right button and by the menu key, whose acts do what they say', async () => {
  const done: unknown[] = [];
  const films = [tile(1, { title: 'Heliotrope', review: 7 as never, reviewed: true, liked: true })];
  open(films, {
    selection_like: (req) => (done.push(['like', req]), { value: { films: 1 } as never, topics: [] }),
    selection_watchlist: (ids) => (done.push(['watchlist', ids]), { value: { films: 1 } as never, topics: [] }),
    selection_delete: (ids) => (done.push(['delete', ids]), { value: null, topics: [] }),
    typed: () => [],
    viewings_on: () => [],
  });
  const user = userEvent.setup();
  const film = await link(/Heliotrope/);
  const openBy = {
    button: () => user.pointer({ keys: '[MouseRight]', target: film }),
    // What WebKit makes of Shift+F10: an event at no place.
    key: () => film.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
  };
  const choose = async (name: string, by: keyof typeof openBy = 'button') => {
    await openBy[by]();
    await user.click(await screen.findByRole('menuitem', { name, hidden: true }));
  };

  await openBy.key();
  const names = (await screen.findAllByRole('menuitem', { hidden: true })).map((item) => item.textContent.trim());
  expect(names).toEqual([
    'Read the review',
    'Film page',
    'Write a review',
    'Log a viewing',
    'No longer like',
    'Tag…',
    'Add to a list…',
    'Say where…',
    'Put on the watchlist',
    'Export…',
    expect.stringMatching(/^Delete/),
  ]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('menu', { hidden: true })).toBeNull();

  await choose('No longer like');
  await choose('Put on the watchlist', 'key');
  await choose('Delete Del');
  await waitFor(() =>
    expect(done).toEqual([
      ['like', { films: [1], liked: false }],
      ['watchlist', [1]],
      ['delete', [1]],
    ]),
  );

  for (const [name, address] of [
    ['Read the review', '#/review/7'],
    ['Film page', '#/film/1'],
    ['Write a review', '#/edit/film/1'],
  ] as const) {
    await choose(name);
    expect(location.hash).toBe(address);
  }
  await choose('Log a viewing');
  expect(await screen.findByRole('dialog', { name: /Heliotrope/ })).toBeTruthy();
});

it('sorts by what is chosen, and remembers it', async () => {
  const { asked, follow } = open([tile(1), tile(2)]);
  await link(/Film 2/);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), 'Title, A to Z');
  await follow();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ sort: 'title', reversed: false }));
  expect(preferences.get('librarySort')).toBe('title');
  await userEvent.click(screen.getByRole('button', { name: 'The other way round' }));
  await follow();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ sort: 'title', reversed: true }));
});

it('turns from posters to a list and back with V', async () => {
  window.addEventListener('keydown', pressed);
  open([tile(1)]);
  (await link(/Film 1/)).focus();
  await userEvent.keyboard('v');
  expect((await link(/Film 1/)).textContent).toContain('112 min');
  expect(screen.queryByRole('combobox', { name: /poster/i })).toBeNull();
  await userEvent.keyboard('v');
  await waitFor(() => expect(screen.getByRole('link', { name: /Film 1/ }).textContent).not.toContain('112 min'));
  window.removeEventListener('keydown', pressed);
});

it('draws of thousands of films only those near the window', async () => {
  const films = Array.from({ length: 5000 }, (_, index) => tile(index + 1));
  open(films);
  await link(/Film 2\b/);
  const list = screen.getByRole('list', { name: 'Films' });
  const drawn = () => within(list).getAllByRole('listitem');
  await waitFor(() => expect(drawn()[0]?.getAttribute('aria-setsize')).toBe('5000'));
  expect(drawn().length).toBeGreaterThan(10);
  expect(drawn().length).toBeLessThan(100);
});

it('has the same films as a list, with their facts', async () => {
  preferences.set('libraryAs', 'list');
  open([tile(1, { title: 'النهر', language: 'ar', watchedOn: '2025-10' })]);
  const row = await link(/النهر/);
  expect(row.textContent).toContain('112 min');
  expect(row.textContent).toContain('Oct 2025');
  expect(row.querySelector('bdi')?.getAttribute('lang')).toBe('ar');
});

it('offers three ways to begin while there is no film', async () => {
  there.add('import');
  const opened = vi.fn();
  open([], {
    sample_open: () => {
      opened();
      return { value: {} as never, topics: ['Films'] };
    },
  });
  expect((await screen.findByRole('link', { name: 'Write the first review' })).getAttribute('href')).toBe('#/edit/new');
  expect(screen.getByRole('link', { name: 'Import…' }).getAttribute('href')).toBe('#/import');
  await userEvent.click(screen.getByRole('button', { name: 'Look around in a sample journal' }));
  await waitFor(() => expect(opened).toHaveBeenCalledOnce());
});

it('shows how far the sample is, and lets it be called off', async () => {
  let finish = (): void => undefined;
  const cancelled = vi.fn(() => {
    finish();
    return null;
  });
  open([], {
    // Only the promise is looked at: the test answers when Cancel is pressed.
    sample_open: () =>
      new Promise((_, refuse) => {
        finish = () => refuse({ code: 'Cancelled', message: 'Cancelled.', field: null });
      }) as never,
    job_cancel: cancelled,
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Look around in a sample journal' }));
  expect(screen.getByRole('progressbar', { name: 'Opening the sample…' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancelled).toHaveBeenCalledOnce();
  expect((await screen.findByText(/^Cancelled/)).getAttribute('role')).toBe('status');
  expect(screen.getByRole('button', { name: 'Look around in a sample journal' })).toBeTruthy();
});

it('says what went wrong and tries again', async () => {
  let fails = true;
  open([tile(1)], {
    library_ids: () => {
      if (fails) throw { code: 'Internal', message: 'The journal file could not be read.', field: null };
      return packed([1]);
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('The journal file could not be read.');
  fails = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await link(/Film 1/)).toBeTruthy();
});

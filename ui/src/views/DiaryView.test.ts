import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { pressed } from '../app/shortcuts.svelte';
import { unkept } from '../app/unkept.svelte';
import type { DiaryEntry } from '../lib/ipc/generated/DiaryEntry';
import type { MemoryViewing } from '../lib/ipc/generated/MemoryViewing';
import type { ReviewId } from '../lib/ipc/generated/ReviewId';
import type { Score } from '../lib/ipc/generated/Score';
import type { ViewingId } from '../lib/ipc/generated/ViewingId';
import { answer } from '../test/ipc';
import { text } from '../test/text';
import { entry, facts, film } from '../test/viewings';
import DiaryView from './DiaryView.svelte';

const asked: string[] = [];
let remembered: MemoryViewing[];
const november: DiaryEntry[] = [
  entry(1, 'The Keeper of Low Water', {
    score: 95 as Score,
    nth: 3,
    review: 5 as ReviewId,
    liked: true,
    place: 'At home',
    companions: ['Ilse', 'Jörg'],
  }),
  entry(2, 'Letters to a Projectionist', { rewatch: true }),
  entry(3, 'Carbon Sisters', { watchedOn: '2025-11-05', abandoned: true, score: 40 as Score }),
  entry(4, 'The Last Good Wednesday', { watchedOn: '2025-11', score: 70 as Score }),
];

beforeEach(() => {
  asked.length = 0;
  unkept.clear();
  remembered = [];
  answer({
    diary_years: () => ({ years: [{ year: 2025, viewings: 5 }], undated: 1 }),
    diary_year: (year) => ({
      year,
      viewings: 5,
      average: 86 as Score,
      sections: [
        { month: 11, viewings: 4, films: 4, average: 87 as Score },
        { month: null, viewings: 1, films: 1, average: null },
      ],
      days: [{ date: '2025-11-08', score: 95 as Score, viewings: 2 }],
    }),
    diary_entries: ({ month }) => ({ entries: month === 11 ? november : [entry(9, 'Some film', { watchedOn: '2025' })], next: null }),
    viewing_facts: () => facts({ place: 'At home' }),
    viewing_move: ({ viewing, up }) => {
      asked.push(`move ${String(viewing)} ${up ? 'up' : 'down'}`);
      return { value: null, topics: ['Viewings'] };
    },
    viewing_delete: (viewing) => {
      asked.push(`delete ${String(viewing)}`);
      return { value: null, topics: ['Viewings'] };
    },
    viewings_on: () => [],
    diary_on_this_day: () => remembered,
    diary_date: (typed) => {
      if (typed === 'soon') throw { code: 'Invalid', message: 'This is no date.', field: 'date' };
      return '2025-11-06';
    },
    typed: () => [],
    typed_keep: () => null,
    typed_forget: () => null,
  });
});

function open(search: Record<string, string> = {}) {
  return render(DiaryView, { route: { view: 'diary', id: null, search } });
}

const row = async (title: string) => {
  const link = await screen.findByRole('link', { name: title });
  return link.closest('li') as HTMLElement;
};

it('shows a month with its films, its count and its average', async () => {
  open();
  const month = await screen.findByRole('region', { name: 'November' });
  expect(text(month)).toContain('4 films');
  expect(text(month)).toContain('8.7 on average');
  expect(await within(month).findAllByRole('listitem')).toHaveLength(4);
  expect(text(screen.getByRole('region', { name: 'Some time in 2025' }))).toContain('Some film');
});

it('says the day once, and what a mark means', async () => {
  open();
  expect(text(await row('The Keeper of Low Water'))).toMatch(/^8\s*Sat/);
  const second = await row('Letters to a Projectionist');
  expect(text(second.querySelector('time .vh'))).toMatch(/8 November 2025|November 8, 2025/);
  expect(text(second)).toContain('rewatched');
  const keeper = await row('The Keeper of Low Water');
  expect(text(keeper)).toContain('3rd');
  expect(text(keeper)).toContain('reviewed');
  expect(text(keeper)).toContain('At home, with Ilse and Jörg');
});

it('shows a dash for what was left, and some day for what has no day', async () => {
  open();
  expect(text(await row('Carbon Sisters'))).toContain('–');
  expect(text(await row('Carbon Sisters'))).not.toContain('4.0');
  expect(text(await row('The Last Good Wednesday'))).toContain('some day');
});

it('leads to the review where there is one, else to the film', async () => {
  open();
  expect((await screen.findByRole('link', { name: 'The Keeper of Low Water' })).getAttribute('href')).toBe('#/review/5');
  expect((screen.getByRole('link', { name: 'Carbon Sisters' })).getAttribute('href')).toBe('#/film/3');
});

it('goes from entry to entry with J and K, and acts on the one in focus', async () => {
  open();
  const user = userEvent.setup();
  await row('The Keeper of Low Water');
  addEventListener('keydown', pressed);
  try {
    await user.keyboard('jj');
    expect(text(document.activeElement)).toContain('Letters to a Projectionist');
    await user.keyboard('k');
    expect(text(document.activeElement)).toContain('The Keeper of Low Water');
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(asked).toEqual(['move 1 down']));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(asked).toEqual(['move 1 down', 'delete 1']));
    await user.keyboard('{Alt>}j{/Alt}');
    expect(text(document.activeElement)).toContain('Some film');
    await user.keyboard('l');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Log a viewing/ }));
  } finally {
    removeEventListener('keydown', pressed);
  }
});

it('opens a viewing to be edited from its menu', async () => {
  open();
  const user = userEvent.setup();
  await row('Carbon Sisters');
  await user.click(screen.getByRole('button', { name: 'More about Carbon Sisters' }));
  await user.click(await screen.findByRole('menuitem', { name: /Edit the viewing/, hidden: true }));
  expect(text(await screen.findByRole('dialog', { name: 'Viewing of Carbon Sisters' }))).toContain('At home');
});

it('says what to do when there is nothing yet', async () => {
  answer({
    diary_years: () => ({ years: [], undated: 0 }),
    diary_year: (year) => ({ year, viewings: 0, average: null, sections: [], days: [] }),
    typed: () => [],
  });
  open();
  expect(await screen.findByText('Nothing seen yet')).toBeTruthy();
});

it('says quietly in its own year what was seen on this day', async () => {
  const thisYear = String(new Date().getFullYear());
  remembered = [
    { viewing: 1 as ViewingId, film: film(1, 'Heat'), watchedOn: '2011-11-09', score: 90 as Score, review: null },
  ];
  const { unmount } = open({ year: thisYear });
  expect(await screen.findByText('On this day:')).toBeTruthy();
  unmount();
  open({ year: '2011' });
  await screen.findByRole('region', { name: 'November' });
  expect(screen.queryByText('On this day:')).toBeNull();
});

it('has the date still that was typed when the dialog was closed with Escape', async () => {
  open();
  await screen.findByRole('region', { name: 'November' });
  const ask = () => pressed(new KeyboardEvent('keydown', { key: 'g', ctrlKey: true }));
  ask();
  await userEvent.type(await screen.findByLabelText('Date'), '6 nov');
  screen.getByRole<HTMLDialogElement>('dialog').close();
  await waitFor(() => expect(screen.queryByLabelText('Date')).toBeNull());
  ask();
  expect(await screen.findByLabelText('Date')).toHaveProperty('value', '6 nov');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(unkept.places).toEqual([]);
});

it('turns to a date said in words, and says when it is none', async () => {
  open();
  await screen.findByRole('region', { name: 'November' });
  pressed(new KeyboardEvent('keydown', { key: 'g', ctrlKey: true }));
  const field = await screen.findByLabelText('Date');
  await userEvent.type(field, 'soon{Enter}');
  expect(text(await screen.findByRole('alert'))).toContain('This is no date.');
  await userEvent.clear(field);
  await userEvent.type(field, '6 nov{Enter}');
  await waitFor(() => expect(location.hash).toBe('#/diary?year=2025&month=11&at=day-2025-11-08'));
});

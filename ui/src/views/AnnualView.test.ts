import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import type { Annual } from '../lib/ipc/generated/Annual';
import type { AnnualLineKeep } from '../lib/ipc/generated/AnnualLineKeep';
import type { AnnualSave } from '../lib/ipc/generated/AnnualSave';
import type { FilmId } from '../lib/ipc/generated/FilmId';
import type { PersonId } from '../lib/ipc/generated/PersonId';
import type { ReviewId } from '../lib/ipc/generated/ReviewId';
import type { Score } from '../lib/ipc/generated/Score';
import type { Statistics } from '../lib/ipc/generated/Statistics';
import type { StatisticsFilmsReq } from '../lib/ipc/generated/StatisticsFilmsReq';
import type { StatisticsReq } from '../lib/ipc/generated/StatisticsReq';
import { packed, tile } from '../test/films';
import { answer } from '../test/ipc';
import { scoreBar, statistics, tally, yearBar } from '../test/statistics';
import AnnualView from './AnnualView.svelte';

const asked: StatisticsReq[] = [];
const opened: StatisticsFilmsReq[] = [];
const saved: AnnualSave[] = [];
let told: Statistics;
let annual: Annual;

const months = Array.from({ length: 12 }, (_, index) => (index === 2 ? tally(20, 72) : tally(0)));

beforeEach(() => {
  asked.length = 0;
  opened.length = 0;
  saved.length = 0;
  told = statistics({
    figures: { films: 18, viewings: 20, average: 72, scored: 20, undated: 3 },
    scores: [scoreBar(70, 12, 'Good'), scoreBar(95, 6, 'Masterpiece')],
    months,
    viewingYears: [yearBar(2024, 5, 80), yearBar(2025, 20, 72)],
    decades: [yearBar(1970, 18, 72)],
    directors: {
      seen: [{ person: 7 as PersonId, name: 'Hanne Marder', tally: tally(9, 86), standing: 82 }],
      best: [],
      people: 1,
    },
    first: { viewing: null, film: tile(1, { title: 'Winter Timetable' }), watchedOn: '2025-03-02', score: 85 as Score },
  });
  annual = {
    sheet: [tile(1, { title: 'Winter Timetable' }), tile(2)],
    films: 18,
    top: [
      { film: tile(2, { title: 'The Keeper of Low Water' }), score: 95 as Score, watchedOn: '2025-11-08' },
      { film: tile(1, { title: 'Winter Timetable' }), score: 85 as Score, watchedOn: '2025-03-02' },
    ],
    lines: [
      {
        text: 'The tide keeps its accounts.',
        kept: false,
        chosen: true,
        review: 4 as ReviewId,
        film: 2 as FilmId,
        title: 'The Keeper of Low Water',
        titleLanguage: null,
        language: null,
        watchedOn: '2025-11-08',
      },
    ],
  };
  answer(answers());
});

/** Statistics with something in each chart that is drawn. */
function drawn(): Statistics {
  return {
    ...told,
    days: [
      { date: '2025-11-08', viewings: 2, score: 95 as Score },
      { date: '2025-11-09', viewings: 1, score: null },
    ],
    releaseYears: [yearBar(1974, 2, 80), yearBar(2019, 4, 70)],
  };
}

/** The journal these tests look at. */
function answers(): Parameters<typeof answer>[0] {
  return {
    annual_of: () => annual,
    dialog_folder: () => ({ token: 3 as never, name: 'Documents', kind: 'Folder', bytes: 0 }),
    annual_save: (req) => {
      saved.push(req);
      return {
        path: '/home/me/Documents/The annual, 2025',
        bytes: 2_400_000,
        films: 18,
        viewings: 20,
        reviews: 1,
        pictures: 2,
        keptIn: 0,
        problems: [],
        losses: [],
      };
    },
    diary_years: () => ({ years: [{ year: 2025, viewings: 20 }, { year: 2024, viewings: 5 }], undated: 3 }),
    statistics_of: (req) => {
      asked.push(req);
      return told;
    },
    statistics_films: (req) => {
      opened.push(req);
      return packed([1, 2]);
    },
    library_tiles: (ids) => ids.map((id) => tile(id)),
  };
}

function open(search: Record<string, string> = {}) {
  return render(AnnualView, { route: { view: 'annual', id: null, search } });
}

it('tells the last year with viewings, its number and what stands in no year', async () => {
  open();
  expect(await screen.findByRole('heading', { name: /^The annual, no. 2/ })).toBeTruthy();
  expect(asked).toEqual([{ between: { from: '2025', to: '2025' }, query: '' }]);
  expect(screen.getByText('3 viewings are undated, and in no year.')).toBeTruthy();
});

it('opens the films behind a bar, and closes again', async () => {
  const user = userEvent.setup();
  open({ year: '2025' });
  await user.click(await screen.findByRole('button', { name: 'March: 20 viewings, 7.2 on average' }));
  const films = await screen.findByRole('dialog', { name: 'March' });
  expect(opened).toEqual([{ of: { between: { from: '2025', to: '2025' }, query: '' }, behind: { kind: 'month', of: 3 } }]);
  expect(await within(films).findByText('2 films')).toBeTruthy();
  expect(within(films).getByRole('link', { name: /Film 2/ }).getAttribute('href')).toBe('#/film/2');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('opens the films of a person and of a score by keyboard', async () => {
  const user = userEvent.setup();
  open({ year: 'all' });
  const person = await screen.findByRole('button', { name: 'Hanne Marder' });
  person.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(opened.at(-1)?.behind).toEqual({ kind: 'person', of: [7, 'director'] }));
  const first = screen.getByRole('button', { name: '7.0, Good: 12 films' });
  first.focus();
  await user.keyboard('{ArrowRight}{Enter}');
  await waitFor(() => expect(opened.at(-1)?.behind).toEqual({ kind: 'scores', of: [95, 99] }));
});

it.each([
  ['day', /^Days with viewings in 2025/, /8 November 2025/, { kind: 'day', of: '2025-11-08' }],
  ['year of the drift', /^Average score of each year/, /2024/, { kind: 'seen', of: 2024 }],
  ['year of release', /^Films and average score by year of release/, /1974/, { kind: 'released', of: [1974, 1974] }],
])('opens the films behind one %s by click and by key', async (_, chart, name, behind) => {
  const user = userEvent.setup();
  told = drawn();
  open({ year: 'all' });
  const bar = within(await screen.findByRole('group', { name: chart })).getByRole('button', { name });
  await user.click(bar);
  await waitFor(() => expect(opened.map((req) => req.behind)).toEqual([behind]));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  for (const key of ['{Enter}', ' ']) {
    bar.focus();
    await user.keyboard(key);
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
  expect(opened.map((req) => req.behind)).toEqual([behind, behind, behind]);
});

it('has of every day the score that colours it in the table, too', async () => {
  told = drawn();
  open({ year: 'all' });
  await screen.findByRole('heading', { name: 'Day by day' });
  const table = screen.getAllByRole('table', { hidden: true }).find((one) => within(one).queryByText('Best score'));
  const rows = table ? within(table).getAllByRole('row', { hidden: true }).slice(1) : [];
  expect(rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))).toEqual([['2', '9.5'], ['1', '–']]);
});

it('has every figure of a chart in a table', async () => {
  open({ year: '2025' });
  await screen.findByRole('heading', { name: 'Month by month' });
  const tables = screen.getAllByRole('table', { hidden: true });
  const month = tables.find((table) => within(table).queryByText('March'));
  const row = month && within(month).getByText('March').closest('tr');
  expect(row?.textContent.replace(/\s/g, '')).toBe('March207.2');
});

it('says so where nothing was seen, and where nothing matches', async () => {
  told = statistics();
  const { unmount } = open({ year: '2019' });
  expect(await screen.findByText(/No viewing has a date in this time/)).toBeTruthy();
  unmount();
  open({ year: '2019', q: 'zwieback' });
  expect(await screen.findByText('None of the films seen in this time match.')).toBeTruthy();
  expect(asked.at(-1)).toEqual({ between: { from: '2019', to: '2019' }, query: 'zwieback' });
});

it('shows one film without a drift to draw', async () => {
  told = statistics({
    figures: { films: 1, viewings: 1, average: 80, scored: 1 },
    scores: [scoreBar(80, 1)],
    viewingYears: [yearBar(2025, 1, 80)],
  });
  open({ year: '2025' });
  expect(await screen.findByRole('heading', { name: 'The shelf' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'The drift' })).toBeNull();
});

it('refuses a stretch of time that is none', async () => {
  const user = userEvent.setup();
  open({ year: '2025' });
  await user.click(await screen.findByRole('button', { name: 'A stretch of time' }));
  const from = screen.getByLabelText('From');
  await user.clear(from);
  await user.type(from, 'spring');
  await user.click(screen.getByRole('button', { name: 'Show it' }));
  expect(screen.getByText(/That is no date/)).toBeTruthy();
});

it('has the best films in order, every film as a frame and lines with the way to their reviews', async () => {
  open({ year: '2025' });
  const top = (await screen.findByRole('heading', { name: 'The ten best' })).closest('section');
  const places = top && within(top).getAllByRole('link');
  expect(places?.map((link) => link.getAttribute('href'))).toEqual(['#/film/2', '#/film/1']);
  const sheet = screen.getByRole('list', { name: 'Contact sheet' });
  expect(within(sheet).getAllByRole('link').map((link) => link.getAttribute('aria-label'))).toEqual(['Winter Timetable', 'Film 2']);
  expect(screen.getByText('A frame for each of the last 2 of 18 films, in the order seen.')).toBeTruthy();
  expect(screen.getByText('“The tide keeps its accounts.”')).toBeTruthy();
  expect(screen.getByRole('link', { name: /on The Keeper of Low Water, 8 November 2025/ }).getAttribute('href')).toBe('#/review/4');
});

it('keeps a line with its star, and lets it go again', async () => {
  const kept: AnnualLineKeep[] = [];
  answer({
    ...answers(),
    annual_line_keep: (req) => {
      kept.push(req);
      annual = { ...annual, lines: annual.lines.map((line) => ({ ...line, kept: req.keep })) };
      return { value: null, topics: ['Reviews'] };
    },
  });
  open({ year: '2025' });
  const star = await screen.findByRole('button', { name: 'Keep this line' });
  star.focus();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: 'Keep it no longer' }));
  expect(await screen.findByRole('button', { name: 'Keep this line' })).toBeTruthy();
  const line = { review: 4, text: 'The tide keeps its accounts.' };
  expect(kept).toEqual([{ ...line, keep: true }, { ...line, keep: false }]);
});

it('saves the annual to a folder and says what was written', async () => {
  const user = userEvent.setup();
  open({ year: '2025' });
  await user.click(await screen.findByRole('button', { name: 'Save…' }));
  expect(screen.getByText(/Drafts, private reviews, tags, places/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
  expect(await screen.findByText(/The annual, 2025 is written, 2.4 MB\./)).toBeTruthy();
  expect(saved[0]).toMatchObject({ of: { between: { from: '2025', to: '2025' }, query: '' }, to: 3 });
});

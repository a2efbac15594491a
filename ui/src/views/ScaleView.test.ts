import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { router } from '../app/router.svelte';
import type { RouteOf } from '../app/routes';
import { pressed } from '../app/shortcuts.svelte';
import type { FilmTile } from '../lib/ipc/generated/FilmTile';
import type { ScalePage } from '../lib/ipc/generated/ScalePage';
import type { ScaleReq } from '../lib/ipc/generated/ScaleReq';
import type { ScaleScore } from '../lib/ipc/generated/ScaleScore';
import type { Score } from '../lib/ipc/generated/Score';
import { tile } from '../test/films';
import { answer } from '../test/ipc';
import { text } from '../test/text';
import ScaleView from './ScaleView.svelte';

const nine = 90 as Score;
const [alibi, buoy, cinder] = ['Alibi', 'Buoy', 'Cinder'].map((title, at) => tile(at + 1, { title, score: nine })) as [
  FilmTile,
  FilmTile,
  FilmTile,
];

let scores: ScaleScore[];
let page: ScalePage;
const asked: ScaleReq[] = [];
const done: [string, unknown][] = [];

function of(more: Partial<ScalePage> = {}): ScalePage {
  return { score: nine, films: 3, order: [], ask: { one: alibi, other: buoy }, canDoubt: false, circles: [], answers: 0, ...more };
}

beforeEach(() => {
  asked.length = 0;
  done.length = 0;
  scores = [
    { score: 95 as Score, films: 2, placed: 0, circles: 0 },
    { score: nine, films: 3, placed: 0, circles: 0 },
  ];
  page = of();
  const changed = (name: string) => (req: unknown) => {
    done.push([name, req]);
    return { value: null, topics: ['Comparisons'] as never };
  };
  answer({
    scale_scores: () => scores,
    scale_page: (req) => {
      asked.push(req);
      return { ...page, score: req.score };
    },
    film_compare: changed('compare') as never,
    film_uncompare: changed('uncompare') as never,
    film_rescore: (req) => {
      done.push(['rescore', req]);
      return { value: req.films.length, topics: ['Viewings'] };
    },
    journal_undo: () => ({ value: { op: 'CompareFilms', subject: 'Alibi' }, topics: ['Comparisons'] }),
  });
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
});

async function open(search: Record<string, string> = {}) {
  const route: RouteOf<'scale'> = { view: 'scale', id: null, search };
  render(ScaleView, { route });
  await screen.findByRole('heading', { name: 'My scale' });
}

it('asks about two films of the score that most films have, and keeps the answer', async () => {
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Buoy is better' }));
  expect(done).toEqual([['compare', { better: 2, other: 1, close: false }]]);
  expect(asked[0]?.score).toBe(90);
  expect(await screen.findByText('Buoy over Alibi.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByText('Buoy over Alibi.')).toBeNull());
});

it.each([
  ['1', { better: 1, other: 2, close: false }],
  ['{ArrowRight}', { better: 2, other: 1, close: false }],
  ['=', { better: 1, other: 2, close: true }],
])('takes %s for an answer', async (keys, answered) => {
  await open();
  await screen.findByRole('button', { name: 'Buoy is better' });
  await userEvent.keyboard(keys);
  await waitFor(() => expect(done).toEqual([['compare', answered]]));
});

it('skips a pair without saying anything of it', async () => {
  await open();
  await screen.findByRole('button', { name: 'Buoy is better' });
  await userEvent.keyboard('s');
  await waitFor(() => expect(asked.at(-1)?.skipped).toEqual([[1, 2]]));
  expect(done).toEqual([]);
});

it('changes scores only after saying which, as one act', async () => {
  page = of({
    ask: null,
    answers: 2,
    order: [alibi, buoy, cinder].map((film, at) => ({ place: at + 1, film })),
  });
  await open({ score: '90' });
  const order = await screen.findByRole('list', { name: 'In order' });
  expect(within(order).getAllByRole('listitem').map((row) => text(row))).toEqual([
    expect.stringContaining('Alibi') as string,
    expect.stringContaining('Buoy') as string,
    expect.stringContaining('Cinder') as string,
  ]);
  within(order).getByRole('link', { name: /Buoy/ }).focus();
  await userEvent.keyboard('+');
  const dialog = await screen.findByRole('dialog', { name: 'Give 2 films 9.5?', hidden: true });
  expect(within(dialog).getAllByRole('listitem', { hidden: true }).map((row) => text(row))).toEqual(['Alibi', 'Buoy']);
  expect(done).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Give 2 films 9.5', hidden: true }));
  expect(done).toEqual([['rescore', { films: [1, 2], from: 90, to: 95 }]]);
});

it('shows answers that go round, and asks one of them again', async () => {
  page = of({ ask: null, circles: [[alibi, buoy, cinder]], answers: 3 });
  await open();
  expect(await screen.findByRole('heading', { name: 'Contradictions' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Ask again: Cinder over Alibi' }));
  expect(await screen.findByRole('heading', { name: 'Which is better, after all?' })).toBeTruthy();
  await userEvent.keyboard('2');
  await waitFor(() => expect(done).toEqual([['compare', { better: 1, other: 3, close: false }]]));
  await userEvent.click(screen.getByRole('button', { name: 'Forget: Alibi over Buoy' }));
  await waitFor(() => expect(done.at(-1)).toEqual(['uncompare', [1, 2]]));
});

it('doubts a settled order only when asked to', async () => {
  page = of({ ask: null, canDoubt: true, answers: 2, order: [{ place: 1, film: alibi }, { place: 2, film: buoy }, { place: 3, film: cinder }] });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Doubt it' }));
  await waitFor(() => expect(asked.at(-1)?.doubting).toBe(true));
});

it('says so when no two films have one score', async () => {
  scores = [];
  await open();
  expect(await screen.findByText('Nothing to compare')).toBeTruthy();
  expect(router.route.view).toBeTruthy();
});

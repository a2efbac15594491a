import { render, waitFor } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';

import Reading from '../../test/Reading.svelte';
import { Query, settle } from './query.svelte';
import { Rows } from './rows.svelte';

function onScreen<T>(make: () => T) {
  let made: T | undefined;
  const { unmount } = render(Reading, { make, onmade: (value: unknown) => (made = value as T) });
  return { made: made as T, unmount };
}

it('reads again when a change touches its topic, and only then', async () => {
  const read = vi.fn().mockResolvedValue('there');
  const { made, unmount } = onScreen(() => new Query(['Tags'], read));
  await waitFor(() => expect(made.data).toBe('there'));

  settle({ value: null, topics: ['Films'] });
  expect(read).toHaveBeenCalledTimes(1);
  expect(settle({ value: 7, topics: ['Tags', 'Viewings'] })).toBe(7);
  expect(read).toHaveBeenCalledTimes(2);

  unmount();
  settle({ value: null, topics: ['Tags'] });
  expect(read).toHaveBeenCalledTimes(2);
});

it('drops an answer that comes after a newer one', async () => {
  const answers: ((text: string) => void)[] = [];
  const { made } = onScreen(() => new Query(['Tags'], () => new Promise<string>((done) => answers.push(done))));
  void made.refresh();
  answers[1]?.('new');
  await waitFor(() => expect(made.data).toBe('new'));
  answers[0]?.('old');
  await Promise.resolve();
  expect(made.data).toBe('new');
});

it('keeps what it has when reading again fails, and says so', async () => {
  const read = vi.fn().mockResolvedValueOnce('there').mockRejectedValueOnce('The disk is gone.');
  const { made } = onScreen(() => new Query(['Tags'], read));
  await waitFor(() => expect(made.data).toBe('there'));
  await made.refresh();
  expect(made.data).toBe('there');
  expect(made.failure?.message).toBe('The disk is gone.');
});

function longList(count = 100_000) {
  const rows = vi.fn((ids: number[]) => Promise.resolve(ids.map((id) => ({ id, title: `Film ${String(id)}` }))));
  const ids = vi.fn(() => Promise.resolve(Uint32Array.from({ length: count }, (_, index) => count - index)));
  const { made } = onScreen(() => new Rows({ topics: ['Films'], ids, rows, idOf: (row) => row.id }));
  return { list: made, rows, ids };
}

it('asks for the first rows before the order of all, and for no row twice', async () => {
  const asked: string[] = [];
  const row = (id: number) => ({ id, title: `Film ${String(id)}` });
  const { made } = onScreen(
    () =>
      new Rows({
        topics: ['Films'],
        first: () => {
          asked.push('first');
          return Promise.resolve([row(9), row(8)]);
        },
        expected: () => 4,
        ids: () => {
          asked.push(`all, after ${String(made.count)}`);
          return Promise.resolve(Uint32Array.from([9, 8, 7]));
        },
        rows: (ids) => {
          asked.push(ids.join());
          return Promise.resolve(ids.map(row));
        },
        idOf: (one) => one.id,
      }),
  );
  made.show(0, 3);
  await waitFor(() => expect(made.at(2)?.title).toBe('Film 7'));
  expect(made.at(0)?.title).toBe('Film 9');
  expect(made.count).toBe(3);
  expect(asked).toEqual(['first', 'all, after 4', '7']);
});

it('lists everything when the first rows cannot be read', async () => {
  const { made } = onScreen(
    () =>
      new Rows({
        topics: ['Films'],
        first: () => Promise.reject(new Error('The disk is slow.')),
        ids: () => Promise.resolve(Uint32Array.from([1])),
        rows: (ids) => Promise.resolve(ids.map((id) => ({ id }))),
        idOf: (one) => one.id,
      }),
  );
  await waitFor(() => expect(made.at(0)?.id).toBe(1));
  expect(made.failure).toBeUndefined();
});

it('fetches only the rows near the window, and each window once', async () => {
  const { list, rows } = longList();
  await waitFor(() => expect(list.count).toBe(100_000));
  list.show(5000, 5040);
  await waitFor(() => expect(list.at(5000)?.title).toBe('Film 95000'));
  expect(list.at(90_000)).toBeUndefined();

  const asked = rows.mock.calls.length;
  list.show(5010, 5035);
  await Promise.resolve();
  expect(rows.mock.calls.length).toBe(asked);
  expect(Math.max(...rows.mock.calls.map(([ids]) => ids.length))).toBeLessThanOrEqual(240);
});

it('keeps what is on screen and the row that stays there, however far one scrolls', async () => {
  const { list, rows } = longList();
  await waitFor(() => expect(list.count).toBe(100_000));
  list.show(0, 40, 7);
  await waitFor(() => expect(list.at(7)).toBeDefined());
  let late: (() => void) | undefined;
  rows.mockImplementationOnce(
    (ids) => new Promise((done) => (late = () => done(ids.map((id) => ({ id, title: 'Late' }))))),
  );
  list.show(1200, 1240, 7);
  for (let from = 2400; from < 5000; from += 120) {
    list.show(from, from + 40, 7);
    await waitFor(() => expect(list.at(from)).toBeDefined());
  }
  late?.();
  await waitFor(() => expect(list.at(0)).toBeUndefined());
  expect(list.at(7)?.title).toBe('Film 99993');
  expect(list.at(4920)?.title).toBe('Film 95080');
});

it('shows the old rows until the new ones are there', async () => {
  const { list, rows, ids } = longList(10);
  await waitFor(() => expect(list.at(0)?.title).toBe('Film 10'));
  list.show(0, 10);
  rows.mockImplementation((wanted) => Promise.resolve(wanted.map((id) => ({ id, title: 'Renamed' }))));
  settle({ value: null, topics: ['Films'] });
  expect(list.at(0)?.title).toBe('Film 10');
  await waitFor(() => expect(list.at(0)?.title).toBe('Renamed'));
  expect(ids).toHaveBeenCalledTimes(2);
});

import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import type { FilmReview } from '../lib/ipc/generated/FilmReview';
import type { FilmViewing } from '../lib/ipc/generated/FilmViewing';
import { answer } from '../test/ipc';
import { facts as said } from '../test/viewings';
import FilmView from './FilmView.svelte';

function review(id: number, finished = true): FilmReview {
  return { id, viewing: null, headline: '', finished, words: 400, writtenAt: '2025-11-08T23:40:00Z' } as FilmReview;
}

async function open(reviews: FilmReview[], viewings: FilmViewing[] = [], more: Parameters<typeof answer>[0] = {}) {
  const facts = {
    title: 'The Keeper of Low Water', originalTitle: null, language: null, year: 1974, tagline: '', runtimeMin: null,
    directors: [], writers: [], cast: [], genres: [], countries: [], languages: [], ids: [],
  };
  answer({
    film_page: () => ({
      id: 1, facts, people: {}, poster: null, liked: false, score: null, verdict: null, ownScore: null, viewings, reviews,
      stills: [], lists: [], watchlist: null, addedAt: '2025-11-08T23:40:00Z',
    }) as never,
    ...more,
  });
  render(FilmView, { route: { view: 'film', id: 1 as never, search: {} } });
  await screen.findByRole('heading', { name: 'Reviews' });
}

it('leads to the last two finished reviews side by side', async () => {
  await open([review(9, false), review(7), review(5), review(2)]);
  const link = screen.getByRole('link', { name: 'The last two side by side' });
  expect(link.getAttribute('href')).toBe('#/compare/5/7');
});

it('offers nothing to compare where there is one finished review', async () => {
  await open([review(9, false), review(7)]);
  expect(screen.queryByRole('link', { name: 'The last two side by side' })).toBeNull();
});

it('has a menu on each viewing: its review, its facts, where it came from, and away with it', async () => {
  const deleted: unknown[] = [];
  await open([review(7)], [{ id: 3 as never, facts: said(), nth: 1, review: 7 as never }], {
    viewing_delete: (viewing) => {
      deleted.push(viewing);
      return { value: null, topics: [] };
    },
  });
  const viewing = screen.getByRole('button', { name: '8 November 2025' });
  viewing.focus();
  await fireEvent.contextMenu(viewing, { clientX: 0, clientY: 0 });
  const items = await screen.findAllByRole('menuitem', { hidden: true });
  expect(items.map((item) => item.textContent.trim())).toEqual([
    'Read the review',
    'Edit the viewing',
    'Where this came from',
    'Delete the viewing',
  ]);
  await userEvent.keyboard('{End}{Enter}');
  await waitFor(() => expect(deleted).toEqual([3]));
  await fireEvent.contextMenu(viewing, { clientX: 30, clientY: 40 });
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Read the review', hidden: true }));
  await waitFor(() => expect(location.hash).toBe('#/review/7'));
});

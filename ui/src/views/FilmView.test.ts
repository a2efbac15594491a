import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import type { FilmReview } from '../lib/ipc/generated/FilmReview';
import { answer } from '../test/ipc';
import FilmView from './FilmView.svelte';

function review(id: number, finished = true): FilmReview {
  return { id, viewing: null, headline: '', finished, words: 400, writtenAt: '2025-11-08T23:40:00Z' } as FilmReview;
}

async function open(reviews: FilmReview[]) {
  const facts = {
    title: 'The Keeper of Low Water', originalTitle: null, language: null, year: 1974, tagline: '', runtimeMin: null,
    directors: [], writers: [], cast: [], genres: [], countries: [], languages: [], ids: [],
  };
  answer({
    film_page: () => ({
      id: 1, facts, people: {}, poster: null, liked: false, score: null, verdict: null, ownScore: null, viewings: [], reviews,
      stills: [], lists: [], watchlist: null, addedAt: '2025-11-08T23:40:00Z',
    }) as never,
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

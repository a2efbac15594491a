import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import type { Related } from '../../lib/ipc/generated/Related';
import type { ReviewDetail } from '../../lib/ipc/generated/ReviewDetail';
import type { Still } from '../../lib/ipc/generated/Still';
import ReviewPage from './ReviewPage.svelte';

beforeEach(() => {
  // Dates are written as the reader's own region does.
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
});

function still(id: number, caption: string): Still {
  return { id, film: 1, name: `s${String(id)}`, hash: 'ab'.repeat(32), width: 1600, height: 680, caption, alt: '', timecodeS: null } as Still;
}

function viewing(id: number, watchedOn: string | null, score: number | null, change: number | null) {
  return { id, watchedOn, score, change, place: '', format: '', rewatch: false, abandoned: false, liked: false, review: null };
}

const REVIEW = {
  id: 1,
  film: {
    id: 1,
    title: 'The Keeper of Low Water',
    originalTitle: null,
    language: 'en',
    year: 1974,
    tagline: 'The tide keeps its own accounts.',
    runtimeMin: 118,
    directors: ['Hanne Marder'],
    writers: [],
    cast: [{ name: 'Tove Brandl', character: '' }],
    genres: [],
    countries: ['West Germany', 'Denmark'],
    poster: null,
    liked: false,
  },
  headline: '',
  page: {
    html:
      '<div class="prose"><p>It was <label class="spoiler"><input type="checkbox" aria-label="Show the spoiler"><span>the tide</span></label>.</p></div>' +
      '<figure class="still inset" data-still="s2"><img src="media://localhost/x/still-2x" alt="A lamp"></figure>' +
      '<p><a id="fnref-1" href="#fn-1">1</a></p><ol><li id="fn-1">A note.</li></ol>',
    lead: null,
    headings: [],
    words: 3,
    readingMinutes: 5,
    stillsUsed: ['s2'],
  },
  summary: '<p>Patient.</p>',
  score: 95,
  verdict: 'Masterpiece',
  topFrom: 95,
  finished: true,
  spoilers: false,
  private: false,
  language: 'en',
  rightToLeft: false,
  viewing: 3,
  viewings: [viewing(1, '2011-03-14', 80, null), viewing(2, '2019-09-02', 90, 10), viewing(3, '2025-11-08', 95, 5)],
  stills: [still(1, 'The first shot'), still(2, 'At the book'), still(3, 'The lamp')],
  tags: ['the sea'],
  previous: { id: 7, title: 'Understory', language: null, watchedOn: '2025-11-02' },
  next: null,
} as unknown as ReviewDetail;

const CARD = {
  review: 9,
  film: 9,
  title: 'The Glass Orchard',
  language: null,
  year: 1977,
  director: 'Hanne Marder',
  score: 90,
  poster: null,
  reason: { kind: 'director', name: 'Hanne Marder' },
} as unknown as Related;

const page = (changes: Partial<ReviewDetail> = {}, related: Related[] = [CARD]) =>
  render(ReviewPage, { review: { ...REVIEW, ...changes }, related });

it('opens on the film and keeps the score for the last page', () => {
  page();
  const heading = screen.getByRole('heading', { level: 1, name: 'The Keeper of Low Water' });
  const verdict = screen.getByRole('heading', { name: '9.5 out of 10: Masterpiece' });

  expect(heading.compareDocumentPosition(verdict) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(screen.getByText('5-minute read')).toBeTruthy();
  expect(screen.getByText('Saturday 8 November 2025')).toBeTruthy();
  expect(screen.getByText('Third viewing')).toBeTruthy();
});

it('collapses what is missing without leaving a heading behind', () => {
  page({ stills: [], viewings: [], tags: [], previous: null, next: null, summary: '', viewing: null }, []);

  expect(screen.getAllByRole('heading')).toHaveLength(2);
  expect(screen.getByRole('heading', { name: '9.5 out of 10: Masterpiece' })).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
});

it('says that there is no score where there is none', () => {
  page({ score: null, verdict: null });

  expect(screen.getByRole('heading', { name: 'No score' })).toBeTruthy();
  expect(screen.queryByText('/ 10')).toBeNull();
});

it('opens a still, walks round, and gives the focus back on closing', async () => {
  const user = userEvent.setup();
  page();
  await user.click(screen.getByRole('button', { name: 'Open still 3 of 3: The lamp' }));
  const dialog = screen.getByRole('dialog', { name: 'Still 3 of 3' });

  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Close' }));
  await user.keyboard('{ArrowRight}');
  expect(within(dialog).getByText('The first shot')).toBeTruthy();
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(within(dialog).getByText('At the book')).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('opens the still that was clicked in the text', async () => {
  const user = userEvent.setup();
  page();
  await user.click(screen.getByRole('img', { name: 'A lamp' }));

  expect(screen.getByRole('dialog', { name: 'Still 2 of 3' })).toBeTruthy();
});

it('shows a spoiler when asked, by key as well', async () => {
  const user = userEvent.setup();
  page();
  const spoiler = screen.getByRole('checkbox', { name: 'Show the spoiler' });
  spoiler.focus();
  await user.keyboard(' ');

  expect((spoiler as HTMLInputElement).checked).toBe(true);
});

it('goes to a footnote without leaving the page', async () => {
  const user = userEvent.setup();
  Element.prototype.scrollIntoView = vi.fn();
  const before = location.hash;
  page();
  await user.click(screen.getByRole('link', { name: '1' }));

  expect(location.hash).toBe(before);
  expect(document.activeElement).toBe(document.getElementById('fn-1'));
});

it('gives the reason for each review to read next', () => {
  page();

  expect(screen.getByText('Also by Hanne Marder')).toBeTruthy();
  expect(screen.getByRole('link', { name: /The Glass Orchard/ }).getAttribute('href')).toBe('#/review/9');
});

it('tells how the score moved in words', () => {
  page();

  expect(
    screen.getByRole('img', {
      name: 'How the score has moved: 8.0 on 14 March 2011, 9.0 on 2 September 2019 and 9.5 on 8 November 2025',
    }),
  ).toBeTruthy();
  expect(screen.getByText('up 0.5, this review')).toBeTruthy();
});

it('turns with the direction a review is written in', () => {
  const { container } = page({ rightToLeft: true, language: 'ar' });

  expect(container.querySelector('article')?.getAttribute('dir')).toBe('rtl');
});

import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { preferences } from '../../app/preferences.svelte';
import { pressed } from '../../app/shortcuts.svelte';
import { toasts } from '../../app/toasts.svelte';
import type { Related } from '../../lib/ipc/generated/Related';
import type { ReviewDetail } from '../../lib/ipc/generated/ReviewDetail';
import type { Still } from '../../lib/ipc/generated/Still';
import { answer } from '../../test/ipc';
import ReviewPage from './ReviewPage.svelte';

beforeEach(() => {
  answer({ settings: () => ({ author: 'Ida Ferrant' }) as never });
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
      '<h2 id="s-dawn">Dawn</h2><h3 id="s-coat">The coat</h3><div class="prose"><p>It was <label class="spoiler"><input type="checkbox" aria-label="Show the spoiler"><span>the tide</span></label>.</p></div>' +
      '<figure class="still inset" data-still="s2"><img src="media://localhost/x/still-2x" alt="A lamp"></figure>' +
      '<p><a id="fnref-1" href="#fn-1">1</a></p><ol><li id="fn-1">A note.</li></ol>',
    lead: null,
    headings: [
      { level: 2, id: 's-dawn', text: 'Dawn' },
      { level: 3, id: 's-coat', text: 'The coat' },
    ],
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
  keptLines: [],
  viewing: 3,
  viewings: [viewing(1, '2011-03-14', 80, null), viewing(2, '2019-09-02', 90, 10), viewing(3, '2025-11-08', 95, 5)],
  stills: [still(1, 'The first shot'), still(2, 'At the book'), still(3, 'The lamp')],
  others: [],
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

  expect(screen.getAllByRole('heading').map((heading) => heading.textContent.trim())).toEqual([
    'The Keeper of Low Water',
    'Dawn',
    'The coat',
    expect.stringContaining('Masterpiece'),
  ]);
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

it('holds its parts in the order a magazine would', () => {
  page({ summary: '<p>Patient.</p>' });
  const text = document.querySelector('article')?.textContent ?? '';
  const order = [
    '1974',
    'The Keeper of Low Water',
    '“The tide keeps its own accounts.”',
    '118 minutes',
    'Directed by',
    'Hanne Marder',
    'Tove Brandl',
    '5-minute read',
    'Third viewing',
    'It was',
    '9.5',
    'Masterpiece',
    'Patient.',
    'Stills',
    'Your viewings',
    'Tags',
    'Keep exploring',
    'Previous, 2 November 2025',
  ];
  let from = 0;
  for (const part of order) {
    const at = text.indexOf(part, from);
    expect(at, `${part} after what stands before it`).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
});

it('looks nearer at a still by key, and walks on with the page keys', async () => {
  const user = userEvent.setup();
  page();
  await user.click(screen.getByRole('button', { name: 'Open still 1 of 3: The first shot' }));
  const dialog = screen.getByRole('dialog');
  await user.keyboard('+');
  expect(within(dialog).getByRole('status', { name: 'How near' }).textContent).toBe('150%');
  // Near to it, an arrow moves over the picture rather than on.
  await user.keyboard('{ArrowRight}');
  expect(within(dialog).getByText('The first shot')).toBeTruthy();
  await user.keyboard('{PageDown}');
  expect(within(dialog).getByText('At the book')).toBeTruthy();
  expect(within(dialog).getByRole('status', { name: 'How near' }).textContent).toBe('100%');
});

it('lists its headings, goes to the one chosen, and gives the focus back on Escape', async () => {
  const user = userEvent.setup();
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  page();
  const button = screen.getByRole('button', { name: 'Contents' });
  await user.click(button);
  const outline = screen.getByRole('navigation', { name: 'Contents' });
  expect(within(outline).getAllByRole('link').map((link) => link.textContent.trim())).toEqual(['Dawn', 'The coat']);

  await user.keyboard('{ArrowDown}{Enter}');
  expect(location.hash).toBe('#/review/1?at=s-coat');
  expect(document.activeElement).toBe(document.getElementById('s-coat'));
  within(outline).getByRole('link', { name: 'Dawn' }).focus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('navigation', { name: 'Contents' })).toBeNull();
  expect(document.activeElement).toBe(button);
});

it('offers no contents where there is no heading', () => {
  page({ page: { ...REVIEW.page, headings: [] } });
  expect(screen.queryByRole('button', { name: 'Contents' })).toBeNull();
});

it('sets size and line length from the page itself', async () => {
  const user = userEvent.setup();
  page();
  await user.click(screen.getByRole('button', { name: 'Reading size' }));
  await user.click(screen.getByRole('radio', { name: '110%' }));
  await user.click(screen.getByRole('radio', { name: 'Long' }));
  expect([preferences.get('readScale'), preferences.get('measure')]).toEqual([1.1, 'wide']);
  expect(document.documentElement.dataset['measure']).toBe('wide');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('radio', { name: 'Long' })).toBeNull();
  preferences.take({ readScale: 1, measure: 'usual' });
});

it('copies the review as Markdown and says so', async () => {
  // jsdom has no clipboard.
  let copied: Promise<Blob> | undefined;
  vi.stubGlobal('ClipboardItem', class {
    constructor(readonly items: Record<string, Promise<Blob>>) {}
  });
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      write: async ([item]: [{ items: Record<string, Promise<Blob>> }]) => void (copied = item.items['text/plain']),
    },
  });
  answer({ settings: () => ({ author: '' }) as never, review_markdown: () => '---\ntitle: Heliotrope\n---\n' });
  page();
  pressed(new KeyboardEvent('keydown', { key: 'C', ctrlKey: true, shiftKey: true }));
  await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toBe('The review is on the clipboard, as Markdown.'));
  // Nor can its blobs be read as text.
  const reader = new FileReader();
  reader.readAsText((await copied) as Blob);
  await vi.waitFor(() => expect(reader.readyState).toBe(FileReader.DONE));
  expect(reader.result).toBe('---\ntitle: Heliotrope\n---\n');
});

it('prints only once every picture is there', async () => {
  const loaded: string[] = [];
  const printed = vi.fn(() => loaded.slice());
  HTMLImageElement.prototype.decode = async function decode(this: HTMLImageElement) {
    loaded.push(this.loading);
  };
  answer({ settings: () => ({ author: '' }) as never, window_print: () => void printed() as never });
  page();
  pressed(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true }));
  await vi.waitFor(() => expect(printed).toHaveBeenCalledOnce());
  expect(printed.mock.results[0]?.value).toEqual(Array(document.images.length).fill('eager'));
});

it('says at the foot of a printed review what it is and whose', async () => {
  const { container } = page();
  await vi.waitFor(() => expect(container.querySelector('.colophon')?.textContent.trim()).toBe(
      'The Keeper of Low Water, 1974, Ida Ferrant, 8 November 2025',
    ));
});

it('leads to the film’s other reviews and to each beside this one', () => {
  const viewings = REVIEW.viewings.map((one, at) => (at === 0 ? { ...one, review: 5 } : one)) as never;
  const others = [
    { review: 5, headline: '', finished: true, watchedOn: '2011-03-14' },
    { review: 6, headline: 'The tide, again', finished: true, watchedOn: null },
  ] as never;
  page({ viewings, others });
  expect(screen.getByRole('link', { name: '14 March 2011' }).getAttribute('href')).toBe('#/review/5');
  expect(screen.getByRole('link', { name: 'The tide, again' }).getAttribute('href')).toBe('#/review/6');
  const beside = screen.getAllByRole('link', { name: 'side by side' }).map((link) => link.getAttribute('href'));
  expect(beside).toEqual(['#/compare/5/1', '#/compare/6/1']);
});

it('skips to the text for whoever does not want the opening', async () => {
  const user = userEvent.setup();
  page();
  await user.click(screen.getByRole('button', { name: 'Skip to the text' }));
  expect(document.activeElement).toBe(document.getElementById('s-dawn'));
});

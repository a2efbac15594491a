import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { pressed } from '../../app/shortcuts.svelte';
import type { Editing } from '../../lib/ipc/generated/Editing';
import type { ReviewSave } from '../../lib/ipc/generated/ReviewSave';
import type { Score } from '../../lib/ipc/generated/Score';
import { refresh } from '../../lib/queries/query.svelte';
import { filmFacts, words } from '../../test/editing';
import { answer } from '../../test/ipc';
import { facts as seen } from '../../test/viewings';
import { Desk } from './desk.svelte';
import Editor from './Editor.svelte';

// jsdom lays nothing out; CodeMirror asks all the same.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
document.elementFromPoint = () => null;

const facts = filmFacts({
  title: 'The Keeper of Low Water',
  year: 1974,
  runtimeMin: 118,
  directors: ['Hanne Marder'],
});

const watch = seen({ dayOrder: 0, score: 90 as Score, tags: ['the sea'] });

function open(over: Partial<Editing> = {}) {
  const saves: ReviewSave[] = [];
  answer({
    verdict_scale: () =>
      [
        { from: 0, to: 80, word: 'Fair', films: 0 },
        { from: 85, to: 90, word: 'Superb', films: 0 },
        { from: 95, to: 100, word: 'Masterpiece', films: 0 },
      ] as never,
    viewing_others: () => [{ viewing: 1, watchedOn: '2011-03-14', score: 80 }] as never,
    viewings_on: () => [],
    viewing_complete: () => ['winter light'],
    poster_show: () => null,
    still_list: () => [],
    revision_list: () => [],
    review_preview: ({ body }) =>
      ({ html: `<p>${body}</p>`, lead: null, headings: [], words: 920, readingMinutes: 5, stillsUsed: [], lines: [0] }) as never,
    draft_save: () => ({ value: { draft: 4, savedAt: new Date().toISOString() }, topics: [] }) as never,
    film_complete: () => ['Hanne Marder', 'Ida Korsgaard'],
    score_read: (typed) => {
      if (typed === 'fine') throw { code: 'Invalid', message: 'This is no score.', field: 'score' };
      return (typed === '' ? null : 95) as never;
    },
    review_save: (req) => {
      saves.push(req);
      return { value: { review: 7, film: 3, viewing: 2 }, topics: ['Reviews'] } as never;
    },
  });
  const ondone = vi.fn();
  const onclose = vi.fn();
  const editing = {
    review: 7,
    draft: null,
    savedAt: null,
    finished: true,
    form: {
      film: 3,
      facts,
      viewing: 2,
      watch,
      text: words({ body: 'It opens on the flats.' }),
    },
    ...over,
  } as unknown as Editing;
  window.addEventListener('keydown', pressed);
  render(Editor, { desk: new Desk(structuredClone(editing)), ondone, onclose });
  return { saves, ondone, onclose };
}

it('shows the facts, the page and the score with its word', async () => {
  open();
  expect(screen.getByLabelText('Title')).toHaveProperty('value', 'The Keeper of Low Water');
  expect(await screen.findByText('It opens on the flats.')).toBeTruthy();
  expect(await screen.findByText('920 words')).toBeTruthy();
  const ruler = await screen.findByRole('slider', { name: 'Score out of ten' });
  await vi.waitFor(() => expect(ruler.getAttribute('aria-valuetext')).toBe('9.0, Superb'));
  expect(await screen.findByText('2nd, after 2011')).toBeTruthy();
});

it('scores by halves from anywhere and lets the verdict follow', async () => {
  open();
  const user = userEvent.setup();
  const ruler = await screen.findByRole('slider', { name: 'Score out of ten' });
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await vi.waitFor(() => expect(ruler.getAttribute('aria-valuetext')).toBe('9.5, Masterpiece'));
  ruler.focus();
  await user.keyboard('{PageDown}');
  expect(ruler.getAttribute('aria-valuenow')).toBe('8.5');
  await user.keyboard('{Delete}');
  expect(ruler.getAttribute('aria-valuenow')).toBeNull();
});

it('saves everything when it is done, tenths and tags too', async () => {
  const { saves, ondone } = open();
  const user = userEvent.setup();
  await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'winter{ArrowDown}{Enter}');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await vi.waitFor(() => expect(ondone).toHaveBeenCalledWith(7));
  expect(saves[0]).toMatchObject({ review: 7, cause: 'done' });
  expect(saves[0]?.form.watch?.tags).toEqual(['the sea', 'winter light']);
});

it('leaves without a word when nothing changed', async () => {
  const { saves, onclose } = open();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(onclose).toHaveBeenCalledWith(7));
  expect(saves).toEqual([]);
});

it('shows a refusal at the title and stays', async () => {
  const { ondone } = open();
  answer({
    review_save: () => {
      throw { code: 'Invalid', message: 'A film needs a title.', field: 'title' };
    },
    draft_save: () => ({ value: { draft: 4, savedAt: new Date().toISOString() }, topics: [] }) as never,
    review_preview: () => ({ html: '', lead: null, headings: [], words: 0, readingMinutes: 1, stillsUsed: [], lines: [0] }) as never,
  });
  const user = userEvent.setup();
  await user.clear(screen.getByLabelText('Title'));
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(await screen.findAllByText('A film needs a title.')).not.toHaveLength(0);
  expect(ondone).not.toHaveBeenCalled();
});

it('keeps the date that was typed when less of it is known', async () => {
  open();
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'Year' }));
  expect(screen.queryByLabelText('Day', { selector: 'input[inputmode]' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Day' }));
  expect(screen.getByLabelText('Day', { selector: 'input[inputmode]' })).toHaveProperty('value', '8');
});

it('takes a score as it is typed, says what is none, and takes none at all', async () => {
  open();
  const user = userEvent.setup();
  const ruler = await screen.findByRole('slider', { name: 'Score out of ten' });
  const typed = screen.getByLabelText('Score, typed');
  await user.clear(typed);
  await user.type(typed, '9,5{Enter}');
  await vi.waitFor(() => expect(ruler.getAttribute('aria-valuenow')).toBe('9.5'));
  expect(typed).toHaveProperty('value', '9.5');
  await user.clear(typed);
  await user.type(typed, 'fine{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('This is no score.');
  expect(ruler.getAttribute('aria-valuenow')).toBe('9.5');
  await user.clear(typed);
  await user.type(typed, '{Enter}');
  await vi.waitFor(() => expect(ruler.getAttribute('aria-valuenow')).toBeNull());
  expect(screen.queryByRole('alert')).toBeNull();
});

it('completes the director from the journal', async () => {
  const { saves } = open();
  const user = userEvent.setup();
  await user.type(screen.getByRole('combobox', { name: 'Director' }), 'i');
  // Whoever is named already is not offered again.
  await user.click(await screen.findByRole('option', { name: 'Ida Korsgaard' }));
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await vi.waitFor(() => expect(saves[0]?.form.facts.directors).toEqual(['Hanne Marder', 'Ida Korsgaard']));
});

it('counts no minutes of reading before there is a word', async () => {
  open();
  await screen.findByText('920 words');
  answer({ review_preview: () => ({ html: '', lead: null, headings: [], words: 0, readingMinutes: 1, stillsUsed: [], lines: [] }) as never });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Live page' }));
  refresh(['Media']);
  await vi.waitFor(() => expect(screen.queryByText('5-minute read')).toBeNull());
  expect(screen.queryByText('1-minute read')).toBeNull();
});

it('saves a copy as a file when the journal refuses', async () => {
  open();
  const copies: unknown[] = [];
  answer({
    draft_save: () => {
      throw { code: 'File', message: 'The disk is full.', field: null };
    },
    dialog_save: () => ({ token: 5, name: 'keeper.md', kind: 'Markdown', bytes: 0 }) as never,
    review_copy: (req) => {
      copies.push(req);
      return null;
    },
    review_preview: () => ({ html: '', lead: null, headings: [], words: 0, readingMinutes: 1, stillsUsed: [], lines: [] }) as never,
  });
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Tagline'), 'Tide.');
  await user.click(await screen.findByRole('button', { name: 'Save a copy…' }, { timeout: 3000 }));
  await vi.waitFor(() => expect(copies).toMatchObject([{ file: 5, form: { facts: { tagline: 'Tide.' } } }]));
});

it('shows the text alone, the page alone, and both', async () => {
  open();
  const user = userEvent.setup();
  const page = document.querySelector('.page-live');
  const beside = screen.getByRole('button', { name: 'Live page' });
  const alone = screen.getByRole('button', { name: 'Only the page' });
  if (beside.getAttribute('aria-pressed') === 'false') await user.click(beside);
  expect(page).toHaveProperty('hidden', false);
  await user.click(alone);
  expect([alone.getAttribute('aria-pressed'), beside.getAttribute('aria-pressed')]).toEqual(['true', 'false']);
  await user.click(screen.getByRole('button', { name: 'Only the text' }));
  expect(page).toHaveProperty('hidden', true);
});

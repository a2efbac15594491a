import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import type { CommandMap } from '../../lib/ipc/generated/CommandMap';
import type { DatedViewing } from '../../lib/ipc/generated/DatedViewing';
import type { Score } from '../../lib/ipc/generated/Score';
import type { ViewingId } from '../../lib/ipc/generated/ViewingId';
import { answer } from '../../test/ipc';
import { text } from '../../test/text';
import { KeptTyped } from '../../test/typed';
import { facts, film, quickRead } from '../../test/viewings';
import LogForm from './LogForm.svelte';

type Logged = CommandMap['viewing_log'][0];
type Read = CommandMap['quick_log_read'];

const logged: Logged[] = [];
/** Other viewings of the date in the form. */
let sameDay: DatedViewing[];
let refusal: unknown;
/** What the journal keeps of a viewing half typed. */
let journal: KeptTyped;

const THUNDER = film(7, 'Slow Thunder');
const title = (text: string) => ({ text, meaning: { kind: 'title' as const } });

/** Stands in for the core's reading of the few lines the tests type. */
function reading({ typed, chosen }: Read[0]): Read[1] {
  const words = typed.trim();
  if (words === '') return quickRead();
  if (words.startsWith('slow thunder 1990') || words.startsWith('Slow Thunder 1990')) {
    const score = words.endsWith(' 9,5') ? (95 as Score) : null;
    return quickRead({
      parts: [
        title('slow thunder'),
        { text: '1990', meaning: { kind: 'year', year: 1990 } },
        ...(score === null ? [] : [{ text: '9,5', meaning: { kind: 'score' as const, score } }]),
      ],
      film: { known: THUNDER.id },
      known: THUNDER,
      facts: facts({ score, place: 'Kino Arkaden' }),
      verdict: score === null ? null : 'Masterpiece',
      nth: 2,
      scoreBefore: 90 as Score,
    });
  }
  if (words.startsWith('slow') && chosen === null) {
    return quickRead({
      parts: [title(words)],
      film: { new: { title: words, year: null } },
      title: words,
      sure: false,
      films: [
        {
          film: THUNDER,
          typed: 'Slow Thunder 1990 ',
          caret: 18,
          chosen: { title: 'Slow Thunder', year: 1990, film: THUNDER.id },
        },
        { film: null, typed, caret: typed.length, chosen: { title: words, year: null, film: null } },
      ],
    });
  }
  if (words.endsWith('@ar')) {
    return quickRead({
      parts: [title('heat'), { text: '@ar', meaning: { kind: 'place', name: 'ar', fresh: true } }],
      film: { new: { title: 'heat', year: null } },
      title: 'heat',
      words: [{ word: 'Kino Arkaden', typed: 'heat @"Kino Arkaden" ', caret: 21 }],
    });
  }
  if (words.endsWith('superb')) {
    return quickRead({
      parts: [title('heat'), { text: 'superb', meaning: { kind: 'unclear', why: '‘superb’ is not understood.' } }],
      film: { new: { title: 'heat', year: null } },
      title: 'heat',
      problem: '‘superb’ is not understood.',
    });
  }
  return quickRead({ parts: [title(words)], film: { new: { title: words, year: null } }, title: words });
}

beforeEach(() => {
  journal = new KeptTyped();
  sameDay = [];
  logged.length = 0;
  refusal = undefined;
  answer({
    quick_log_read: reading,
    viewings_on: () => sameDay,
    score_read: (typed) => {
      const wrong = { code: 'Invalid', message: 'A score is between 0 and 10.', field: 'score' };
      if (typed === '95') throw wrong;
      return typed === '' ? null : typed === '87%' ? (87 as Score) : ((Number(typed.replace(',', '.')) * 10) as Score);
    },
    ...journal.answers,
    viewing_complete: () => ['Kino Arkaden'],
    viewing_log: (req) => {
      if (refusal) throw refusal;
      logged.push(req);
      return { value: 1 as ViewingId, topics: ['Viewings'] };
    },
  });
});

const field = () => screen.getByRole('combobox', { name: /Log a viewing/ });

async function type(typed: string) {
  const user = userEvent.setup();
  await user.type(field(), typed);
  return user;
}

/** Types a line, and opens everything else there is to say. */
async function open(typed: string) {
  const user = await type(typed);
  await user.click(await screen.findByRole('button', { name: 'More…' }));
  await screen.findByLabelText('Score');
  return user;
}

it('says what every word was taken for, and logs it with Enter', async () => {
  render(LogForm);
  const user = await type('slow thunder 1990 9,5');
  const parts = await screen.findByRole('list', { name: 'What each word was taken for' });
  expect(within(parts).getAllByRole('listitem').map(text)).toEqual([
    'slow thunder title',
    '1990 its year',
    '9,5 score 9.5',
  ]);
  expect(text(screen.getByRole('status'))).toContain('at 9.5 Masterpiece');
  expect(text(screen.getByRole('status'))).toContain('Second viewing, up 0.5.');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]).toMatchObject({ film: { known: 7 }, facts: { score: 95 } });
  await waitFor(() => expect(field()).toHaveProperty('value', ''));
});

it('completes a title that is begun with the first Enter, and logs with the second', async () => {
  render(LogForm);
  const user = await type('slow{Enter}');
  await waitFor(() => expect(field()).toHaveProperty('value', 'Slow Thunder 1990 '));
  expect(logged).toHaveLength(0);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(logged[0]?.film).toEqual({ known: 7 }));
});

it('takes a title that is begun for a new film when that is chosen', async () => {
  render(LogForm);
  const user = await type('slow');
  await screen.findByRole('option', { name: /a new film by this name/ });
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  expect(logged).toHaveLength(0);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(logged[0]?.film).toEqual({ new: { title: 'slow', year: null } }));
});

it('completes the word at the caret with Tab', async () => {
  render(LogForm);
  const user = await type('heat @ar');
  await screen.findByRole('option', { name: /Kino Arkaden/ });
  await user.keyboard('{Tab}');
  expect(field()).toHaveProperty('value', 'heat @"Kino Arkaden" ');
  expect(document.activeElement).toBe(field());
});

it('does not log a line of which a word is not understood', async () => {
  render(LogForm);
  await type('heat superb{Enter}');
  expect(text(await screen.findByRole('alert'))).toContain('‘superb’ is not understood.');
  expect(screen.getByRole('button', { name: 'Log it' })).toHaveProperty('disabled', true);
  expect(logged).toHaveLength(0);
});

it('opens everything else with what the line said', async () => {
  render(LogForm);
  const user = await open('slow thunder 1990 9,5');
  expect(screen.getByLabelText('Score')).toHaveProperty('value', '9.5');
  await user.click(screen.getByLabelText('Seen before'));
  await user.click(screen.getByRole('button', { name: 'Log it' }));
  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.film).toEqual({ known: 7 });
  expect(logged[0]?.facts).toMatchObject({ score: 95, rewatch: true, place: 'Kino Arkaden' });
});

it('leaves what a typed score means to the core, and the ruler goes along', async () => {
  render(LogForm);
  const user = await open('slow thunder 1990');
  await user.type(screen.getByLabelText('Score'), '87%');
  await waitFor(() => expect(screen.getByRole('slider').getAttribute('aria-valuenow')).toBe('8.7'));
  await user.click(screen.getByRole('button', { name: 'Log it' }));
  await waitFor(() => expect(logged[0]?.facts.score).toBe(87));
});

it('shows what cannot be read at its field and sends nothing', async () => {
  render(LogForm);
  const user = await open('slow thunder 1990');
  const score = screen.getByLabelText('Score');
  await user.type(score, '95');
  await user.click(screen.getByRole('button', { name: 'Log it' }));

  expect(text(await screen.findByRole('alert'))).toContain('A score is between 0 and 10');
  expect(score.getAttribute('aria-invalid')).toBe('true');
  expect(score).toHaveProperty('value', '95');
  expect(logged).toHaveLength(0);
});

it('shows a refusal at its field and keeps everything typed', async () => {
  refusal = { code: 'Invalid', message: 'A tag has room for 200 characters.', field: 'tags' };
  render(LogForm);
  const user = await open('slow thunder 1990');
  await user.type(await screen.findByLabelText('Note'), 'a long story');
  await user.click(screen.getByRole('button', { name: 'Log it' }));

  expect(text(await screen.findByRole('alert'))).toContain('A tag has room for 200 characters.');
  expect(screen.getByLabelText('Note')).toHaveProperty('value', 'a long story');
});

it('shows a refusal of a line beneath it and keeps the line', async () => {
  refusal = { code: 'Invalid', message: 'A tag has room for 200 characters.', field: 'tags' };
  render(LogForm);
  await type('petrichor{Enter}');
  expect(text(await screen.findByRole('alert'))).toContain('A tag has room for 200 characters.');
  expect(field()).toHaveProperty('value', 'petrichor');
});

it('finds again what was begun when the window was closed', async () => {
  const { unmount } = render(LogForm);
  const user = await open('slow thunder 1990');
  await user.type(screen.getByLabelText('Note'), 'half a thought');
  await waitFor(() => expect(journal.viewing?.form).toContain('half a thought'));
  unmount();

  render(LogForm);
  await waitFor(() => expect(field()).toHaveProperty('value', 'Slow Thunder 1990'));
  await screen.findByRole('list', { name: 'What each word was taken for' });
  // A line that says less than was filled in beside it opens that, and logs nothing yet.
  await type('{Enter}');
  expect(await screen.findByLabelText('Note')).toHaveProperty('value', 'half a thought');
  expect(logged).toHaveLength(0);
});

it('asks an abandoned viewing for no score', async () => {
  render(LogForm);
  const user = await open('slow thunder 1990');
  await user.type(screen.getByLabelText('Score'), '3');
  await user.click(screen.getByLabelText('Left before the end'));
  await user.click(screen.getByRole('button', { name: 'Log it' }));

  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.facts).toMatchObject({ abandoned: true, score: null });
});

it('forgets what was begun once it is logged or put away', async () => {
  render(LogForm);
  const user = await open('slow thunder 1990');
  await waitFor(() => expect(journal.viewing?.typed).toBe('Slow Thunder 1990'));
  await user.click(screen.getByRole('button', { name: 'Put away' }));
  await waitFor(() => expect(journal.viewing).toBeNull());
});

it('asks for the order only where there are others of that date', async () => {
  render(LogForm);
  const user = await open('slow thunder 1990');
  expect(screen.queryByLabelText('Order on that date')).toBeNull();

  sameDay = [{ viewing: 5 as ViewingId, title: 'Understory' }];
  await user.click(screen.getByRole('button', { name: 'Yesterday' }));
  const order = await screen.findByLabelText('Order on that date');
  expect([...order.querySelectorAll('option')].map((option) => option.label)).toEqual(['First', 'After Understory']);
  await user.selectOptions(order, 'First');
  await user.click(screen.getByRole('button', { name: 'Log it' }));
  await waitFor(() => expect(logged[0]?.facts.dayOrder).toBe(0));
});

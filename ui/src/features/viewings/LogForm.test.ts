import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import type { BegunViewing } from '../../lib/ipc/generated/BegunViewing';
import type { CommandMap } from '../../lib/ipc/generated/CommandMap';
import type { Score } from '../../lib/ipc/generated/Score';
import type { ViewingId } from '../../lib/ipc/generated/ViewingId';
import { answer } from '../../test/ipc';
import { text } from '../../test/text';
import { film } from '../../test/viewings';
import LogForm from './LogForm.svelte';

type Logged = CommandMap['viewing_log'][0];

const logged: Logged[] = [];
let refusal: unknown;
/** What the journal keeps of a viewing half typed. */
let begun: BegunViewing | null;

beforeEach(() => {
  begun = null;
  logged.length = 0;
  refusal = undefined;
  answer({
    film_picks: ({ typed }) => (typed.startsWith('slow') ? [film(7, 'Slow Thunder')] : []),
    viewings_on: () => [],
    score_read: (typed) => {
      const wrong = { code: 'Invalid', message: 'A score is between 0 and 10.', field: 'score' };
      if (typed === '95') throw wrong;
      return typed === '' ? null : typed === '87%' ? (87 as Score) : ((Number(typed.replace(',', '.')) * 10) as Score);
    },
    viewing_begun: () => begun,
    viewing_begun_keep: (next) => {
      begun = next;
      return { value: null, topics: [] };
    },
    viewing_complete: () => ['Kino Arkaden'],
    viewing_log: (req) => {
      if (refusal) throw refusal;
      logged.push(req);
      return { value: 1 as ViewingId, topics: ['Viewings'] };
    },
  });
});

async function pick(typed: string) {
  const user = userEvent.setup();
  await user.type(screen.getByRole('combobox', { name: /Log a viewing/ }), `${typed}{Enter}`);
  return user;
}

it('logs a film of the journal with what was typed of it', async () => {
  render(LogForm);
  const user = await pick('slow');
  await user.type(await screen.findByLabelText('Score'), '9,5');
  await user.click(screen.getByLabelText('Seen before'));
  await user.type(screen.getByRole('combobox', { name: 'Place' }), 'Film museum{Enter}');
  await user.click(screen.getByRole('button', { name: 'Log it' }));

  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.film).toEqual({ known: 7 });
  expect(logged[0]?.facts).toMatchObject({ score: 95, rewatch: true, place: 'Film museum' });
  expect(logged[0]?.facts.watchedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it('leaves what a typed score means to the core, and the ruler goes along', async () => {
  render(LogForm);
  const user = await pick('slow');
  await user.type(await screen.findByLabelText('Score'), '87%');
  await waitFor(() => expect(screen.getByRole('slider').getAttribute('aria-valuenow')).toBe('8.7'));
  await user.click(screen.getByRole('button', { name: 'Log it' }));
  await waitFor(() => expect(logged[0]?.facts.score).toBe(87));
});

it('offers a film the journal does not have as a new one', async () => {
  render(LogForm);
  const user = await pick('heliotrope 2025');
  await user.click(await screen.findByRole('button', { name: 'Log it' }));

  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.film).toEqual({ new: { title: 'heliotrope', year: 2025 } });
});

it('shows what cannot be read at its field and sends nothing', async () => {
  render(LogForm);
  const user = await pick('slow');
  const score = await screen.findByLabelText('Score');
  await user.type(score, '95');
  await user.click(screen.getByRole('button', { name: 'Log it' }));

  expect(text(await screen.findByRole('alert'))).toContain('A score is between 0 and 10');
  expect((score).getAttribute('aria-invalid')).toBe('true');
  expect(score).toHaveProperty('value', '95');
  expect(logged).toHaveLength(0);
});

it('shows a refusal at its field and keeps everything typed', async () => {
  refusal = { code: 'Invalid', message: 'A tag has room for 200 characters.', field: 'tags' };
  render(LogForm);
  const user = await pick('slow');
  await user.type(await screen.findByLabelText('Note'), 'a long story');
  await user.click(screen.getByRole('button', { name: 'Log it' }));

  expect(text(await screen.findByRole('alert'))).toContain('A tag has room for 200 characters.');
  expect((screen.getByLabelText('Note'))).toHaveProperty('value', 'a long story');
});

it('finds again what was begun when the window was closed', async () => {
  const { unmount } = render(LogForm);
  const user = await pick('slow');
  await user.type(await screen.findByLabelText('Note'), 'half a thought');
  await waitFor(() => expect(begun?.form).toContain('half a thought'));
  unmount();

  render(LogForm);
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: /Log a viewing/ })).toHaveProperty('value', 'Slow Thunder 1990'),
  );
  await pick('');
  expect((await screen.findByLabelText('Note'))).toHaveProperty('value', 'half a thought');
});

it('asks an abandoned viewing for no score', async () => {
  render(LogForm);
  const user = await pick('slow');
  await user.type(await screen.findByLabelText('Score'), '3');
  await user.click(screen.getByLabelText('Left before the end'));
  await user.click(screen.getByRole('button', { name: 'Log it' }));

  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.facts).toMatchObject({ abandoned: true, score: null });
});

it('forgets what was begun once it is logged or put away', async () => {
  render(LogForm);
  const user = await pick('slow');
  await waitFor(() => expect(begun?.typed).toBe('Slow Thunder 1990'));
  await user.click(screen.getByRole('button', { name: 'Put away' }));
  await waitFor(() => expect(begun).toBeNull());
});

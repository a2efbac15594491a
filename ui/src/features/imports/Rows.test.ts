import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { pressed } from '../../app/shortcuts.svelte';
import type { ImportChoices } from '../../lib/ipc/generated/ImportChoices';
import type { PlanFilm } from '../../lib/ipc/generated/PlanFilm';
import type { PlanRow } from '../../lib/ipc/generated/PlanRow';
import { answer } from '../../test/ipc';
import { Checking } from './checking.svelte';
import Rows from './Rows.svelte';
import { happens } from './sentences';
import { asked, COUNTS, FILE, REPORT, row } from './testing';

const KITES = { id: 7, title: 'Kites', year: 1998, poster: null } as unknown as PlanFilm;

const ROWS: PlanRow[] = [
  row({ outcome: 'conflict', conflicts: [{ field: 'score', mine: '9.0', theirs: '8.0', stands: 'mine' }], film: KITES, addsFilm: false }),
  row({ number: 1, line: 3, outcome: 'look', look: { why: 'yearApart', films: [KITES] }, addsFilm: false }),
];

function shown() {
  const host = { choices: asked(), report: undefined, changes: true };
  answer({
    import_rows: () => ROWS,
    import_plan: ({ choices }) => (planned(choices), { report: REPORT, counts, changes: true }),
    job_cancel: () => null,
  });
  const planned = vi.fn<(choices: ImportChoices) => void>();
  const counts = { ...COUNTS, all: 2, new: 0, same: 0, merged: 0, leftOut: 0 };
  render(Rows, { checking: new Checking(FILE, counts, host) });
  return { host, planned };
}

it('shows counts as tabs, leaves out those of nothing, and moves among them by arrows', async () => {
  shown();
  const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent.trim());
  expect(tabs).toEqual(['2 all', '1 in conflict', '1 need a look']);
  screen.getByRole('tab', { name: /all/ }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: /in conflict/ }).getAttribute('aria-selected')).toBe('true');
});

it('opens a row to the line as it stands, and takes the answer to its conflict', async () => {
  const { host } = shown();
  const more = await screen.findByRole('button', { name: 'a.csv, line 2: details' });
  await userEvent.click(more);
  expect(more.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByText('Kites,1999', { exact: false })).toBeTruthy();
  const stands = screen.getByRole('group', { name: 'Which stands?' });
  await userEvent.click(within(stands).getByRole('radio', { name: /Take/ }));
  expect(host.choices.rows).toEqual([{ file: 'a.csv', line: 2, nth: 0, answer: 'theirs' }]);
});

it('asks which film a doubtful row means, and says how many rows the answer serves', async () => {
  const { host } = shown();
  await userEvent.click(await screen.findByRole('button', { name: 'a.csv, line 3: details' }));
  expect(screen.getByText('Serves all 3 rows of this film.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Yes, that film' }));
  expect(host.choices.films).toEqual([{ key: 'Kites (1999)', answer: { kind: 'this', film: 7 } }]);
});

it.each<[string, Partial<PlanRow>]>([
  ['New film, new viewing', {}],
  ['New film, new viewing, review', { hasReview: true }],
  ['New viewing of a film you have', { film: KITES, addsFilm: false }],
  ['Another viewing of a film in this file', { addsFilm: false }],
  ['Adds the place and tags', { outcome: 'merged', fills: ['place', 'tags'] }],
  ['Already here, nothing to do', { outcome: 'same' }],
  ['To the list Noir', { what: 'listed', list: 'Noir', addsFilm: false }],
  ['To the watchlist', { what: 'wanted', addsFilm: false }],
  ['New shelf', { what: 'shelf', list: 'Rain', addsFilm: false }],
  ['New film with a review', { what: 'review', hasReview: true }],
  ['Perhaps Kites, 1998, a year apart', { outcome: 'look', look: { why: 'yearApart', films: [KITES] } }],
  ['Perhaps Kites, 1998, spelt otherwise', { outcome: 'look', look: { why: 'spelling', films: [KITES] } }],
  ['A film, or an episode of a series', { outcome: 'look', look: { why: 'maybeEpisode', films: [] } }],
  ['‘x’ is no date.', { outcome: 'unreadable', reason: '‘x’ is no date.' }],
])('says in words: %s', (said, over) => {
  expect(happens(row(over), 'mine')).toBe(said);
});

it('says what was answered to a conflict; a film’s own score has no room for two', () => {
  const two = { outcome: 'conflict' as const, conflicts: [{ field: 'score' as const, mine: '9.0', theirs: '8.0', stands: 'mine' as const }] };
  expect(happens(row(two), 'theirs')).toBe('Two scores, the file’s taken');
  expect(happens(row(two), 'both')).toBe('Two scores, both kept');
  expect(happens(row({ ...two, what: 'score' }), 'both')).toBe('Two scores, yours kept');
});

it('answers by keys where they are at, and tells whoever hears the screen', async () => {
  const { host } = shown();
  addEventListener('keydown', pressed);
  const more = await screen.findByRole('button', { name: 'a.csv, line 2: details' });
  more.focus();
  await userEvent.keyboard('2');
  expect(host.choices.rows).toEqual([{ file: 'a.csv', line: 2, nth: 0, answer: 'theirs' }]);
  expect(screen.getByText('Kites: Two scores, the file’s taken').getAttribute('role')).toBe('status');

  await userEvent.keyboard('j');
  await userEvent.keyboard('1');
  expect(host.choices.films).toEqual([{ key: 'Kites (1999)', answer: { kind: 'this', film: 7 } }]);
  expect(screen.getByText('Kites: It is taken for Kites, 1998, which is in your journal.')).toBeTruthy();
  removeEventListener('keydown', pressed);
});

import { expect, it, vi } from 'vitest';

import type { ImportChoices } from '../../lib/ipc/generated/ImportChoices';
import type { ImportPlanned } from '../../lib/ipc/generated/ImportPlanned';
import { answer } from '../../test/ipc';
import { Checking } from './checking.svelte';
import { asked, COUNTS, FILE, REPORT, row } from './testing';

function checking(plan: (choices: ImportChoices) => ImportPlanned = () => ({ report: REPORT, counts: COUNTS, changes: true })) {
  const host = $state({ choices: asked(), report: undefined as typeof REPORT | undefined, changes: true });
  const planned = vi.fn(plan);
  const cancelled = vi.fn();
  const fetched = vi.fn();
  answer({
    import_plan: ({ choices }) => planned(choices),
    import_rows: ({ tab, from, count }) => {
      fetched(tab, from, count);
      return Array.from({ length: count }, (_, index) => row({ number: from + index, line: from + index + 2 }));
    },
    job_cancel: (job) => (cancelled(job), null),
  });
  return { host, planned, cancelled, fetched, check: new Checking(FILE, COUNTS, host) };
}

it('answers to one conflict, and for all of its kind in place of single answers', async () => {
  const { check, host, planned } = checking();
  const scores = row({ outcome: 'conflict', conflicts: [{ field: 'score', mine: '9.0', theirs: '8.0', stands: 'mine' }] });
  expect(check.conflictOf(scores)).toBe('mine');

  check.answerConflict(scores, 'both');
  expect(check.conflictOf(scores)).toBe('both');
  expect(host.choices.rows).toEqual([{ file: 'a.csv', line: 2, nth: 0, answer: 'both' }]);

  check.answerAll('score', 'theirs');
  expect(host.choices.rows).toEqual([]);
  expect(host.choices.onConflictOf).toEqual([{ field: 'score', choose: 'theirs' }]);
  expect(check.conflictOf(scores)).toBe('theirs');
  await vi.waitFor(() => expect(check.planning).toBe(false));
  expect(planned).toHaveBeenCalledWith(host.choices);
});

it('leaves a row out, takes it back, and says which film rows mean', async () => {
  const { check, host } = checking();
  const doubt = row({ outcome: 'look', filmKey: 'Kites (1999)' });
  check.leaveOut(doubt);
  expect(check.isLeftOut(doubt)).toBe(true);
  check.takeBack(doubt);
  expect(host.choices.rows).toEqual([]);

  check.answerFilm(doubt, { kind: 'new' });
  check.answerFilm(doubt, { kind: 'this', film: 7 as never });
  expect(host.choices.films).toEqual([{ key: 'Kites (1999)', answer: { kind: 'this', film: 7 } }]);
  check.answerFilm(doubt, undefined);
  expect(host.choices.films).toEqual([]);
  check.likeliest = true;
  expect(host.choices.onDoubt).toBe('likeliest');
  await vi.waitFor(() => expect(check.planning).toBe(false));
});

it('plans anew after an answer, calls the plan before off, and keeps rows open', async () => {
  const fewer = { ...COUNTS, look: 0, new: 5 };
  const { check, host, cancelled } = checking(() => ({ report: REPORT, counts: fewer, changes: false }));
  const one = row({ filmKey: 'Kites (1999)' });
  check.toggle(one);
  check.show('look');
  check.answerFilm(one, { kind: 'new' });
  check.leaveOut(row({ line: 9 }));
  await vi.waitFor(() => expect(check.planning).toBe(false));
  expect(cancelled).toHaveBeenCalledTimes(1);
  expect(check.counts).toEqual(fewer);
  expect(host.report).toEqual(REPORT);
  expect(host.changes).toBe(false);
  // There is nothing left to look at there.
  expect(check.tab).toBe('all');
  expect(check.isOpen(one)).toBe(true);
});

it('fetches only the rows near the window, and those again after a new plan', async () => {
  const { check, fetched } = checking();
  check.rows.show(970, 1000);
  await vi.waitFor(() => expect(check.rows.at(990)?.line).toBe(992));
  expect(check.rows.at(10)).toBeUndefined();
  expect(fetched.mock.calls).toEqual([['all', 960, 60]]);
  check.rows.show(975, 985);
  expect(fetched).toHaveBeenCalledTimes(1);
  check.rows.refresh();
  expect(check.rows.at(990)).toBeDefined();
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(2));
});

import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Editing } from '../../lib/ipc/generated/Editing';
import { answer } from '../../test/ipc';
import { Desk } from './desk.svelte';

/** What a reader is promised: this long after it was typed, it is on disk. */
const PROMISED_MS = 2000;

let saved: string[];
let desk: Desk;
let end: () => void;

beforeEach(() => {
  saved = [];
  answer({
    draft_save: ({ form }) => {
      saved.push(form.text.body);
      return { value: { draft: 4, savedAt: '2025-11-09T09:12:00.000Z' }, topics: [] } as never;
    },
  });
  vi.useFakeTimers();
  const facts = { title: 'Absents' };
  const text = { headline: '', body: '', summary: '' };
  desk = new Desk({ review: null, draft: null, savedAt: null, finished: false, form: { film: null, viewing: null, watch: null, facts, text } } as unknown as Editing);
  end = $effect.root(() => desk.follow());
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

function type(text: string) {
  desk.form.text.body += text;
  flushSync();
}

it('has on disk what was typed within two seconds of the last key', async () => {
  type('It opens');
  await vi.advanceTimersByTimeAsync(300);
  type(' on the flats.');
  await vi.advanceTimersByTimeAsync(PROMISED_MS);
  expect(saved.at(-1)).toBe('It opens on the flats.');

  const count = saved.length;
  await vi.advanceTimersByTimeAsync(10 * PROMISED_MS);
  expect(saved).toHaveLength(count);
});

it('is never two seconds behind a hand that does not pause', async () => {
  for (let key = 1; key <= 100; key += 1) {
    type('x');
    await vi.advanceTimersByTimeAsync(100);
    const behind = key - (saved.at(-1)?.length ?? 0);
    expect(behind * 100).toBeLessThan(PROMISED_MS);
  }
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { toasts } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const toast of toasts.list) toasts.dismiss(toast.id);
  vi.useRealTimers();
});

it('puts a message away after a while, unless one is on it', () => {
  const id = toasts.say('Kept.');
  toasts.hold(id);
  vi.advanceTimersByTime(60_000);
  expect(toasts.list).toHaveLength(1);
  toasts.resume(id);
  vi.advanceTimersByTime(8000);
  expect(toasts.list).toHaveLength(0);
});

it('leaves a failure until it is put away', () => {
  const id = toasts.say('The disk is full.', { tone: 'danger' });
  vi.advanceTimersByTime(600_000);
  expect(toasts.list).toHaveLength(1);
  toasts.dismiss(id);
  expect(toasts.list).toHaveLength(0);
});

it('lets only the newest message undo', () => {
  toasts.say('First.', { undo: true });
  toasts.say('Second.', { undo: true });
  expect(toasts.list.map((toast) => toast.text)).toEqual(['Second.']);
});

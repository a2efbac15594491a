import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, expect, test } from 'vitest';

import '../../test/ipc';
import { call } from './call';

const keys: string[] = [];
let fails = false;

beforeEach(() => {
  keys.length = 0;
  fails = false;
  mockIPC((_, payload) => {
    keys.push((payload as { key: string }).key);
    if (fails) throw { code: 'Internal', message: 'The answer was lost.', field: null };
    return { value: null, topics: [] };
  });
});

test('what was asked for and not answered is asked for again under the same key', async () => {
  fails = true;
  await expect(call('journal_undo', null)).rejects.toThrow();
  fails = false;
  await call('journal_undo', null);
  await call('journal_undo', null);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('something else is asked for under a key of its own', async () => {
  fails = true;
  await expect(call('trash_restore', 1 as never)).rejects.toThrow();
  fails = false;
  await call('trash_restore', 2 as never);
  expect(keys[1]).not.toBe(keys[0]);
});

test('a form brings its own key', async () => {
  await call('journal_undo', null, 'the form');
  expect(keys).toEqual(['the form']);
});

import { beforeEach, expect, it, vi } from 'vitest';

import type { BegunViewing } from '../lib/ipc/generated/BegunViewing';
import { answer } from '../test/ipc';

/** What the journal keeps. */
let begun: BegunViewing | null;
let isFull: boolean;
/** Numbers under which viewings were logged. */
let logged: string[];

beforeEach(() => {
  begun = null;
  isFull = false;
  logged = [];
  answer({
    viewing_begun: () => (begun && logged.includes(begun.key) ? null : begun),
    viewing_begun_keep: (next) => {
      if (isFull) throw { code: 'File', message: 'The disk is full.', field: null };
      begun = next;
      return { value: null, topics: [] };
    },
  });
});

/** A window as it is when the app has just been started. */
async function window(folder = '/films', isWritable = true) {
  vi.resetModules();
  const { unkept } = await import('./unkept.svelte');
  const { toasts } = await import('./toasts.svelte');
  const { secureAll } = await import('./closing');
  await unkept.open(folder, { isWritable });
  return { unkept, toasts, secureAll };
}

const VIEWING: BegunViewing = { typed: 'Understory 1990', form: '{"note":"front row"}', key: 'k1' };

it('has in the next window what was typed in a dialog when the window was killed', async () => {
  const killed = await window();
  killed.unkept.put('facts/3', 'Edit the facts', 'Nobody');
  killed.unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  killed.unkept.put('list/1', 'Edit the list', 'The sea');
  await vi.waitFor(() => expect(begun?.form).toContain('The sea'));

  const { unkept } = await window();
  expect(unkept.at('facts/3')).toBe('Nobody saw.');
  unkept.forget('facts/3');
  await unkept.written();
  expect((await window()).unkept.at('facts/3')).toBeUndefined();
  expect((await window()).unkept.at('list/1')).toBe('The sea');
  unkept.forget('list/1');
  await unkept.written();
  expect(begun).toBeNull();
});

it('lets the window close over what an earlier one left, and never throws that away', async () => {
  (await window()).unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await vi.waitFor(() => expect(begun).not.toBeNull());

  const { unkept } = await window();
  expect(unkept.places).toEqual([]);
  unkept.put('facts/4', 'Edit the facts', 'Typed now.');
  expect(unkept.places).toEqual(['Edit the facts']);
  unkept.clear();
  await unkept.written();
  const last = await window();
  expect(last.unkept.at('facts/4')).toBeUndefined();
  expect(last.unkept.at('facts/3')).toBe('Nobody saw.');
  last.unkept.put('facts/3', 'Edit the facts', 'Nobody saw it.');
  expect(last.unkept.places).toEqual(['Edit the facts']);
});

it('keeps a viewing and what is in the dialogs beside one another', async () => {
  const { unkept } = await window();
  await unkept.keepViewing(VIEWING);
  expect(begun).toEqual(VIEWING);
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await unkept.written();
  expect(await unkept.viewing()).toEqual(VIEWING);

  // It was logged, and that is said before it is forgotten.
  logged.push('k1');
  await unkept.keepViewing(null);
  expect(await unkept.viewing()).toBeNull();
  expect((await window()).unkept.at('facts/3')).toBe('Nobody saw.');
});

it('offers nothing of the films of another journal', async () => {
  (await window()).unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await vi.waitFor(() => expect(begun).not.toBeNull());
  expect((await window('/from/an/archive')).unkept.at('facts/3')).toBeUndefined();

  const { unkept } = await window();
  await unkept.open('/elsewhere/films', { isWritable: true, isMoved: true });
  await unkept.written();
  expect((await window('/elsewhere/films')).unkept.at('facts/3')).toBe('Nobody saw.');
});

it('says once that a text could not be kept, and leaves the window and the journal only when it is', async () => {
  const { unkept, toasts, secureAll } = await window();
  isFull = true;
  unkept.put('facts/3', 'Edit the facts', 'Nobody');
  await expect(secureAll()).rejects.toMatchObject({ message: 'The disk is full.' });
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await expect(secureAll()).rejects.toMatchObject({ message: 'The disk is full.' });
  expect(toasts.list).toHaveLength(1);

  // What was thrown away holds nobody up.
  unkept.forget('facts/3');
  await secureAll();
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  isFull = false;
  await secureAll();
  expect(begun?.form).toContain('Nobody saw.');
});

it('asks a journal that is only read to keep nothing', async () => {
  const { unkept, toasts, secureAll } = await window('/films', false);
  isFull = true;
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await secureAll();
  expect(unkept.places).toEqual(['Edit the facts']);
  expect(toasts.list).toEqual([]);
});

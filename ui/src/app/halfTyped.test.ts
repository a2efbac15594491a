import { beforeEach, expect, it, vi } from 'vitest';

import { answer } from '../test/ipc';
import { KeptTyped } from '../test/typed';

let journal: KeptTyped;

beforeEach(() => {
  journal = new KeptTyped();
  answer(journal.answers);
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

const VIEWING = { typed: 'Understory 1990', form: '{"note":"front row"}', key: 'k1' };

it('has in the next window what was typed in a dialog when the window was killed', async () => {
  const killed = await window();
  killed.unkept.put('facts/3', 'Edit the facts', 'Nobody');
  killed.unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  killed.unkept.put('list/1', 'Edit the list', 'The sea');
  await vi.waitFor(() => expect(journal.kept.get('list/1')?.text).toBe('The sea'));

  const { unkept } = await window();
  expect(unkept.at('facts/3')).toBe('Nobody saw.');
  unkept.forget('facts/3');
  await unkept.written();
  expect((await window()).unkept.at('facts/3')).toBeUndefined();
  expect((await window()).unkept.at('list/1')).toBe('The sea');
  unkept.forget('list/1');
  await unkept.written();
  expect(journal.kept.size).toBe(0);
});

it('lets the window close over what an earlier one left, and never throws that away', async () => {
  (await window()).unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await vi.waitFor(() => expect(journal.kept.size).toBe(1));

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
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await unkept.written();
  expect(await unkept.viewing()).toEqual(VIEWING);

  // It was logged, and that is said before it is forgotten.
  journal.saved.push('k1');
  await unkept.keepViewing(null);
  expect(await unkept.viewing()).toBeNull();
  expect((await window()).unkept.at('facts/3')).toBe('Nobody saw.');
});

it('offers nothing of the films of another journal, and follows one that is moved', async () => {
  const { unkept } = await window();
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await unkept.written();
  answer(new KeptTyped().answers);
  await unkept.open('/other/films', { isWritable: true });
  expect(unkept.at('facts/3')).toBeUndefined();

  answer(journal.answers);
  await unkept.open('/films', { isWritable: true });
  expect(unkept.at('facts/3')).toBe('Nobody saw.');
  await unkept.open('/elsewhere/films', { isWritable: true, isMoved: true });
  expect(unkept.at('facts/3')).toBe('Nobody saw.');
});

it('keeps in a journal that was put back what it never had', async () => {
  const { unkept } = await window();
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await unkept.written();
  journal.kept.clear();
  await unkept.open('/films', { isWritable: true });
  await unkept.written();
  expect(journal.kept.get('facts/3')?.text).toBe('Nobody saw.');
});

it('says once that a text could not be kept, and leaves the window and the journal only when it is', async () => {
  const { unkept, toasts, secureAll } = await window();
  journal.isFull = true;
  unkept.put('facts/3', 'Edit the facts', 'Nobody');
  await expect(secureAll()).rejects.toMatchObject({ message: 'The disk is full.' });
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await expect(secureAll()).rejects.toMatchObject({ message: 'The disk is full.' });
  expect(toasts.list).toHaveLength(1);

  // What was thrown away holds nobody up.
  unkept.forget('facts/3');
  await secureAll();
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  journal.isFull = false;
  await secureAll();
  expect(journal.kept.get('facts/3')?.text).toBe('Nobody saw.');
});

it('asks a journal that is only read to keep nothing', async () => {
  const { unkept, toasts, secureAll } = await window('/films', false);
  journal.isFull = true;
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  await secureAll();
  expect(unkept.places).toEqual(['Edit the facts']);
  expect(toasts.list).toEqual([]);
});

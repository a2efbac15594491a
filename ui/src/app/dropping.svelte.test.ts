import { render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { bringing } from '../features/imports/bringing.svelte';
import type { News } from '../lib/ipc/generated/News';
import type { Offered } from '../lib/ipc/generated/Offered';
import type { OfferedKind } from '../lib/ipc/generated/OfferedKind';
import { answer } from '../test/ipc';
import { acceptImports } from './bringIn';
import DropOverlay from './DropOverlay.svelte';
import { attend } from './news';
import { toasts } from './toasts.svelte';

let tell: (news: News) => void;
let end: () => void;
const check = vi.spyOn(bringing, 'check').mockResolvedValue();

const file = (kind: OfferedKind) => ({ token: 1, name: 'diary.csv', kind, bytes: 10 }) as unknown as Offered;

beforeEach(async () => {
  check.mockClear();
  toasts.list = [];
  location.hash = '#/library';
  answer({
    window_attend: (_, told) => {
      tell = told;
      return null;
    },
  });
  await attend();
  end = $effect.root(() => acceptImports());
  flushSync();
  render(DropOverlay);
});

afterEach(() => end());

it('says what letting go will do while a file hangs over the window, and looks at it on the import screen', async () => {
  tell({ kind: 'DragEntered', x: 1, y: 2, kinds: ['Table'] });
  expect(await screen.findByText('Let go to look at this file. Nothing is brought in yet.')).toBeTruthy();
  tell({ kind: 'DragMoved', x: 3, y: 4 });
  tell({ kind: 'Dropped', x: 3, y: 4, files: [file('Table')] });
  flushSync();
  expect(screen.queryByText('Let go to look at this file. Nothing is brought in yet.')).toBeNull();
  expect(check).toHaveBeenCalledExactlyOnceWith(file('Table'));
  expect(location.hash).toBe('#/import');
  expect(toasts.list).toEqual([]);
});

it('says so when nothing takes what is let go', async () => {
  tell({ kind: 'DragEntered', x: 1, y: 2, kinds: ['Picture'] });
  expect(await screen.findByText('There is nothing to do with such a file here.')).toBeTruthy();
  tell({ kind: 'Dropped', x: 1, y: 2, files: [file('Picture')] });
  expect(check).not.toHaveBeenCalled();
  expect(location.hash).toBe('#/library');
  expect(toasts.list.map(({ text }) => text)).toEqual(['There is nothing to do with such a file here.']);
});

it('forgets what has left the window again', async () => {
  tell({ kind: 'DragEntered', x: 1, y: 2, kinds: ['Table'] });
  const label = await screen.findByText('Let go to look at this file. Nothing is brought in yet.');
  tell({ kind: 'DragLeft' });
  flushSync();
  expect(label.isConnected).toBe(false);
});

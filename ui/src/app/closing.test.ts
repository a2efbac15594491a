import { beforeEach, expect, it, vi } from 'vitest';

import { IpcFailure } from '../lib/ipc/failure';
import type { News } from '../lib/ipc/generated/News';
import { answer } from '../test/ipc';
import { beforeClosing } from './closing';
import { attend } from './news';
import { toasts } from './toasts.svelte';

let tell: (news: News) => void;
let asked: string[];

beforeEach(async () => {
  asked = [];
  toasts.list = [];
  const note = (what: string) => () => {
    asked.push(what);
    return null;
  };
  answer({
    window_attend: (_, told) => {
      tell = told;
      return null;
    },
    window_close: note('close'),
    window_stay: note('stay'),
  });
  await attend();
});

it('brings to safety what was typed, and only then lets the window close', async () => {
  let written: () => void = () => undefined;
  const ends = [
    beforeClosing(() => {
      asked.push('text');
      return Promise.resolve();
    }),
    beforeClosing(() => new Promise((resolve) => (written = resolve))),
  ];
  tell({ kind: 'CloseAsked' });
  await vi.waitFor(() => expect(asked).toEqual(['text']));
  written();
  await vi.waitFor(() => expect(asked).toEqual(['text', 'close']));
  ends.forEach((end) => end());

  tell({ kind: 'CloseAsked' });
  await vi.waitFor(() => expect(asked).toEqual(['text', 'close', 'close']));
});

it('keeps the window open when something cannot be brought to safety, and says why', async () => {
  const end = beforeClosing(() =>
    Promise.reject(new IpcFailure({ code: 'File', message: 'The disk is full.', field: null })),
  );
  tell({ kind: 'CloseAsked' });
  await vi.waitFor(() => expect(asked).toEqual(['stay']));
  expect(toasts.list).toMatchObject([{ text: 'The disk is full.', tone: 'danger' }]);
  end();
});

import { beforeEach, expect, it, vi } from 'vitest';

import type { News } from '../lib/ipc/generated/News';
import { answer } from '../test/ipc';
import { attend } from './news';
import { toasts } from './toasts.svelte';
import { unkept } from './unkept.svelte';

let tell: (news: News) => void;
let asked: string[];

beforeEach(async () => {
  asked = [];
  toasts.list = [];
  unkept.clear();
  answer({
    window_attend: (_, told) => {
      tell = told;
      return null;
    },
    window_close: () => {
      asked.push('close');
      return null;
    },
    window_stay: () => {
      asked.push('stay');
      return null;
    },
  });
  await attend();
});

it('keeps the window open over what was typed in a dialog, and closes it once that is thrown away', async () => {
  unkept.put('facts/3', 'Edit the facts', 'Nobody saw.');
  tell({ kind: 'CloseAsked' });
  await vi.waitFor(() => expect(asked).toEqual(['stay']));
  expect(toasts.list[0]?.text).toContain('Edit the facts');

  toasts.list[0]?.action?.act();
  await vi.waitFor(() => expect(asked).toEqual(['stay', 'close']));
});

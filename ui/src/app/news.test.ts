import { afterEach, beforeEach, expect, test } from 'vitest';

import { answer } from '../test/ipc';
import { keepLinksInside } from './news';
import { toasts } from './toasts.svelte';

let end: () => void;

beforeEach(() => {
  toasts.list = [];
  end = keepLinksInside();
});

afterEach(() => {
  end();
  document.body.replaceChildren();
});

function press(href: string, kind = 'click'): boolean {
  const link = document.createElement('a');
  link.href = href;
  document.body.append(link);
  return link.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, composed: true }));
}

test('a link out of the window is taken back, shown in full, and opened by a second press', () => {
  let opened = '';
  answer({
    link_open: ({ address }) => {
      opened = address;
      return null;
    },
  });
  expect(press('https://example.com/a?b#c')).toBe(false);
  expect(toasts.list[0]?.text).toContain('https://example.com/a?b#c');
  expect(opened).toBe('');
  toasts.list[0]?.action?.act();
  expect(opened).toBe('https://example.com/a?b#c');
});

test('neither does the middle button follow one', () => {
  expect(press('http://example.com/', 'auxclick')).toBe(false);
});

test('a link inside the window is left alone', () => {
  expect(press('#/film/1')).toBe(true);
  expect(toasts.list).toEqual([]);
});

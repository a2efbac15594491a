import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import type { DiffPart } from '../../lib/ipc/generated/DiffPart';
import WordDiff from './WordDiff.svelte';

const PARTS: DiffPart[] = [
  { kind: 'same', text: 'The keeper gets out of ' },
  { kind: 'gone', text: 'a ruler. ' },
  { kind: 'added', text: 'two centimetres. ' },
  { kind: 'same', text: 'The quarrel is never about the sea, and nobody on the coast would say that it was.' },
];

function shown(props: { side?: 'older' | 'newer'; around?: number } = {}) {
  const { container } = render(WordDiff, { parts: PARTS, ...props });
  const marked = (tag: string) => [...container.querySelectorAll(tag)].map((element) => element.textContent);
  return { text: container.textContent, gone: marked('del'), added: marked('ins') };
}

it('runs both texts into one, each change marked as what it is', () => {
  const { text, gone, added } = shown();
  expect(text).toBe(PARTS.map((part) => part.text).join(''));
  expect(gone).toEqual(['a ruler.']);
  expect(added).toEqual(['two centimetres.']);
});

it('gives each text a column in which it reads whole', () => {
  const [older, newer] = [shown({ side: 'older' }), shown({ side: 'newer' })];
  expect(older.text).toMatch(/^The keeper gets out of a ruler\. The quarrel/);
  expect(older.added).toEqual([]);
  expect(newer.text).toMatch(/^The keeper gets out of two centimetres\. The quarrel/);
  expect(newer.gone).toEqual([]);
});

it('keeps a few words beside each change when asked to be short', () => {
  const { text } = shown({ around: 3 });
  expect(text).toBe('The keeper gets out of a ruler. two centimetres. The quarrel is … ');
});

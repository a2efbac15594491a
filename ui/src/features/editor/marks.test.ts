import { EditorState, type TransactionSpec } from '@codemirror/state';
import { expect, it } from 'vitest';

import { around, footnote, heading, link, paragraph, quote } from './marks';

/** A text with its selection between carets: `so |long|`, one caret for none selected. */
function state(marked: string): EditorState {
  const [before = '', inside = '', after] = marked.split('|');
  const selected = after !== undefined;
  const doc = selected ? before + inside + after : before + inside;
  return EditorState.create({ doc, selection: { anchor: before.length, head: before.length + (selected ? inside.length : 0) } });
}

function shown(now: EditorState): string {
  const { from, to } = now.selection.main;
  const doc = now.doc.toString();
  return from === to ? `${doc.slice(0, from)}|${doc.slice(from)}` : `${doc.slice(0, from)}|${doc.slice(from, to)}|${doc.slice(to)}`;
}

const after = (marked: string, change: (state: EditorState) => TransactionSpec) => {
  const before = state(marked);
  return shown(before.update(change(before)).state);
};

it.each([
  ['a |slow| tide', 'a *|slow|* tide'],
  ['a *|slow|* tide', 'a |slow| tide'],
  ['a **|slow|** tide', 'a ***|slow|*** tide'],
  ['a sl|ow tide', 'a *sl|ow* tide'],
  ['a |', 'a *|*'],
])('emphasises %j', (before, expected) => {
  expect(after(before, (now) => around(now, '*'))).toBe(expected);
});

it('makes strong and plain again, and hides a spoiler', () => {
  expect(after('|he| stays', (now) => around(now, '**'))).toBe('**|he|** stays');
  expect(after('***|he|*** stays', (now) => around(now, '**'))).toBe('*|he|* stays');
  // An ending is between bars, which stand for the selection here; so it is looked at directly.
  const before = EditorState.create({ doc: 'he stays', selection: { anchor: 0, head: 2 } });
  const hidden = before.update(around(before, '||')).state;
  expect(hidden.doc.toString()).toBe('||he|| stays');
  expect(hidden.update(around(hidden, '||')).state.doc.toString()).toBe('he stays');
});

it('turns a line into a heading, a lower one, and back', () => {
  expect(after('Two |cm', heading)).toBe('## Two |cm');
  expect(after('## Two |cm', heading)).toBe('### Two |cm');
  expect(after('### Two |cm', heading)).toBe('Two |cm');
});

it('quotes every line touched, and takes the quote off', () => {
  expect(after('o|ne\ntw|o\nthree', quote).replaceAll('|', '')).toBe('> one\n> two\nthree');
  expect(after('> o|ne\n> tw|o', quote).replaceAll('|', '')).toBe('one\ntwo');
});

it('asks for the address of words, and for the words of an address', () => {
  expect(after('see |this|', link)).toBe('see [this](|https://|)');
  expect(after('see |', link)).toBe('see [|](https://)');
  expect(after('|https://example.org/a|', link)).toBe('[|](https://example.org/a)');
});

it('numbers a footnote and goes where it is written', () => {
  expect(after('So[^1] and so|.\n\n[^1]: One.', footnote)).toBe('So[^1] and so[^2].\n\n[^1]: One.\n\n[^2]: |');
});

it('puts a paragraph of its own after the one it was let go in', () => {
  const drop = (marked: string) => after(marked, (now) => paragraph(now, now.selection.main.head, '![Walk](x)', { from: 2, to: 6 }));
  expect(drop('One |line\nof two.\n\nNext.')).toBe('One line\nof two.\n\n![|Walk|](x)\n\nNext.');
  expect(drop('|')).toBe('![|Walk|](x)\n\n');
  expect(drop('End.\n|')).toBe('End.\n\n![|Walk|](x)\n\n');
});

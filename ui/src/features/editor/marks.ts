import { type ChangeSpec, EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';

/** What may stand around words: emphasis, strong emphasis, a spoiler. */
export type Around = '*' | '**' | '||';

/** Puts marks around what is selected, or the word at the caret; takes them off where they are. */
export function around(state: EditorState, mark: Around): TransactionSpec {
  return state.changeByRange((range) => {
    const word = range.empty ? state.wordAt(range.head) : null;
    const { from, to } = word ?? range;
    const size = mark.length;
    if (isMarked(state, from, to, mark)) {
      const changes = [
        { from: from - size, to: from },
        { from: to, to: to + size },
      ];
      return { changes, range: EditorSelection.range(range.anchor - size, range.head - size) };
    }
    const changes = [
      { from, insert: mark },
      { from: to, insert: mark },
    ];
    return { changes, range: EditorSelection.range(range.anchor + size, range.head + size) };
  });
}

function isMarked(state: EditorState, from: number, to: number, mark: Around): boolean {
  const before = state.sliceDoc(Math.max(0, from - 3), from);
  const after = state.sliceDoc(to, Math.min(state.doc.length, to + 3));
  if (mark === '||') return before.endsWith('||') && after.startsWith('||');
  // One star is emphasis, two are strong, three are both.
  const stars = Math.min(/\**$/.exec(before)?.[0].length ?? 0, /^\**/.exec(after)?.[0].length ?? 0);
  return mark === '*' ? stars === 1 || stars === 3 : stars >= 2;
}

/** The lines touched by the selection become a heading, then one below it, then none again. */
export function heading(state: EditorState): TransactionSpec {
  return lines(state, (text) => {
    const [all = '', marks = ''] = /^(#{1,6})\s+/.exec(text) ?? [];
    return { off: all.length, on: { '': '## ', '##': '### ' }[marks] ?? '' };
  });
}

/** The lines touched by the selection become a quote, or are one no longer. */
export function quote(state: EditorState): TransactionSpec {
  const all = touched(state).every((line) => state.doc.line(line).text.startsWith('>'));
  return lines(state, (text) => (all ? { off: /^> ?/.exec(text)?.[0].length ?? 0, on: '' } : { off: 0, on: '> ' }));
}

function touched(state: EditorState): number[] {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from).number;
  return Array.from({ length: state.doc.lineAt(to).number - first + 1 }, (_, index) => first + index);
}

/** Changes how each line touched begins: so many letters off, others on. */
function lines(state: EditorState, change: (text: string) => { off: number; on: string }): TransactionSpec {
  const changes: ChangeSpec[] = touched(state).map((number) => {
    const { from, text } = state.doc.line(number);
    const { off, on } = change(text);
    return { from, to: from + off, insert: on };
  });
  const set = state.changes(changes);
  // A caret at the beginning of a line stays with its words.
  const { anchor, head } = state.selection.main;
  return { changes: set, selection: { anchor: set.mapPos(anchor, 1), head: set.mapPos(head, 1) } };
}

const ADDRESS = 'https://';

/** What is selected becomes a link whose address is to be typed next; an address, one to be named. */
export function link(state: EditorState): TransactionSpec {
  const { from, to } = state.selection.main;
  const text = state.sliceDoc(from, to);
  if (/^https?:\/\/\S+$/.test(text)) {
    return { changes: { from, to, insert: `[](${text})` }, selection: { anchor: from + 1 } };
  }
  const insert = `[${text}](${ADDRESS})`;
  if (text === '') return { changes: { from, to, insert }, selection: { anchor: from + 1 } };
  const at = from + text.length + 3;
  return { changes: { from, to, insert }, selection: { anchor: at, head: at + ADDRESS.length } };
}

/** A footnote at the caret, with the next number that is free, to be written at the end. */
export function footnote(state: EditorState): TransactionSpec {
  const text = state.doc.toString();
  const numbers = [...text.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => Number(number));
  const mark = `[^${String(Math.max(0, ...numbers) + 1)}]`;
  const at = state.selection.main.to;
  const gap = text.endsWith('\n\n') || text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const note = `${gap}${mark}: `;
  const changes = [
    { from: at, insert: mark },
    { from: text.length, insert: note },
  ];
  return { changes, selection: { anchor: text.length + mark.length + note.length } };
}

/** Where a paragraph of its own can be put, at or after a place in the text. */
export function paragraphEnd(state: EditorState, place: number): number {
  let line = state.doc.lineAt(place);
  while (line.text.trim() !== '' && line.number < state.doc.lines) {
    const next = state.doc.line(line.number + 1);
    if (next.text.trim() === '') break;
    line = next;
  }
  return line.to;
}

/** A paragraph of its own after the one at `place`; `select` is a stretch of it. */
export function paragraph(
  state: EditorState,
  place: number,
  text: string,
  select: { from: number; to: number },
): TransactionSpec {
  const at = paragraphEnd(state, place);
  const before = state.doc.sliceString(Math.max(0, at - 2), at);
  const gap = at === 0 || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const after = state.doc.sliceString(at, at + 2);
  const tail = after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const start = at + gap.length;
  return {
    changes: { from: at, insert: gap + text + tail },
    selection: { anchor: start + select.from, head: start + select.to },
  };
}

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, MatchDecorator, placeholder, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';

import { m } from '../../lib/messages';

// The marks are there to be typed, not to be read.
const style = HighlightStyle.define([
  { tag: tags.processingInstruction, color: 'var(--faint)' },
  { tag: tags.url, color: 'var(--faint)' },
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.quote, fontStyle: 'italic' },
]);

// Our own words in braces, which no Markdown grammar knows.
const braces = new MatchDecorator({
  regexp: /\{(?:lead|pull|trivia|bleed|wide|pair|inset)\}|\|\|/g,
  decoration: Decoration.mark({ class: 'cm-mark' }),
});

const faintBraces = ViewPlugin.fromClass(
  class {
    decorations;

    constructor(view: EditorView) {
      this.decorations = braces.createDeco(view);
    }

    update(update: ViewUpdate) {
      this.decorations = braces.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const theme = EditorView.theme({
  '&': { blockSize: '100%', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: '400 1rem/1.75 var(--type)', overflow: 'auto', scrollbarWidth: 'thin' },
  '.cm-content': {
    maxInlineSize: '34rem',
    marginInline: 'auto',
    padding: 'var(--text-top, 3rem) clamp(1.25rem, 3vw, 2.75rem) 40dvh',
    boxSizing: 'content-box',
    flexShrink: '1',
    caretColor: 'var(--lamp)',
  },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderInlineStart: '2px solid var(--lamp)' },
  '.cm-mark, .cm-placeholder': { color: 'var(--faint)' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--ink)', font: '400 .875rem/1.4 var(--sans)' },
  '.cm-panels.cm-panels-top': { borderBlock: '1px solid var(--rule)' },
  '.cm-panel.cm-search': { padding: '.5rem 2.25rem .5rem .75rem' },
  '.cm-panel.cm-search :is(input, button, label)': { margin: '.15rem .35rem .15rem 0', fontSize: '.8125rem' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '.35rem', minBlockSize: '1.75rem', color: 'var(--soft)' },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0', inlineSize: '1rem', blockSize: '1rem', accentColor: 'var(--ink)' },
  '.cm-panel.cm-search .cm-textfield': {
    minBlockSize: '1.75rem',
    padding: '.2rem .5rem',
    borderRadius: '3px',
    border: '1px solid var(--edge)',
    backgroundColor: 'var(--ground)',
    color: 'var(--ink)',
    font: '400 .9375rem/1.3 var(--type)',
  },
  '.cm-panel.cm-search .cm-textfield:focus': { borderColor: 'var(--lamp)', outline: '1px solid var(--lamp)' },
  '.cm-panel.cm-search .cm-button': {
    minBlockSize: '1.75rem',
    padding: '.15rem .6rem',
    borderRadius: '3px',
    border: '1px solid var(--edge)',
    background: 'none',
    color: 'var(--ink)',
    font: '500 .8125rem/1.3 var(--sans)',
  },
  '.cm-panel.cm-search .cm-button:hover': { backgroundColor: 'var(--tint)' },
  '.cm-panel.cm-search .cm-button:focus-visible': { outline: '2px solid var(--lamp)', outlineOffset: '2px' },
  '.cm-panel.cm-search [name=close]': {
    insetBlockStart: '.35rem',
    insetInlineEnd: '.35rem',
    minInlineSize: '1.75rem',
    minBlockSize: '1.75rem',
    fontSize: '1.125rem',
    color: 'var(--soft)',
  },
});

// Keys the window has another use for; the text gives them up.
const WINDOW_KEYS = new Set(['Alt-ArrowUp', 'Alt-ArrowDown', 'Mod-Enter', 'Mod-Alt-\\', 'Mod-i', 'Mod-f']);

// The words of CodeMirror's own panels and announcements.
const words = () =>
  EditorState.phrases.of({
    Find: m.find_find(),
    Replace: m.find_replace(),
    next: m.find_next(),
    previous: m.find_previous(),
    all: m.find_all(),
    'match case': m.find_case(),
    'by word': m.find_word(),
    regexp: m.find_pattern(),
    replace: m.find_replace_one(),
    'replace all': m.find_replace_all(),
    close: m.close(),
    'current match': m.find_current(),
    'replaced $ matches': m.find_replaced({ count: '$' }),
    'replaced match on line $': m.find_replaced_line({ line: '$' }),
    'on line': m.find_on_line(),
    'Control character': m.find_control(),
    'Go to line': m.find_line(),
    go: m.find_go(),
  });

/** Everything the text is written with; `written` hears each change, `scrolled` each move. */
export function writing(written: (body: string) => void): Extension {
  return [
    history(),
    markdown(),
    syntaxHighlighting(style),
    faintBraces,
    search({ top: true }),
    theme,
    words(),
    placeholder(m.editor_text_placeholder()),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': m.editor_text(), spellcheck: 'true', dir: 'auto', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) written(update.state.doc.toString());
    }),
    keymap.of([
      ...[...defaultKeymap, ...historyKeymap, ...searchKeymap].filter(
        ({ key }) => key === undefined || !WINDOW_KEYS.has(key),
      ),
    ]),
  ];
}

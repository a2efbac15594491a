import { m } from '../lib/messages';
import type { View } from './routes';

/** One key or combination, and what it does. `G L` is one key after another. */
interface Key {
  keys: string;
  label: () => string;
  group: Group;
  /** Listed only when this screen exists. */
  view?: View;
  /** Works while typing, too. */
  inText?: true;
}

export const GROUPS = [
  'window',
  'library',
  'review',
  'diary',
  'lists',
  'people',
  'annual',
  'scale',
  'editor',
  'import',
] as const;
export type Group = (typeof GROUPS)[number];

/**
 * Every shortcut, once: what `bindKeys` binds and what the `?` sheet prints. `Ctrl` is Command on a
 * Mac. A screen adds its own here and binds them while it is open.
 */
export const KEYMAP = {
  'window.help': { keys: '?', label: m.key_help, group: 'window' },
  'window.search': { keys: 'Ctrl+K', label: m.key_search, group: 'window', inText: true },
  'window.find': { keys: '/', label: m.key_search_too, group: 'window' },
  'window.theme': { keys: 'T', label: m.key_theme, group: 'window' },
  'window.undo': { keys: 'Ctrl+Z', label: m.key_undo, group: 'window' },
  'window.redo': { keys: 'Ctrl+Shift+Z', label: m.key_redo, group: 'window' },
  'window.back': { keys: 'Alt+ArrowLeft', label: m.key_back, group: 'window' },
  'window.forward': { keys: 'Alt+ArrowRight', label: m.key_forward, group: 'window' },
  'window.write': { keys: 'N', label: m.key_write, group: 'window', view: 'edit' },
  'window.log': { keys: 'L', label: m.key_log, group: 'window', view: 'diary' },
  'window.library': { keys: 'G L', label: m.key_library, group: 'window', view: 'library' },
  'window.diary': { keys: 'G D', label: m.key_diary, group: 'window', view: 'diary' },
  'window.people': { keys: 'G P', label: m.key_people, group: 'window', view: 'people' },
  'window.tags': { keys: 'G #', label: m.key_tags, group: 'window', view: 'tags' },
  'window.places': { keys: 'G @', label: m.key_places, group: 'window', view: 'places' },
  'window.lists': { keys: 'G T', label: m.key_lists, group: 'window', view: 'lists' },
  'window.watchlist': { keys: 'G W', label: m.key_watchlist, group: 'window', view: 'watchlist' },
  'window.annual': { keys: 'G A', label: m.key_annual, group: 'window', view: 'annual' },
  'window.scale': { keys: 'G C', label: m.scale_title, group: 'window', view: 'scale' },
  'window.hits': { keys: 'G F', label: m.search_title, group: 'window', view: 'search' },
  'window.import': { keys: 'G I', label: m.key_import, group: 'window', view: 'import' },
  'window.export': { keys: 'G E', label: m.key_export, group: 'window', view: 'export' },
  'window.settings': { keys: 'G S', label: m.key_settings, group: 'window', view: 'settings' },
  'library.find': { keys: 'F', label: m.key_library_find, group: 'library', view: 'library' },
  'library.view': { keys: 'V', label: m.key_library_view, group: 'library', view: 'library' },
  'library.all': { keys: 'Ctrl+A', label: m.key_library_all, group: 'library', view: 'library' },
  'review.down': { keys: 'J', label: m.key_review_down, group: 'review', view: 'review' },
  'review.up': { keys: 'K', label: m.key_review_up, group: 'review', view: 'review' },
  'review.previous': { keys: '[', label: m.key_review_previous, group: 'review', view: 'review' },
  'review.next': { keys: ']', label: m.key_review_next, group: 'review', view: 'review' },
  'review.edit': { keys: 'E', label: m.key_review_edit, group: 'review', view: 'edit' },
  'review.export': { keys: 'X', label: m.key_review_export, group: 'review', view: 'review' },
  'review.outline': { keys: 'O', label: m.key_review_outline, group: 'review', view: 'review' },
  'review.compare': { keys: 'C', label: m.key_review_compare, group: 'review', view: 'compare' },
  'review.copy': { keys: 'Ctrl+Shift+C', label: m.key_review_copy, group: 'review', view: 'review' },
  'review.keep': { keys: 'S', label: m.key_review_keep, group: 'review', view: 'review' },
  'review.print': { keys: 'Ctrl+P', label: m.key_review_print, group: 'review', view: 'review' },
  'review.larger': { keys: '+', label: m.key_review_larger, group: 'review', view: 'review' },
  'review.smaller': { keys: '-', label: m.key_review_smaller, group: 'review', view: 'review' },
  'annual.previous': { keys: '[', label: m.key_annual_previous, group: 'annual', view: 'annual' },
  'annual.next': { keys: ']', label: m.key_annual_next, group: 'annual', view: 'annual' },
  'annual.save': { keys: 'X', label: m.annual_save, group: 'annual', view: 'annual' },
  'annual.print': { keys: 'Ctrl+P', label: m.key_annual_print, group: 'annual', view: 'annual' },
  'annual.all': { keys: 'A', label: m.annual_all, group: 'annual', view: 'annual' },
  'scale.one': { keys: '1', label: m.key_scale_one, group: 'scale', view: 'scale' },
  'scale.other': { keys: '2', label: m.key_scale_other, group: 'scale', view: 'scale' },
  'scale.left': { keys: 'ArrowLeft', label: m.key_scale_one_too, group: 'scale', view: 'scale' },
  'scale.right': { keys: 'ArrowRight', label: m.key_scale_other_too, group: 'scale', view: 'scale' },
  'scale.close': { keys: '=', label: m.scale_close, group: 'scale', view: 'scale' },
  'scale.skip': { keys: 'S', label: m.scale_skip, group: 'scale', view: 'scale' },
  'scale.raise': { keys: '+', label: m.key_scale_raise, group: 'scale', view: 'scale' },
  'scale.lower': { keys: '-', label: m.key_scale_lower, group: 'scale', view: 'scale' },
  'import.next': { keys: 'J', label: m.key_import_next, group: 'import', view: 'import' },
  'import.previous': { keys: 'K', label: m.key_import_previous, group: 'import', view: 'import' },
  'import.mine': { keys: '1', label: m.key_import_mine, group: 'import', view: 'import' },
  'import.theirs': { keys: '2', label: m.key_import_theirs, group: 'import', view: 'import' },
  'import.both': { keys: '3', label: m.key_import_both, group: 'import', view: 'import' },
  'editor.done': { keys: 'Ctrl+Enter', label: m.key_editor_done, group: 'editor', view: 'edit', inText: true },
  'editor.up': { keys: 'Alt+ArrowUp', label: m.key_editor_up, group: 'editor', view: 'edit', inText: true },
  'editor.down': { keys: 'Alt+ArrowDown', label: m.key_editor_down, group: 'editor', view: 'edit', inText: true },
  'editor.facts': { keys: 'Ctrl+1', label: m.key_editor_facts, group: 'editor', view: 'edit', inText: true },
  'editor.page': { keys: 'Ctrl+2', label: m.key_editor_page, group: 'editor', view: 'edit', inText: true },
  'editor.alone': { keys: 'Ctrl+3', label: m.key_editor_alone, group: 'editor', view: 'edit', inText: true },
  'editor.focus': { keys: 'F9', label: m.key_editor_focus, group: 'editor', view: 'edit', inText: true },
  'editor.revisions': { keys: 'Ctrl+Shift+H', label: m.key_editor_revisions, group: 'editor', view: 'edit', inText: true },
  'editor.find': { keys: 'Ctrl+F', label: m.key_editor_find, group: 'editor', view: 'edit', inText: true },
  'editor.replace': { keys: 'Ctrl+H', label: m.key_editor_replace, group: 'editor', view: 'edit', inText: true },
  'editor.heading': { keys: 'Ctrl+Alt+H', label: m.format_heading, group: 'editor', view: 'edit', inText: true },
  'editor.emphasis': { keys: 'Ctrl+I', label: m.format_emphasis, group: 'editor', view: 'edit', inText: true },
  'editor.strong': { keys: 'Ctrl+B', label: m.format_strong, group: 'editor', view: 'edit', inText: true },
  'editor.quote': { keys: 'Ctrl+Alt+Q', label: m.format_quote, group: 'editor', view: 'edit', inText: true },
  'editor.link': { keys: 'Ctrl+L', label: m.format_link, group: 'editor', view: 'edit', inText: true },
  'editor.spoiler': { keys: 'Ctrl+Alt+S', label: m.format_spoiler, group: 'editor', view: 'edit', inText: true },
  'editor.footnote': { keys: 'Ctrl+Alt+F', label: m.format_footnote, group: 'editor', view: 'edit', inText: true },
  'editor.still': { keys: 'Ctrl+Alt+P', label: m.format_still, group: 'editor', view: 'edit', inText: true },
  'diary.next': { keys: 'J', label: m.key_diary_next, group: 'diary', view: 'diary' },
  'diary.previous': { keys: 'K', label: m.key_diary_previous, group: 'diary', view: 'diary' },
  'diary.nextMonth': { keys: 'Alt+J', label: m.key_diary_next_month, group: 'diary', view: 'diary' },
  'diary.previousMonth': { keys: 'Alt+K', label: m.key_diary_previous_month, group: 'diary', view: 'diary' },
  'diary.jump': { keys: 'Ctrl+G', label: m.diary_jump_title, group: 'diary', view: 'diary', inText: true },
  'diary.edit': { keys: 'E', label: m.diary_edit, group: 'diary', view: 'diary' },
  'diary.up': { keys: 'Alt+ArrowUp', label: m.diary_up, group: 'diary', view: 'diary' },
  'diary.down': { keys: 'Alt+ArrowDown', label: m.diary_down, group: 'diary', view: 'diary' },
  'diary.delete': { keys: 'Delete', label: m.diary_delete, group: 'diary', view: 'diary' },
  'search.find': { keys: 'F', label: m.search_find, group: 'people', view: 'search' },
  'people.find': { keys: 'F', label: m.people_find, group: 'people', view: 'people' },
  'used.find': { keys: 'F', label: m.used_find, group: 'people', view: 'tags' },
  'used.rename': { keys: 'E', label: m.used_rename_menu, group: 'people', view: 'tags' },
  'used.remove': { keys: 'Delete', label: m.used_remove, group: 'people', view: 'tags' },
  'list.up': { keys: 'Alt+ArrowUp', label: m.list_up, group: 'lists', view: 'lists' },
  'list.down': { keys: 'Alt+ArrowDown', label: m.list_down, group: 'lists', view: 'lists' },
  'list.remove': { keys: 'Delete', label: m.list_remove, group: 'lists', view: 'lists' },
  'watchlist.remove': { keys: 'Delete', label: m.watchlist_remove, group: 'lists', view: 'watchlist' },
} satisfies Record<string, Key>;

export type KeyName = keyof typeof KEYMAP;

/** The entry of one shortcut. */
export function key(name: KeyName): Key {
  return KEYMAP[name];
}

const MAC: Record<string, string> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };
/** Keys as they are called where they are printed on caps. */
const PRINTED: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
};

/** The parts of a shortcut as they are printed: `['Ctrl', 'Z']`. */
export function caps(keys: string): string[] {
  const mac = navigator.platform.startsWith('Mac');
  return keys
    .split(/[+ ](?=.)/)
    .map((cap) => (mac ? MAC[cap] : undefined) ?? PRINTED[cap] ?? cap);
}

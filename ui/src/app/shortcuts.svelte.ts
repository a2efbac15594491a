import { key, type KeyName } from './keymap';
import { preferences } from './preferences.svelte';

type Act = (event: KeyboardEvent) => void;

/** How long the second letter of `G L` may take. */
const SEQUENCE_MS = 1200;

const bound = new Map<string, { name: KeyName; act: Act }[]>();
let begun: { letter: string; at: number } | undefined;

/** Binds shortcuts of the keymap while a component is on screen; call while it initialises. */
export function bindKeys(acts: Partial<Record<KeyName, Act>>): void {
  $effect(() => {
    const entries = (Object.entries(acts) as [KeyName, Act][]).map(([name, act]) => {
      const chord = normal(key(name).keys);
      const entry = { name, act };
      bound.set(chord, [...(bound.get(chord) ?? []), entry]);
      return { chord, entry };
    });
    return () => {
      for (const { chord, entry } of entries) {
        bound.set(chord, (bound.get(chord) ?? []).filter((one) => one !== entry));
      }
    };
  });
}

/** What is bound here and now: of each shortcut what the screen opened last makes of it. */
export function boundActs(): { name: KeyName; act: () => void }[] {
  return [...bound.values()].flatMap((entries) => {
    const last = entries.at(-1);
    return last ? [{ name: last.name, act: () => last.act(new KeyboardEvent('keydown')) }] : [];
  });
}

/** Acts on a key press; the window's one listener. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  // What is modal keeps its keys to itself.
  if (document.querySelector('dialog:modal') && !isHelp(event)) return;
  const chord = chordOf(event);
  const single = !/[+]./.test(chord);
  if (single && !preferences.get('singleKeys')) return;
  const typing = isTyping(event);
  if (single && typing) return;

  const sequence = begun && performance.now() - begun.at < SEQUENCE_MS ? `${begun.letter} ${chord}` : undefined;
  begun = undefined;
  // The screen opened last comes first.
  const found = (sequence && bound.get(sequence)?.at(-1)) || bound.get(chord)?.at(-1);
  if (found) {
    if (typing && !key(found.name).inText) return;
    event.preventDefault();
    found.act(event);
  } else if (single && [...bound.keys()].some((keys) => keys.startsWith(`${chord} `))) {
    begun = { letter: chord, at: performance.now() };
  }
}

/** Whether a key press belongs to a text field (also inside a shadow root, as the editor's is). */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true;
  }
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|range)$/.test(target.type);
}

function isHelp(event: KeyboardEvent): boolean {
  return event.key === 'Escape';
}

function chordOf({ key: pressedKey, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const letter = pressedKey.length === 1 ? pressedKey.toUpperCase() : pressedKey;
  const isLetter = /^\p{L}$/u.test(letter);
  return [
    ctrlKey || metaKey ? 'Ctrl+' : '',
    altKey ? 'Alt+' : '',
    // The shift of '?' is in the character already.
    shiftKey && (isLetter || pressedKey.length > 1) ? 'Shift+' : '',
    letter,
  ].join('');
}

// Modifiers in the order chordOf writes them.
function normal(keys: string): string {
  return keys
    .split(' ')
    .map((chord) => {
      const parts = chord.split(/\+(?=.)/);
      const last = parts.pop() ?? '';
      return ['Ctrl', 'Alt', 'Shift'].filter((mod) => parts.includes(mod)).map((mod) => `${mod}+`).join('') + last;
    })
    .join(' ');
}

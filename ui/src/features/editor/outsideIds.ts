import type { OutsideId } from '../../lib/ipc/generated/OutsideId';
import { m } from '../../lib/messages';

/** The catalogues a film's id can be typed for. Others keep theirs. */
export const CATALOGUES = [
  { kind: 'imdb', label: m.ids_imdb, example: 'tt0070000' },
  { kind: 'tmdb', label: m.ids_tmdb, example: '70000' },
  { kind: 'letterboxd', label: m.ids_letterboxd, example: 'https://boxd.it/2xYz' },
] as const;

type Kind = (typeof CATALOGUES)[number]['kind'];

/** The id a catalogue has for a film; empty when none is known. */
export function idOf(ids: readonly OutsideId[], kind: string): string {
  return ids.find((id) => id.kind === kind)?.value ?? '';
}

/** The ids with one of a catalogue typed, or taken away. A pasted address is read for the id in it. */
export function withId(ids: readonly OutsideId[], kind: Kind, typed: string): OutsideId[] {
  const value = read(kind, typed.trim());
  const at = ids.findIndex((id) => id.kind === kind);
  const others = ids.filter((_, index) => index !== at);
  return value === '' ? others : others.toSpliced(at < 0 ? others.length : at, 0, { kind, value });
}

function read(kind: Kind, typed: string): string {
  switch (kind) {
    case 'imdb':
      return /\btt\d+/.exec(typed)?.[0] ?? (/^\d{5,}$/.test(typed) ? `tt${typed}` : typed);
    case 'tmdb':
      return /\/movie\/(\d+)/.exec(typed)?.[1] ?? typed;
    case 'letterboxd':
      return typed;
  }
}

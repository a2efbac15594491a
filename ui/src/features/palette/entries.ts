import type { Component } from 'svelte';

import type { SearchHit } from '../../lib/ipc/generated/SearchHit';
import { m } from '../../lib/messages';

/** Where the palette looks. */
export const SCOPES = ['all', 'films', 'reviews', 'diary', 'names', 'commands'] as const;
export type Scope = (typeof SCOPES)[number];

/** What the groups and scopes are called. */
export const GROUP_TITLES: Record<Exclude<Scope, 'all'>, () => string> = {
  films: m.palette_films,
  reviews: m.palette_reviews,
  diary: m.palette_diary,
  names: m.palette_names,
  commands: m.palette_commands,
};

export const SCOPE_TITLES: Record<Scope, () => string> = {
  all: m.palette_everything,
  films: m.palette_scope_films,
  reviews: m.palette_scope_reviews,
  diary: m.palette_scope_diary,
  names: m.palette_scope_names,
  commands: m.palette_scope_commands,
};

/** A person, tag, place or list by its name. */
export interface Named {
  label: string;
  /** What it is: `Person`. */
  what: string;
  icon: Component<{ class?: string }>;
  /** Where it leads. */
  address: string;
}

/** Something to do, or a screen to go to. */
export interface Command {
  label: string;
  keys?: string | undefined;
  icon?: Component<{ class?: string }>;
  /** What it does is seen in the palette, which stays. */
  stays?: true;
  act: () => void;
}

/** One line of the palette. */
export type Entry =
  | { group: 'films' | 'reviews' | 'diary'; hit: SearchHit }
  | { group: 'names'; named: Named }
  | { group: 'commands'; command: Command };

/** Whether every word of what is typed begins a word of a label, case and accents apart. */
export function isMeant(label: string, typed: string): boolean {
  const folded = fold(label).split(' ');
  return fold(typed)
    .split(' ')
    .every((word) => folded.some((part) => part.startsWith(word)));
}

/** A text as it is compared: without case, accents and signs. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

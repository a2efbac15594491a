import type { LibrarySort } from '../lib/ipc/generated/LibrarySort';
import type { Measure } from '../lib/ipc/generated/Measure';

export type Theme = 'system' | 'paper' | 'projection';
export type PosterSize = 'small' | 'medium' | 'large';

/** The steps of the reading size. */
export const READ_SCALES = [0.9, 1, 1.1, 1.25] as const;
export type ReadScale = (typeof READ_SCALES)[number];

export interface Kept {
  theme: Theme;
  motion: 'system' | 'reduced';
  readScale: ReadScale;
  measure: Measure;
  /** Single-letter shortcuts can be switched off (WCAG 2.1.4). */
  singleKeys: boolean;
  posterSize: PosterSize;
  libraryAs: 'posters' | 'list';
  librarySort: LibrarySort;
  /** The reading page shows no score before the verdict. */
  scoreLast: boolean;
  /** The day on which what the journal remembers was put away; empty at first. */
  memoryAway: string;
}

const STORE = 'preferences';

const AT_FIRST: Kept = {
  theme: 'system',
  motion: 'system',
  readScale: 1,
  measure: 'usual',
  singleKeys: true,
  posterSize: 'small',
  libraryAs: 'posters',
  librarySort: 'watched',
  scoreLast: true,
  memoryAway: '',
};

/**
 * How the window looks and behaves. Kept beside the window, because the first paint needs it before
 * the journal is open; what the journal keeps, too, it takes over from there (`settings.ts`).
 */
class Preferences {
  /** Hears of every choice, so that the journal can keep it. */
  onchoice: (<K extends keyof Kept>(key: K, value: Kept[K]) => void) | undefined;
  #kept = $state<Kept>(read());

  /** Reads one preference, reactively. */
  get<K extends keyof Kept>(key: K): Kept[K] {
    return this.#kept[key];
  }

  /** Changes one preference; it applies at once and is kept. */
  set<K extends keyof Kept>(key: K, value: Kept[K]): void {
    this.take({ [key]: value });
    this.onchoice?.(key, value);
  }

  /** Takes over what was chosen elsewhere. */
  take(chosen: Partial<Kept>): void {
    Object.assign(this.#kept, chosen);
    localStorage.setItem(STORE, JSON.stringify(this.#kept));
    this.apply();
  }

  /** The theme on screen, whichever way it was chosen. */
  get isDark(): boolean {
    const theme = this.#kept.theme;
    return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'projection';
  }

  /** The key T: the other theme than the one on screen. */
  switchTheme(): void {
    this.set('theme', this.isDark ? 'paper' : 'projection');
  }

  /** One step larger or smaller on the reading page. */
  stepReadScale(by: 1 | -1): void {
    const next = READ_SCALES[READ_SCALES.indexOf(this.#kept.readScale) + by];
    if (next !== undefined) this.set('readScale', next);
  }

  /** Puts what concerns the whole window on `<html>`. */
  apply(): void {
    const { dataset, style } = document.documentElement;
    if (this.#kept.theme === 'system') delete dataset['theme'];
    else dataset['theme'] = this.#kept.theme;
    if (this.#kept.motion === 'system') delete dataset['motion'];
    else dataset['motion'] = 'reduced';
    dataset['measure'] = this.#kept.measure;
    style.setProperty('--read-scale', String(this.#kept.readScale));
  }
}

function read(): Kept {
  try {
    return { ...AT_FIRST, ...(JSON.parse(localStorage.getItem(STORE) ?? '{}') as Partial<Kept>) };
  } catch {
    return { ...AT_FIRST };
  }
}

export const preferences = new Preferences();

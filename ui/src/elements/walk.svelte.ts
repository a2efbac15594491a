import { tick } from 'svelte';

import type VirtualGrid from './VirtualGrid.svelte';

interface Walked {
  grid: () => VirtualGrid | undefined;
  /** What holds the grid. */
  box: () => HTMLElement | undefined;
  count: () => number;
  /** Up from the first line, to what is above the list. */
  onleave?: () => void;
}

/** A long list of lines, each with a link, walked with the arrows; one of them is in the Tab order. */
export class Walk {
  active = $state(0);
  readonly #walked: Walked;

  constructor(walked: Walked) {
    this.#walked = walked;
  }

  /** Moves the focus to a line. */
  async go(index: number): Promise<void> {
    this.active = Math.max(0, Math.min(this.#walked.count() - 1, index));
    this.#walked.grid()?.reveal(this.active);
    await tick();
    const line = this.#walked.box()?.querySelector<HTMLElement>(`[data-index="${String(this.active)}"] a`);
    line?.focus({ preventScroll: true });
  }

  readonly pressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = this.#walked.grid()?.page() ?? 1;
    const steps: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      Home: 0,
      End: this.#walked.count() - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0 && event.key === 'ArrowUp' && this.#walked.onleave) this.#walked.onleave();
    else void this.go(next);
  };

  /** The line that the focus came to otherwise. */
  readonly focused = (event: FocusEvent): void => {
    this.active = this.indexOf(event) ?? this.active;
  };

  /** The line in which something happened. */
  indexOf(event: Event): number | undefined {
    const line = (event.target as Element).closest<HTMLElement>('[data-index]');
    return line ? Number(line.dataset['index']) : undefined;
  }
}

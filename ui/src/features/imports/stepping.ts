import { tick } from 'svelte';

interface Stepping {
  /** What the rows are in. */
  region: () => HTMLElement | undefined;
  list: () => { reveal: (index: number) => void } | undefined;
  count: () => number;
  /** Holds the row the keys are at. */
  at: () => { active: number };
}

/** Moves the focus from row to row of a long list, by their `data-row-button`. */
export function stepping({ region, list, count, at }: Stepping): (by: 1 | -1) => Promise<void> {
  return async (by) => {
    // From elsewhere the first step leads to the row that was left.
    const away = !region()?.contains(document.activeElement);
    if (!away) at().active = Math.max(0, Math.min(count() - 1, at().active + by));
    await tick();
    list()?.reveal(at().active);
    await tick();
    region()
      ?.querySelector<HTMLElement>(`[data-index="${String(at().active)}"] [data-row-button]`)
      ?.focus({ preventScroll: true });
  };
}

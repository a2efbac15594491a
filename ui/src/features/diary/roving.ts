/** Moves the focus from entry to entry, and from month to month. */

const ENTRIES = 'a[data-entry]';

/** The viewing the focus is on. */
export function focusedViewing(): number | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-viewing]');
  return row ? Number(row.dataset['viewing']) : undefined;
}

/** Brings the focus to the next entry, or the one before; from nowhere, to the first in the window. */
export function stepEntry(root: HTMLElement | undefined, by: 1 | -1): void {
  const all = [...(root?.querySelectorAll<HTMLElement>(ENTRIES) ?? [])];
  const row = document.activeElement?.closest('[data-viewing]');
  const here = row ? all.findIndex((link) => row.contains(link)) : -1;
  const next = here < 0 ? (all.find((link) => link.getBoundingClientRect().bottom > 0) ?? all[0]) : all[here + by];
  next?.focus();
}

/** Brings the focus to the first entry of the next month, or the one before. */
export function stepMonth(root: HTMLElement | undefined, by: 1 | -1): void {
  const months = [...(root?.querySelectorAll<HTMLElement>('[data-month]') ?? [])];
  const focused = document.activeElement?.closest('[data-month]');
  const here = focused ? months.findIndex((month) => month === focused) : monthInWindow(months);
  const next = months[focused ? here + by : by > 0 ? here + 1 : here];
  if (!next) return;
  next.scrollIntoView({ block: 'start' });
  // Its entries may not have been read yet: then its heading takes the focus.
  (next.querySelector<HTMLElement>(ENTRIES) ?? next.querySelector('h2'))?.focus({ preventScroll: true });
}

/** Which of the months one is reading: the last that begins above the upper third of the window. */
export function monthInWindow(months: HTMLElement[]): number {
  const line = innerHeight / 3;
  return months.reduce((last, month, index) => (month.getBoundingClientRect().top <= line ? index : last), 0);
}

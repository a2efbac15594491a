const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * One Tab stop for everything marked `data-rove` inside an element: arrows, Home and End move among
 * them. What is marked is given `tabindex="-1"`; the one that was focused last keeps the stop.
 */
export function roving(root: Element): () => void {
  const stops = () => [...root.querySelectorAll<HTMLElement | SVGElement>('[data-rove]')];
  const settle = (here?: Element) => {
    const all = stops();
    const kept = here ?? all.find((stop) => stop.getAttribute('tabindex') === '0') ?? all[0];
    for (const stop of all) {
      const index = stop === kept ? '0' : '-1';
      if (stop.getAttribute('tabindex') !== index) stop.setAttribute('tabindex', index);
    }
  };
  const moved = (event: Event) => {
    const stop = (event.target as Element).closest('[data-rove]');
    if (stop) settle(stop);
  };
  const pressed = (event: Event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    // With these an arrow is the window's: Alt and left is back.
    if (altKey || ctrlKey || metaKey) return;
    const all = stops();
    const here = all.findIndex((stop) => stop === document.activeElement);
    if (here < 0) return;
    const step = STEPS[key];
    const to = step ? here + step : key === 'Home' ? 0 : key === 'End' ? all.length - 1 : -1;
    const next = all[to];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  settle();
  const changed = new MutationObserver(() => settle());
  changed.observe(root, { childList: true, subtree: true });
  root.addEventListener('focusin', moved);
  root.addEventListener('keydown', pressed);
  return () => {
    changed.disconnect();
    root.removeEventListener('focusin', moved);
    root.removeEventListener('keydown', pressed);
  };
}

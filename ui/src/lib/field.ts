/** Whether an event is aimed at a place to type in, which does with it what the system does. */
export function inField({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** Where a menu that was asked for opens: at the pointer; by its key, which says no place, at what has the focus. */
export function menuPlace(event: MouseEvent): { x: number; y: number } {
  const box = document.activeElement?.getBoundingClientRect();
  const byKey = event.clientX === 0 && event.clientY === 0;
  return byKey && box ? { x: box.left + 8, y: box.top + 8 } : { x: event.clientX, y: event.clientY };
}

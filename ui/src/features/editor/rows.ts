/** How many lines a field needs for its text; WebKitGTK does not size a field by its content yet. */
export function rowsFor(text: string, letters: number): number {
  return Math.min(6, Math.max(1, Math.ceil(text.length / letters)));
}

/** Minutes of `118`, `118 min` or `1 h 58`; `null` when empty, nothing when it is no length. */
export function readMinutes(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const hours = /^(\d{1,2})\s*h\D*(\d{1,2})?\D*$/i.exec(typed);
  if (hours) return Number(hours[1]) * 60 + Number(hours[2] ?? 0);
  const minutes = /^(\d{1,5})\D*$/.exec(typed);
  return minutes ? Number(minutes[1]) : undefined;
}

/** Seconds into a film as they are written: `1:02:30`, `4:05`; nothing for none. */
export function timecode(seconds: number | null): string {
  if (seconds === null) return '';
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(rest)}` : `${String(minutes)}:${two(rest)}`;
}

/** Reads `1:02:30` or `62:30` as seconds; `null` when empty, nothing when it is no such time. */
export function readTimecode(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const found = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/.exec(text.trim());
  if (!found) return undefined;
  const [hours, minutes, seconds] = [Number(found[1] ?? 0), Number(found[2]), Number(found[3])];
  if (seconds > 59 || (found[1] !== undefined && minutes > 59)) return undefined;
  return hours * 3600 + minutes * 60 + seconds;
}

import type { QueryReading } from '../../lib/ipc/generated/QueryReading';

const QUOTES = /["“”„«»]/;

/** A line cut before its last word, which may still be being typed; quotation marks keep words together. */
export function cut(line: string): [settled: string, typing: string] {
  let quoted = false;
  let start = 0;
  for (const [index, letter] of Array.from({ length: line.length }, (_, at) => [at, line.charAt(at)] as const)) {
    if (QUOTES.test(letter)) quoted = !quoted;
    else if (!quoted && /\s/.test(letter)) start = index + 1;
  }
  return [line.slice(0, start), line.slice(start)];
}

/** Whether a word is done: a space has come after it, outside quotation marks. */
export function isDone(typing: string): boolean {
  return typing.trim() !== '' && cut(typing)[0] !== '';
}

/** A part of a line as a chip: the filter's name and sign, and its value without quotation marks. */
export interface LinePart {
  from: number;
  to: number;
  kind: 'words' | 'filter' | 'sign' | 'problem';
  key: string;
  value: string;
  text: string;
}

/** The parts of the beginning of a line, as far as a reading of the line knows them. */
export function partsOf(settled: string, reading: QueryReading | undefined): LinePart[] {
  return (reading?.parts ?? [])
    .filter((part) => part.to <= settled.length)
    .map(({ from, to, kind, key }) => {
      const text = settled.slice(from, to);
      const value = text.slice(key);
      return { from, to, kind, key: text.slice(0, key), value: value.replace(/["“”„«»]/g, ''), text };
    });
}

/** A line without one of its parts. */
export function without(line: string, { from, to }: { from: number; to: number }): string {
  return (line.slice(0, from) + line.slice(to)).replace(/ {2,}/g, ' ').trimStart();
}

/** A line with something else in the place of a part. */
export function replaced(line: string, { from, to }: { from: number; to: number }, text: string): string {
  return line.slice(0, from) + text + line.slice(to);
}

import type { QueryReading } from '../lib/ipc/generated/QueryReading';

/** A line's reading that says of a term `yaer:1974` what the journal does, and of all else nothing. */
export function misread(line: string): QueryReading {
  const from = line.indexOf('yaer:1974');
  const to = from + 'yaer:1974'.length;
  const wrong = { from, to, message: 'There is no filter called yaer. Did you mean year?', fix: 'year:1974' };
  return {
    parts: from < 0 ? [] : [{ from, to, kind: 'problem', key: 'yaer:'.length }],
    problems: from < 0 ? [] : [wrong],
    sort: null,
    reversed: false,
    mended: [],
    completion: null,
  };
}

import type { CastMember } from '../../lib/ipc/generated/CastMember';

/** Names as one types them in a line: `Tove Brandl, Anselm Reyer`. */
export function asLine(names: readonly string[]): string {
  return names.join(', ');
}

/** The names of a line. */
export function fromLine(line: string): string[] {
  return line
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A cast as a line; a character stands behind its player: `Tove Brandl (Marit)`. */
export function castAsLine(cast: readonly CastMember[]): string {
  return asLine(cast.map(({ name, character }) => (character ? `${name} (${character})` : name)));
}

/** The cast of a line. A comma inside brackets parts nobody. */
export function castFromLine(line: string): CastMember[] {
  const members = line.match(/(?:[^,;\n(]|\([^)]*\)?)+/g) ?? [];
  return members
    .map((member) => {
      const [, name = '', character = ''] = /^([^(]*)(?:\(([^)]*)\)?)?/.exec(member) ?? [];
      return { name: name.trim(), character: character.trim() };
    })
    .filter(({ name }) => name !== '');
}

/** Minutes of `118`, `118 min` or `1 h 58`; `null` when empty, nothing when it is no length. */
export function readMinutes(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const hours = /^(\d{1,2})\s*h\D*(\d{1,2})?\D*$/i.exec(typed);
  if (hours) return Number(hours[1]) * 60 + Number(hours[2] ?? 0);
  const minutes = /^(\d{1,5})\D*$/.exec(typed);
  return minutes ? Number(minutes[1]) : undefined;
}

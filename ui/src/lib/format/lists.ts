import { orders, rows } from './formatters';

/** Names in a row: `Hanne Marder, Ilse Vogt and Nadia Ferrante`. */
export function names(list: readonly string[]): string {
  return rows({ type: 'conjunction' }).format(list);
}

/** The same in parts, for names that lead somewhere: each is a name, or what stands between two. */
export function nameParts(list: readonly string[]): { name: boolean; text: string }[] {
  const parts = rows({ type: 'conjunction' }).formatToParts(list);
  return parts.map(({ type, value }) => ({ name: type === 'element', text: value }));
}

/** The order names are listed in, by the reader's language. */
export function byName(a: string, b: string): number {
  return orders({ numeric: true }).compare(a, b);
}

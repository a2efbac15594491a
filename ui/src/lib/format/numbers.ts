import { numbers, plurals } from './formatters';
import { locale } from './locale';

/** A count as it is read: `1,416`. */
export function count(n: number): string {
  return numbers({}).format(n);
}

/** How much was gained or lost: `+12`, `-3`, `0`. */
export function gained(n: number): string {
  return numbers({ signDisplay: 'exceptZero' }).format(n);
}

/** A score, kept as whole tenths, with one decimal: 95 is `9.5`, 80 is `8.0`. */
export function score(tenths: number): string {
  return numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(tenths / 10);
}

/** A part of one, as a percentage: 1.1 is `110%`. */
export function percent(part: number): string {
  return numbers({ style: 'percent' }).format(part);
}

/** A length of time in one unit: `6 years`. */
export function unit(n: number, of: 'year' | 'month' | 'day'): string {
  return numbers({ style: 'unit', unit: of, unitDisplay: 'long' }).format(n);
}

/** The number of a viewing or an issue: `2nd`. */
export function ordinal(n: number): string {
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Record<string, string>;
  if (!locale().startsWith('en')) return `${count(n)}.`;
  return count(n) + (suffix[plurals({ type: 'ordinal' }).select(n)] ?? 'th');
}

/** A size on disk: `412 MB`. */
export function bytes(n: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, n)) / 3));
  return numbers({
    style: 'unit',
    unit: units[step] as string,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(n / 1000 ** step);
}

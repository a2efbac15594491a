/// <reference types="vite/client" />
import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.{ts,svelte}', { query: '?raw', import: 'default', eager: true });
const files = Object.fromEntries(
  Object.entries(sources).map(([path, text]) => [path.replace('../', ''), text]),
);

function importsOf(file: string): string[] {
  const folder = file.split('/').slice(0, -1);
  const found = (files[file] ?? '').matchAll(/(?:import|export)\s(?!type\s)[^;]*?from\s+'(\.[^']+)'/g);
  return [...found].flatMap(([, to]) => {
    const path: string[] = [...folder];
    for (const part of (to ?? '').split('/')) {
      if (part === '..') path.pop();
      else if (part !== '.') path.push(part);
    }
    const base = path.join('/');
    return [base, `${base}.ts`, `${base}.svelte.ts`, `${base}/index.ts`].filter((name) => name in files).slice(0, 1);
  });
}

it('has no file that leads back to itself by its imports', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, trail: string[]): void => {
    const again = trail.indexOf(file);
    if (again >= 0) cycles.push([...trail.slice(again), file].join(' → '));
    if (again >= 0 || done.has(file)) return;
    for (const next of importsOf(file)) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of Object.keys(files)) walk(file, []);

  expect(cycles).toEqual([]);
});

it('keeps every text a reader reads in the message catalogue', () => {
  const bare: string[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith('.svelte')) continue;
    const markup = withoutBraces(
      text.replace(/<(script|style)[\s>][\s\S]*?<\/\1>/g, '').replace(/<!--[\s\S]*?-->/g, ''),
    );
    const words = [...markup.matchAll(/>([^<>]*\p{L}{2,}[^<>]*)</gu)].map((found) => found[1]?.trim());
    const named = [...markup.matchAll(/\s(?:aria-label|title|placeholder|alt|label)="([^"]*\p{L}{2,}[^"]*)"/gu)];
    for (const word of [...words, ...named.map((found) => found[1])]) {
      // The wordmark is drawn with letters; its name is said by a message.
      if (word && !['at', 'nee'].includes(word)) bare.push(`${file}: ${word}`);
    }
  }

  expect(bare).toEqual([]);
});

it('lists the messages in the order of their names', async () => {
  const catalogue = (await import('../../messages/en.json')) as { default: Record<string, unknown> };
  const keys = Object.keys(catalogue.default).filter((key) => key !== '$schema');

  expect(keys).toEqual([...keys].sort());
});

// Expressions, arrows and all, out of the markup.
function withoutBraces(markup: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of markup) {
    if (letter === '{') depth += 1;
    if (depth === 0) kept += letter;
    if (letter === '}') depth -= 1;
  }
  return kept;
}

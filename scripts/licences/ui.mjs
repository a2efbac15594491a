// The npm packages built into the interface.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { licenceFiles } from './files.mjs';

/** Tools by their place in package.json, whose own code is nevertheless in what they make. */
const LEAVE_CODE_BEHIND = ['svelte', 'clsx', 'esm-env', '@inlang/paraglide-js'];

/** Every package that the interface's dependencies reach, and the tools that leave code in it. */
export function uiPackages(root) {
  const ui = join(root, 'ui');
  const lock = JSON.parse(readFileSync(join(ui, 'package-lock.json'), 'utf8')).packages;
  const reached = new Set(LEAVE_CODE_BEHIND.map((name) => `node_modules/${name}`));
  const waiting = Object.keys(lock[''].dependencies ?? {}).map((name) => place(lock, '', name));
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (reached.has(path)) continue;
    reached.add(path);
    for (const name of Object.keys(lock[path].dependencies ?? {})) waiting.push(place(lock, path, name));
  }
  return [...reached].map((path) => asPackage(path, lock[path], join(ui, path)));
}

/** Where `name` is found from the package at `path`: in its own folder, or in one further up. */
function place(lock, path, name) {
  for (let from = path; ; from = from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0))) {
    const here = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
    if (lock[here]) return here;
    if (from === '') throw new Error(`ui/package-lock.json has no ${name}, which ${path || 'the interface'} needs.`);
  }
}

function asPackage(path, entry, folder) {
  if (!existsSync(folder)) throw new Error(`${folder} is missing. Run 'npm ci' in ui/ first.`);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return {
    kind: 'npm',
    name: path.split('node_modules/').pop(),
    version: entry.version,
    licence: entry.license ?? manifest.license ?? 'see text',
    authors: [manifest.author?.name ?? manifest.author].flat().filter(Boolean).map(withoutAddress),
    files: licenceFiles(folder),
  };
}

function withoutAddress(author) {
  return author.replace(/ *[<(].*$/, '');
}

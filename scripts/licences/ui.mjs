// The npm packages built into the interface.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { licenceFiles } from './files.mjs';

/** Every package the lock does not hold for development alone. */
export function uiPackages(root) {
  const ui = join(root, 'ui');
  const lock = JSON.parse(readFileSync(join(ui, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.optional)
    .map(([path, entry]) => {
      const manifest = JSON.parse(readFileSync(join(ui, path, 'package.json'), 'utf8'));
      return {
        kind: 'npm',
        name: path.split('node_modules/').pop(),
        version: entry.version,
        licence: entry.license ?? manifest.license ?? 'see text',
        authors: [manifest.author?.name ?? manifest.author].flat().filter(Boolean).map(withoutAddress),
        files: licenceFiles(join(ui, path)),
      };
    });
}

function withoutAddress(author) {
  return author.replace(/ *[<(].*$/, '');
}

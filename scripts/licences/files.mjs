// The licence files that come with a package.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|unlicense|notice|ofl)/i;

/** The texts beside a package's manifest and in its licence folders, by name. */
export function licenceFiles(folder) {
  return readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name) && !/\.(rs|js|ts|json|toml|html|spdx)$/i.test(name))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory()
        ? readdirSync(path).sort().map((inner) => ({ name: inner, text: readFileSync(join(path, inner), 'utf8') }))
        : [{ name, text: readFileSync(path, 'utf8') }];
    });
}

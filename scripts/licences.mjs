// Gathers the licences of everything that is part of the finished app into
// assets/licences.json, which the About screen shows.
//
//   node scripts/licences.mjs           writes the file
//   node scripts/licences.mjs --check   fails when the locks have moved past it
//
// It reads the sources that Cargo and npm have unpacked here and asks nobody.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { gathered } from './licences/gathered.mjs';
import { rustPackages } from './licences/rust.mjs';
import { uiPackages } from './licences/ui.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, 'assets/licences.json');

const wanted = JSON.stringify(gathered([...rustPackages(root), ...uiPackages(root)]), null, 1) + '\n';
const count = JSON.parse(wanted).packages.length;

if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
  console.log(`Wrote the licences of ${count} packages to assets/licences.json.`);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
  console.error('assets/licences.json does not match Cargo.lock and ui/package-lock.json.');
  console.error("Run 'make licences', and commit the file with the change of the lock.");
  process.exit(1);
} else {
  console.log(`The licences of ${count} packages match both locks.`);
}

// The crates linked into the app.

import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';

import { licenceFiles } from './files.mjs';

/** One machine's view, or the file would change with whoever writes it. */
const PLATFORM = 'x86_64-unknown-linux-gnu';

/**
 * Every crate that the app's own code reaches without passing through tests or
 * build scripts, with the C library that one of them carries.
 */
export function rustPackages(root) {
  const metadata = JSON.parse(
    execFileSync('cargo', ['metadata', '--format-version=1', '--locked', `--filter-platform=${PLATFORM}`], {
      cwd: root,
      maxBuffer: 256 * 1024 * 1024,
    }),
  );
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const reached = new Set();
  const waiting = [metadata.resolve.root];
  while (waiting.length > 0) {
    const id = waiting.pop();
    if (reached.has(id)) continue;
    reached.add(id);
    for (const dep of nodes.get(id).deps) {
      if (dep.dep_kinds.some(({ kind }) => kind === null)) waiting.push(dep.pkg);
    }
  }
  return metadata.packages
    .filter(({ id, source }) => reached.has(id) && source !== null)
    .flatMap((crate) => [asPackage(crate), ...carriedBy(crate)]);
}

function asPackage(crate) {
  return {
    kind: 'Rust',
    name: crate.name,
    version: crate.version,
    licence: crate.license?.replaceAll('/', ' OR ').replace(/\s+/g, ' ') ?? 'see text',
    authors: crate.authors.map((author) => author.replace(/ *<[^>]*>/, '')),
    files: licenceFiles(dirname(crate.manifest_path)),
  };
}

/** `bundled` compiles SQLite itself into the program. */
function carriedBy(crate) {
  if (crate.name !== 'libsqlite3-sys') return [];
  return [{ kind: 'C', name: 'SQLite', version: '', licence: 'blessing', authors: [], files: [SQLITE] }];
}

const SQLITE = {
  name: 'sqlite3.h',
  text: `The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:

May you do good and not evil.
May you find forgiveness for yourself and forgive others.
May you share freely, never taking more than you give.`,
};

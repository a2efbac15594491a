// Puts the packages in order and each text once.
//
// Most packages share a handful of texts that differ in whom they name. The
// lines that name people stay with the package, and the rest is kept once.

import { standardTexts } from './standard.mjs';

const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** `{ packages: [{ name, version, licence, kind, notices, texts }], texts }`. */
export function gathered(packages) {
  const texts = [];
  const places = new Map();
  const keep = (text) => {
    const key = text.replace(/\s+/g, ' ').toLowerCase();
    if (!places.has(key)) {
      places.set(key, texts.length);
      texts.push(text);
    }
    return places.get(key);
  };

  const sorted = [...packages].sort((a, b) => byCodePoint(keyOf(a), keyOf(b)));
  return {
    packages: sorted.map((pack) => {
      const parts = chosen(pack, sorted).map((file) => taken(file.text));
      return {
        name: pack.name,
        version: pack.version,
        licence: pack.licence,
        kind: pack.kind,
        notices: [...new Set(parts.flatMap(({ notices }) => notices))],
        texts: [...new Set(parts.map(({ body }) => keep(body)))],
      };
    }),
    texts,
  };
}

function keyOf({ name, version, kind }) {
  return `${name.toLowerCase()} ${version} ${kind}`;
}

/**
 * The files that state the terms: of several licences on offer one is enough,
 * the shortest to read; a package without any gets its licence's own words.
 */
function chosen(pack, all) {
  const alternatives = pack.licence.split(/\s+OR\s+/).map((id) => id.replace(/[()]/g, ''));
  if (alternatives.length > 1) {
    for (const [id, name] of [['MIT', /mit/i], ['BSD-3-Clause', /bsd/i], ['Apache-2.0', /apache/i]]) {
      const file = alternatives.includes(id) && pack.files.find((file) => name.test(file.name));
      if (file) return [file];
    }
  }
  if (pack.files.length > 0) return pack.files;
  return standardTexts(alternatives, pack, all);
}

/** A text without the lines that say whose it is, and those lines. */
function taken(text) {
  const lines = text.replaceAll('\r', '').replace(/^\uFEFF/, '').split('\n');
  // Past the first paragraphs 'copyright' is a word of the terms.
  const notices = lines
    .slice(0, 12)
    .map((line) => line.trim())
    .filter((line) => /^(copyright\b|\(c\)|©)/i.test(line) && !/copyright notice|\[yyyy\]/i.test(line));
  const body = lines.filter((line) => !notices.includes(line.trim())).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  return { notices, body };
}

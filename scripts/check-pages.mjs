#!/usr/bin/env node
// Proves exported pages: valid HTML, and nothing that axe finds. Usage: check-pages.mjs FOLDER…
// Contrast is seen only where a page is painted: tests/e2e/pages.rs looks at it in a browser, light and dark.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(new URL('../ui/package.json', import.meta.url));
const { HtmlValidate, StaticConfigLoader } = require('html-validate');
const { JSDOM } = require('jsdom');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended'],
    rules: {
      // Ids are made of headings in any language.
      'valid-id': ['error', { relaxed: true }],
      // Titles are as long as they are, and are cut nowhere.
      'long-title': 'off',
      // An article is in the journal's language, where it is known.
      'no-inline-style': 'error',
      // HTML knows it in either case.
      'doctype-style': 'off',
    },
  }),
);

const folders = process.argv.slice(2);
const pages = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(folder, name)),
);

const found = [];
for (const page of pages) {
  const html = readFileSync(page, 'utf8');
  const report = await validator.validateString(html, page);
  for (const { messages } of report.results) {
    found.push(...messages.map((it) => `${page}:${it.line}:${it.column} ${it.message} (${it.ruleId})`));
  }
  // The pictures are of no use here, and a page by itself holds megabytes of them.
  const dom = new JSDOM(html.replace(/src="data:[^"]*"/g, 'src="data:,"'), { runScripts: 'outside-only' });
  dom.window.eval(axe);
  const { violations } = await dom.window.axe.run(dom.window.document, {
    rules: { 'color-contrast': { enabled: false } },
  });
  found.push(...violations.map((it) => `${page} ${it.help}: ${it.nodes[0].html.slice(0, 160)}`));
  dom.window.close();
}

console.error(found.join('\n'));
console.log(`${pages.length} pages, ${found.length} findings.`);
process.exit(pages.length > 0 && found.length === 0 ? 0 : 1);

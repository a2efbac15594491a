// The words of a licence, for packages that name it and carry no copy.

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** Licences that the packages without a copy of their own may need. */
const WORDS = new Map([
  ['MIT', MIT],
  ['ISC', ISC],
]);

/**
 * The terms of the first of `ids` whose words are known: from here, or from
 * `lenders`, packages under that one licence which do carry a copy.
 */
export function standardTexts(ids, pack, lenders) {
  for (const id of ids) {
    const words = WORDS.get(id) ?? wordsOf(lenders.find((other) => other.licence === id && other.files.length === 1));
    if (words) {
      const whose = `Copyright (c) ${pack.authors.join(', ') || `the authors of ${pack.name}`}`;
      return [{ name: 'LICENSE', text: `${whose}\n\n${words}` }];
    }
  }
  throw new Error(`${pack.name} ${pack.version} carries no licence text, and scripts/licences/standard.mjs has none for ${ids.join(' or ')}.`);
}

function wordsOf(lender) {
  return lender?.files[0].text.replace(/^.*copyright (\(c\)|[0-9]).*$/gim, '').trim();
}

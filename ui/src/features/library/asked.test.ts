import { expect, it } from 'vitest';

import { asked, shelved } from './asked';

it.each([
  ['a line alone', { q: ' score>=9 ' }, 'score>=9'],
  ['a quick filter alone', { only: 'liked' }, 'is:liked'],
  ['every quick filter', { q: 'heat', only: 'liked,reviewed,rewatched,unseen' }, 'heat is:liked is:reviewed is:rewatch is:unseen'],
  ['a filter the line names already', { q: 'is:liked heat', only: 'liked' }, 'is:liked heat'],
  ['an order', { q: 'heat', sort: 'score' }, 'heat sort:score'],
  ['an order the other way round', { q: 'heat', order: 'reversed' }, 'heat sort:-watched'],
  ['the order the line names', { q: 'sort:title heat', sort: 'score' }, 'sort:title heat'],
  ['one of two, and liked', { q: 'keeper or orchard', only: 'liked' }, '(keeper or orchard) is:liked'],
  ['one of two', { q: 'keeper or orchard' }, 'keeper or orchard'],
])('keeps %s for a shelf', (_, search, line) => {
  expect(shelved(asked(search as Record<string, string>, 'watched'))).toBe(line);
});

import { expect, it } from 'vitest';

import { waited } from './waited';

it.each([
  ['2025-11-09', 'added today'],
  ['2025-11-08', 'waiting 1 day'],
  ['2025-09-20', 'waiting 50 days'],
  ['2024-09-09', 'waiting 14 months'],
  ['2019-11-01', 'waiting 6 years'],
  ['2026-01-01', '1 Jan 2026'],
])('says of a film added on %s how long it has waited', (addedOn, said) => {
  expect(waited(addedOn, '2025-11-09')).toBe(said);
});

import { expect, it } from 'vitest';

import type { FilmFacts } from '../../lib/ipc/generated/FilmFacts';
import { respell } from './spelling';

it('gives a person another spelling in every role, and says nothing twice', () => {
  const facts = {
    directors: ['H. Marder', 'Hanne Marder'],
    writers: ['Ida Korsgaard', 'H. Marder'],
    cast: [
      { name: 'H. Marder', character: '' },
      { name: 'Hanne Marder', character: 'the pilot' },
      { name: 'Tove Brandl', character: '' },
    ],
  } as Partial<FilmFacts> as FilmFacts;
  respell(facts, 'H. Marder', 'Hanne Marder');
  expect(facts.directors).toEqual(['Hanne Marder']);
  expect(facts.writers).toEqual(['Ida Korsgaard', 'Hanne Marder']);
  expect(facts.cast).toEqual([
    { name: 'Hanne Marder', character: 'the pilot' },
    { name: 'Tove Brandl', character: '' },
  ]);
});

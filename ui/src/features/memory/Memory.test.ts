import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { preferences } from '../../app/preferences.svelte';
import type { Memory as Remembered } from '../../lib/ipc/generated/Memory';
import type { Score } from '../../lib/ipc/generated/Score';
import type { ViewingId } from '../../lib/ipc/generated/ViewingId';
import { answer } from '../../test/ipc';
import { text } from '../../test/text';
import { film } from '../../test/viewings';
import Memory from './Memory.svelte';

let memory: Remembered;

beforeEach(() => {
  preferences.set('memoryAway', '');
  memory = {
    onThisDay: [
      { viewing: 1 as ViewingId, film: film(1, 'Heat'), watchedOn: '2011-11-09', score: 90 as Score, review: null },
    ],
    still: { film: film(2, 'Alibi'), score: 60 as Score, watchedOn: '2016-05-01' },
    unwritten: [film(3, 'Absents')],
  };
  answer({ diary_memory: () => memory });
});

it('remembers quietly, and every film leads somewhere', async () => {
  render(Memory);
  const aside = await screen.findByRole('complementary', { name: 'Remembered today' });
  expect(text(aside)).toContain('On this day: Heat in 2011, 9.0');
  expect(text(aside)).toContain('Scored 6.0 in 2016: Alibi Still?');
  expect(screen.getByRole('link', { name: 'Absents' }).getAttribute('href')).toBe('#/edit/film/3');
});

it('stays away until tomorrow once it is put away', async () => {
  render(Memory);
  await userEvent.click(await screen.findByRole('button', { name: 'Put away until tomorrow' }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  preferences.set('memoryAway', '2001-01-01');
  expect(await screen.findByRole('complementary')).toBeTruthy();
});

it('takes no room where there is nothing to remember', async () => {
  memory = { onThisDay: [], still: null, unwritten: [] };
  const { container } = render(Memory);
  await waitFor(() => expect(text(container)).toBe(''));
});

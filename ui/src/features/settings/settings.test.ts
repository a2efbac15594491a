import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';

import { key } from '../../app/keymap';
import { preferences } from '../../app/preferences.svelte';
import { followJournal } from '../../app/settings';
import type { Setting } from '../../lib/ipc/generated/Setting';
import type { Settings } from '../../lib/ipc/generated/Settings';
import { answer } from '../../test/ipc';
import About from './About.svelte';
import Appearance from './Appearance.svelte';
import Author from './Author.svelte';
import Keyboard from './Keyboard.svelte';

const SETTINGS: Settings = {
  theme: 'system',
  motion: 'system',
  readingSize: 100,
  measure: 'usual',
  posterSize: 'small',
  scoreLast: true,
  singleKeys: true,
  author: '',
};

let changes: Setting[];

function journal(settings: Partial<Settings> = {}, refuse?: string) {
  changes = [];
  answer({
    settings: () => ({ ...SETTINGS, ...settings }),
    setting_change: (change) => {
      changes.push(change);
      if (refuse) throw { code: 'Invalid', message: refuse, field: 'author' };
      return { value: { ...SETTINGS, ...settings, [change.key]: change.value }, topics: ['Settings'] };
    },
  });
}

beforeEach(() => {
  preferences.onchoice = undefined;
});

test('takes over what the journal says, and tells it nothing', async () => {
  journal({ theme: 'projection', readingSize: 125, motion: 'reduced' });
  await followJournal();
  expect(document.documentElement.dataset['theme']).toBe('projection');
  expect(document.documentElement.dataset['motion']).toBe('reduced');
  expect(preferences.get('readScale')).toBe(1.25);
  expect(changes).toEqual([]);
});

test('keeps every choice of appearance in the journal, at once', async () => {
  journal();
  await followJournal();
  render(Appearance);
  await userEvent.click(screen.getByRole('radio', { name: 'Projection' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Large' }));
  await userEvent.click(screen.getByRole('switch', { name: /Keep the score/ }));
  await userEvent.click(screen.getByRole('switch', { name: /Hold still/ }));
  expect(document.documentElement.dataset['theme']).toBe('projection');
  expect(changes).toEqual([
    { key: 'theme', value: 'projection' },
    { key: 'posterSize', value: 'large' },
    { key: 'scoreLast', value: false },
    { key: 'motion', value: 'reduced' },
  ]);
});

test('keeps the reading size as per cent', async () => {
  journal();
  await followJournal();
  preferences.stepReadScale(1);
  expect(changes).toEqual([{ key: 'readingSize', value: 110 }]);
});

test('sets the reading size by its slider, and says it in words', async () => {
  journal();
  await followJournal();
  render(Appearance);
  const slider = screen.getByRole<HTMLInputElement>('slider', { name: /^Reading size/ });
  expect(slider.getAttribute('aria-valuetext')).toBe('100 per cent');
  await fireEvent.input(slider, { target: { value: slider.max } });
  expect(changes).toEqual([{ key: 'readingSize', value: 125 }]);
  expect(slider.getAttribute('aria-valuetext')).toBe('125 per cent');
});

test('switches single letters off, and tells which keys work everywhere', async () => {
  journal();
  await followJournal();
  render(Keyboard);
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows.some((row) => row === `${key('window.help').label()}?`)).toBe(true);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Single-letter shortcuts' }));
  expect(changes).toEqual([{ key: 'singleKeys', value: false }]);
});

test("keeps the writer's name when the field is left", async () => {
  journal({ author: 'Ida' });
  render(Author);
  const field = await screen.findByLabelText('Your name');
  await waitFor(() => expect((field as HTMLInputElement).value).toBe('Ida'));
  await userEvent.type(field, ' Ferrant');
  expect(changes).toEqual([]);
  await userEvent.tab();
  expect(changes).toEqual([{ key: 'author', value: 'Ida Ferrant' }]);
});

test('shows a refused name at the field and keeps what was typed', async () => {
  journal({}, 'A name has at most 200 characters.');
  render(Author);
  const field = await screen.findByLabelText('Your name');
  await userEvent.type(field, 'A long one');
  await userEvent.tab();
  expect((await screen.findByRole('alert')).textContent).toContain('at most 200');
  expect((field as HTMLInputElement).value).toBe('A long one');
});

test('opens the licences and each on its terms', async () => {
  answer({
    about: () => ({ version: '0.1.0', licence: 'MIT' }),
    about_licences: () => ({
      packages: [{ name: 'svelte', version: '5', licence: 'MIT', kind: 'npm', notices: ['© the authors'], texts: [0] }],
      texts: ['Permission is hereby granted'],
    }),
  });
  render(About);
  expect(await screen.findByText('Matinee 0.1.0')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Licences of what it is built from' }));
  expect(await screen.findByText('svelte')).toBeTruthy();
});

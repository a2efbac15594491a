import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { answer } from '../test/ipc';
import App from './App.svelte';
import { router } from './router.svelte';

const at = (address: string) => waitFor(() => expect(location.hash).toBe(address));

beforeEach(async () => {
  // jsdom lays nothing out, and its selection has no words.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  answer({ lists: () => [] });
  router.replace('#/lists');
  render(App);
  await screen.findByRole('navigation', { name: 'Journal' });
});

it('goes back and forward with Alt and an arrow, and leaves both to a text', async () => {
  router.go('#/settings');
  await waitFor(() => expect(router.route.view).toBe('settings'));
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await at('#/lists');
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await at('#/settings');

  const field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await new Promise((done) => setTimeout(done, 50));
  expect(location.hash).toBe('#/settings');
  field.remove();
});

it('does the same from the palette', async () => {
  router.go('#/trash');
  await waitFor(() => expect(router.route.view).toBe('trash'));
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox'), '>back');
  await userEvent.click(await screen.findByRole('option', { name: /^Back/ }));
  await at('#/lists');
});

it('comes back by the spine and by keys to what a screen was asked for, and from it to all of it', async () => {
  router.go('#/people?as=actor&q=ida');
  await waitFor(() => expect(router.route.view).toBe('people'));
  const people = () => screen.getByRole('link', { name: /^People/ });
  await waitFor(() => expect(people().getAttribute('href')).toBe('#/people'));
  router.go('#/lists');
  await waitFor(() => expect(people().getAttribute('href')).toBe('#/people?as=actor&q=ida'));
  await userEvent.keyboard('gp');
  await at('#/people?as=actor&q=ida');
  await waitFor(() => expect(people().getAttribute('href')).toBe('#/people'));
  (document.activeElement as HTMLElement | null)?.blur();
  await userEvent.keyboard('gp');
  await at('#/people');
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { router } from './router.svelte';
import { parse } from './routes';

let stop: () => void;
beforeEach(() => (stop = router.start()));
afterEach(() => stop());

async function go(address: string) {
  router.go(address);
  await vi.waitFor(() => expect(router.route).toEqual(parse(address)));
}

it('leads back to what a screen was last asked for', async () => {
  await go('#/library');
  router.replace('#/library?q=score%3E%3D9+&sort=year');
  await go('#/diary?year=2019');
  expect(router.wayTo('library')).toBe('#/library?q=score%3E%3D9+&sort=year');
  await go('#/film/3');
  expect(router.wayTo('library')).toBe('#/library?q=score%3E%3D9+&sort=year');
  expect(router.wayTo('diary')).toBe('#/diary?year=2019');
  expect(router.wayTo('annual')).toBe('#/annual');
});

it('leads from a screen to all of it, and then remembers nothing else', async () => {
  await go('#/people?as=actor&q=ida');
  expect(router.wayTo('people')).toBe('#/people');
  await go('#/people');
  await go('#/settings');
  expect(router.wayTo('people')).toBe('#/people');
});

it('does not ask again for what was asked for once', async () => {
  await go('#/diary?log=&year=2019&at=day-2019-03-01');
  await go('#/settings');
  expect(router.wayTo('diary')).toBe('#/diary?year=2019');
});

import { expect, it, vi } from 'vitest';

import { href, router } from './router.svelte';

const at = (address: string) => vi.waitFor(() => expect(location.hash).toBe(address));
const review = href('review', 7 as never);
window.scrollTo = () => undefined;

it('leaves a desk that is done for its review, so that Back leads to where one was before', async () => {
  const stop = router.start();
  router.go('#/drafts');
  await vi.waitFor(() => expect(router.route.view).toBe('drafts'));
  router.go('#/edit/new');
  await vi.waitFor(() => expect(router.route.view).toBe('edit'));
  router.leaveFor(review);
  expect(router.route).toMatchObject({ view: 'review', id: 7 });
  history.back();
  await at('#/drafts');

  // A review that was opened from its own page is gone back to, not put there twice.
  await vi.waitFor(() => expect(router.route.view).toBe('drafts'));
  router.go(review);
  await vi.waitFor(() => expect(router.route.view).toBe('review'));
  router.go('#/edit/review/7');
  await vi.waitFor(() => expect(router.route.view).toBe('edit'));
  router.leaveFor(review);
  await at(review);
  await vi.waitFor(() => expect(router.route.view).toBe('review'));
  history.back();
  await at('#/drafts');
  stop();
});

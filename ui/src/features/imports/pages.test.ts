import { expect, it, vi } from 'vitest';

import { Pages } from './pages.svelte';

it('lets go of what was scrolled past, but for the row that stays on screen', async () => {
  const read = vi.fn((from: number, count: number) =>
    Promise.resolve(Array.from({ length: count }, (_, index) => `row ${String(from + index)}`)),
  );
  const pages = new Pages(read);
  for (let from = 0; from < 3000; from += 60) {
    pages.show(from, from + 40, 7);
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(pages.at(2970)).toBe('row 2970');
  expect(pages.at(7)).toBe('row 7');
  expect(pages.at(70)).toBeUndefined();

  read.mockImplementation((from, count) =>
    Promise.resolve(Array.from({ length: count }, (_, index) => `new ${String(from + index)}`)),
  );
  pages.refresh();
  await vi.waitFor(() => expect(pages.at(7)).toBe('new 7'));
  expect(pages.at(2970)).toBe('new 2970');
});

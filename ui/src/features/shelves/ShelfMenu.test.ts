import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { router } from '../../app/router.svelte';
import type { Shelf } from '../../lib/ipc/generated/Shelf';
import type { ShelfId } from '../../lib/ipc/generated/ShelfId';
import { answer } from '../../test/ipc';
import { misread } from '../../test/query';
import ShelfMenu from './ShelfMenu.svelte';

const asked: [string, unknown][] = [];
const shelf = (id: number, name: string, query: string): Shelf => ({ shelf: id as ShelfId, facts: { name, query } });

beforeEach(() => {
  asked.length = 0;
  router.replace('#/library?q=year%3A197x+');
  const note = (name: string) => (req: unknown) => {
    asked.push([name, req]);
    return { value: null, topics: ['Shelves'] as never };
  };
  answer({
    shelves: () => [shelf(1, 'Nine and above', 'score>=9'), shelf(2, 'The seventies', 'year:197x')],
    shelf_counts: () => [12, 1416],
    query_read: ({ line }) => misread(line),
    shelf_move: note('move') as never,
    shelf_edit: note('edit') as never,
  });
});

async function open() {
  render(ShelfMenu);
  await userEvent.click(await screen.findByRole('button', { name: 'Shelves', hidden: true }));
  return screen.findByRole('menu', { hidden: true });
}

const item = (menu: HTMLElement, name: RegExp) => within(menu).getByRole('menuitem', { name, hidden: true });

it('says how many films are on each and which is open, and leads to one with Enter', async () => {
  const menu = await open();
  await waitFor(() => expect(item(menu, /The seventies/).textContent).toContain('1,416'));
  expect(item(menu, /The seventies/).getAttribute('aria-current')).toBe('true');
  expect(item(menu, /Nine/).getAttribute('aria-current')).toBeNull();
  await userEvent.keyboard('{Home}{Enter}');
  await waitFor(() => expect(location.hash).toBe('#/library?q=score%3E%3D9+'));
});

it('does with the open shelf what the spine does', async () => {
  await userEvent.click(item(await open(), /Move up/));
  await waitFor(() => expect(asked).toContainEqual(['move', { shelf: 2, to: 0 }]));
  await userEvent.click(screen.getByRole('button', { name: 'Shelves', hidden: true }));
  await userEvent.click(item(await screen.findByRole('menu', { hidden: true }), /Edit shelf/));
  await userEvent.click(await screen.findByRole('button', { name: 'Keep it', hidden: true }));
  await waitFor(() => expect(asked).toContainEqual(['edit', { shelf: 2, facts: { name: 'The seventies', query: 'year:197x' } }]));
});

it('offers nothing to do with a shelf where none is open', async () => {
  router.replace('#/library');
  const menu = await open();
  expect(within(menu).queryByText(/Edit shelf/)).toBeNull();
});

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { router } from '../../app/router.svelte';
import { unkept } from '../../app/unkept.svelte';
import type { Shelf } from '../../lib/ipc/generated/Shelf';
import type { ShelfId } from '../../lib/ipc/generated/ShelfId';
import { answer } from '../../test/ipc';
import { misread } from '../../test/query';
import { text } from '../../test/text';
import ShelfDialog from './ShelfDialog.svelte';
import Shelves from './Shelves.svelte';

let shelves: Shelf[];
const asked: [string, unknown][] = [];

const shelf = (id: number, name: string, query: string): Shelf => ({ shelf: id as ShelfId, facts: { name, query } });

beforeEach(() => {
  asked.length = 0;
  unkept.clear();
  shelves = [shelf(1, 'Nine and above', 'score>=9'), shelf(2, 'The seventies', 'year:197x')];
  router.replace('#/library?q=year%3A197x+');
  const note = (name: string) => (req: unknown) => {
    asked.push([name, req]);
    return { value: null, topics: ['Shelves'] as never };
  };
  answer({
    shelves: () => shelves,
    query_read: ({ line }) => misread(line),
    shelf_counts: () => [12, 1416],
    shelf_move: note('move') as never,
    shelf_delete: note('delete') as never,
    shelf_edit: note('edit') as never,
  });
});

async function open() {
  render(Shelves);
  return screen.findByRole('link', { name: /The seventies/ });
}

it('says how many films are on each, and which one is open', async () => {
  const seventies = await open();
  await waitFor(() => expect(text(seventies)).toContain('1,416'));
  expect(seventies.getAttribute('aria-current')).toBe('page');
  expect(seventies.getAttribute('href')).toBe('#/library?q=year%3A197x+');
  expect(screen.getByRole('link', { name: /Nine/ }).getAttribute('aria-current')).toBeNull();
});

it('moves, takes down and opens a shelf for editing by keys', async () => {
  const seventies = await open();
  seventies.focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(asked).toContainEqual(['move', { shelf: 2, to: 0 }]));
  seventies.focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(asked).toHaveLength(1);
  await userEvent.keyboard('{F2}');
  const dialog = await screen.findByRole('dialog', { name: 'Edit shelf', hidden: true });
  const name = within(dialog).getByLabelText('Name');
  await userEvent.clear(name);
  await userEvent.type(name, 'Seventies');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Keep it', hidden: true }));
  await waitFor(() =>
    expect(asked).toContainEqual(['edit', { shelf: 2, facts: { name: 'Seventies', query: 'year:197x' } }]),
  );
  seventies.focus();
  await userEvent.keyboard('{Delete}');
  await waitFor(() => expect(asked).toContainEqual(['delete', 2]));
});

it('is not there without a shelf', async () => {
  shelves = [];
  render(Shelves);
  await Promise.resolve();
  expect(screen.queryByRole('navigation', { name: 'Shelves' })).toBeNull();
});

it('shows a refusal at the field it is of and stays open', async () => {
  render(ShelfDialog, {
    open: true,
    facts: { name: '', query: 'score>=9' },
    save: () => Promise.reject({ code: 'Invalid', message: 'A shelf needs a name.', field: 'name' } as never),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Put up', hidden: true }));
  expect(await screen.findByText('A shelf needs a name.')).toBeTruthy();
  expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
});

it('says what of the line it does not understand, and refuses nothing', async () => {
  const kept = vi.fn(() => Promise.resolve());
  render(ShelfDialog, { open: true, shelf: 2 as ShelfId, facts: { name: 'Old', query: 'yaer:1974' }, save: kept });
  expect(await screen.findByText('There is no filter called yaer. Did you mean year?')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Keep it', hidden: true }));
  await waitFor(() => expect(kept).toHaveBeenCalledExactlyOnceWith({ name: 'Old', query: 'yaer:1974' }));
});

it('puts what was meant into the line of a shelf', async () => {
  render(ShelfDialog, { open: true, facts: { name: 'Old', query: 'yaer:1974 keeper' }, save: () => Promise.resolve() });
  await userEvent.click(await screen.findByRole('button', { name: 'Use year:1974', hidden: true }));
  expect((screen.getByLabelText('What is on it') as HTMLInputElement).value).toBe('year:1974 keeper');
  await waitFor(() => expect(screen.queryByText(/There is no filter/)).toBeNull());
});

it('has what was typed of a shelf still after Escape, until it is cancelled', async () => {
  const fresh = { open: true, facts: { name: '', query: 'score>=9' }, save: () => Promise.resolve() };
  const { unmount } = render(ShelfDialog, fresh);
  await userEvent.type(screen.getByLabelText('Name'), 'Nine and above');
  screen.getByRole<HTMLDialogElement>('dialog').close();
  unmount();

  // Another line is another shelf.
  const other = render(ShelfDialog, { ...fresh, facts: { name: '', query: 'year:197x' } });
  expect(screen.getByLabelText('Name')).toHaveProperty('value', '');
  other.unmount();

  render(ShelfDialog, fresh);
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Nine and above');
  expect(screen.getByText(/You typed this earlier/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(unkept.places).toEqual([]);
});

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';

import { pressed } from '../app/shortcuts.svelte';
import { unkept } from '../app/unkept.svelte';
import type { Score } from '../lib/ipc/generated/Score';
import type { UsedName } from '../lib/ipc/generated/UsedName';
import { answer } from '../test/ipc';
import { text } from '../test/text';
import TagsView from './TagsView.svelte';

let names: UsedName[];
let refusal: unknown;
const asked: unknown[] = [];

function used(name: string, viewings: number, said: Partial<UsedName> = {}): UsedName {
  return { name, viewings, films: viewings, lists: 0, average: 85 as Score, last: '2025-11-02', ...said };
}

beforeEach(() => {
  asked.length = 0;
  unkept.clear();
  refusal = undefined;
  names = [used('70mm', 12, { films: 9, lists: 1 }), used('seventy', 3), used('the sea', 1)];
  answer({
    used_names: () => names,
    used_rename: (req) => {
      if (refusal) throw refusal;
      asked.push(req);
      return { value: req.to === '70mm', topics: ['Tags'] };
    },
    used_remove: (req) => {
      asked.push(req);
      names = names.filter(({ name }) => name !== req.name);
      return { value: null, topics: ['Tags'] };
    },
  });
});

async function open() {
  render(TagsView);
  await screen.findByRole('link', { name: '70mm' });
  return userEvent.setup();
}

async function menu(name: string, item: string) {
  const user = await open();
  await user.click(screen.getByRole('button', { name: `More about ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: new RegExp(item), hidden: true }));
  return user;
}

it('says of every tag what it is used for, and leads to its films', async () => {
  await open();
  const [first] = screen.getAllByRole('listitem');
  expect(text(first as HTMLElement)).toContain('12 viewings, 9 films, 1 list');
  expect(text(first as HTMLElement)).toContain('8.5');
  expect(screen.getByRole('link', { name: 'the sea' }).getAttribute('href')).toBe('#/library?q=tag%3A%22the+sea%22');
});

it('renames a tag', async () => {
  const user = await menu('the sea', 'Rename');
  const field = await screen.findByLabelText('New name');
  expect(field).toHaveProperty('value', 'the sea');
  await user.clear(field);
  await user.type(field, 'sea');
  await user.click(screen.getByRole('button', { name: 'Rename' }));
  await waitFor(() => expect(asked).toEqual([{ kind: 'tag', name: 'the sea', to: 'sea' }]));
  await waitFor(() => expect(screen.queryByLabelText('New name')).toBeNull());
});

it('has the new name still after Escape, until it is cancelled', async () => {
  const user = await menu('the sea', 'Rename');
  await user.type(await screen.findByLabelText('New name'), ' and the tide');
  screen.getByRole<HTMLDialogElement>('dialog').close();
  await waitFor(() => expect(screen.queryByLabelText('New name')).toBeNull());

  await user.click(screen.getByRole('button', { name: 'More about the sea' }));
  await user.click(await screen.findByRole('menuitem', { name: /Rename/, hidden: true }));
  expect(await screen.findByLabelText('New name')).toHaveProperty('value', 'the sea and the tide');
  expect(screen.getByText(/You typed this earlier/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(unkept.places).toEqual([]);
});

it('says beforehand that two will become one, by any spelling', async () => {
  const user = await menu('seventy', 'Rename');
  const field = await screen.findByLabelText('New name');
  await user.clear(field);
  await user.type(field, '70MM');
  expect(text(screen.getByRole('dialog'))).toContain('There is 70mm already, on 12 viewings. The two become one.');
  expect(screen.getByRole('button', { name: 'Make them one' })).toBeTruthy();
});

it('keeps what was typed when the name is refused', async () => {
  refusal = { code: 'Invalid', message: 'A name has room for 200 characters.', field: 'to' };
  const user = await menu('seventy', 'Rename');
  const field = await screen.findByLabelText('New name');
  await user.type(field, ' x');
  await user.click(screen.getByRole('button', { name: 'Rename' }));
  expect(text(await screen.findByRole('alert'))).toContain('room for 200 characters');
  expect(field).toHaveProperty('value', 'seventy x');
});

it('is walked by arrows and takes off what has the focus', async () => {
  const user = await open();
  screen.getByRole('link', { name: '70mm' }).focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'seventy' }));
  pressed(new KeyboardEvent('keydown', { key: 'Delete' }));
  await waitFor(() => expect(asked).toEqual([{ kind: 'tag', name: 'seventy' }]));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'seventy' })).toBeNull());
});

it('finds by part of a name, and says where nothing is called so', async () => {
  const user = await open();
  const find = screen.getByRole('textbox', { name: 'Find a tag' });
  await user.type(find, 'SEA');
  expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(1);
  await user.type(find, 'x');
  expect(screen.getByText('Nothing is called so.')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});

it('says how to make the first', async () => {
  names = [];
  render(TagsView);
  expect(await screen.findByRole('heading', { name: 'No tags yet' })).toBeTruthy();
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { attend } from '../../app/news';
import { unkept } from '../../app/unkept.svelte';
import type { News } from '../../lib/ipc/generated/News';
import { answer } from '../../test/ipc';
import NoteField from './NoteField.svelte';

const save = vi.fn<(note: string) => Promise<void>>();

function begin() {
  return render(NoteField, { place: 'list/1/2', label: 'Note', note: '', add: 'Add a note', editing: true, save });
}

const field = () => screen.getByRole('textbox', { name: 'Note' });

beforeEach(() => {
  unkept.clear();
  save.mockReset();
  save.mockResolvedValue();
});

it('is kept when its screen is left', async () => {
  const { unmount } = begin();
  await userEvent.type(field(), 'the trees');
  unmount();
  expect(save).toHaveBeenCalledExactlyOnceWith('the trees');
  await vi.waitFor(() => expect(unkept.places).toEqual([]));
});

it('is kept before the window closes', async () => {
  let tell: (news: News) => void = () => undefined;
  const closed = vi.fn();
  answer({
    window_attend: (_, told) => {
      tell = told;
      return null;
    },
    window_close: () => {
      closed(save.mock.calls.length);
      return null;
    },
  });
  await attend();
  begin();
  await userEvent.type(field(), 'the trees');
  tell({ kind: 'CloseAsked' });
  await vi.waitFor(() => expect(closed).toHaveBeenCalledExactlyOnceWith(1));
});

it('stands in the field again when it could not be kept', async () => {
  save.mockRejectedValue(new Error('The disk is full.'));
  const { unmount } = begin();
  await userEvent.type(field(), 'the trees');
  unmount();
  await vi.waitFor(() => expect(save).toHaveBeenCalled());
  begin();
  expect(field()).toHaveProperty('value', 'the trees');
});

it('is unkept with every letter, so that a killed window loses none', async () => {
  begin();
  await userEvent.type(field(), 'the trees');
  expect(unkept.at('list/1/2')).toBe('the trees');
  await userEvent.clear(field());
  expect(unkept.at('list/1/2')).toBeUndefined();
});

it('is thrown away with Escape', async () => {
  const { unmount } = begin();
  await userEvent.type(field(), 'the trees{Escape}');
  unmount();
  expect(save).not.toHaveBeenCalled();
  expect(unkept.places).toEqual([]);
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { answer } from '../../test/ipc';
import CastList from './CastList.svelte';

const cast = [
  { name: 'Tove Brandl', character: 'Marit' },
  { name: 'Anselm Reyer', character: '' },
];

function open() {
  answer({
    film_complete: () => ['Per Wessel'],
    person_merge: () => ({ value: 4, topics: ['Films'] }) as never,
  });
  const onchange = vi.fn();
  const onmerged = vi.fn();
  render(CastList, { cast, onchange, onmerged });
  return { onchange, onmerged, user: userEvent.setup() };
}

it('moves a line of the billing with the arrow keys on its grip', async () => {
  const { onchange, user } = open();
  screen.getByRole('button', { name: 'Move Anselm Reyer in the billing' }).focus();
  await user.keyboard('{ArrowUp}');
  expect(onchange).toHaveBeenLastCalledWith([cast[1], cast[0]]);
  // It went along to the first line, which cannot go further up.
  await user.keyboard('{ArrowUp}');
  expect(onchange).toHaveBeenCalledTimes(1);
});

it('completes who is added from the journal, and asks whom they play', async () => {
  const { onchange, user } = open();
  await user.type(screen.getByRole('combobox', { name: 'Add to the cast' }), 'per');
  await user.click(await screen.findByRole('option', { name: 'Per Wessel' }));
  expect(onchange).toHaveBeenLastCalledWith([...cast, { name: 'Per Wessel', character: '' }]);
  await user.type(screen.getByLabelText('Whom Anselm Reyer plays'), 'J');
  expect(onchange).toHaveBeenLastCalledWith([cast[0], { name: 'Anselm Reyer', character: 'J' }]);
});

it('takes someone off when the name is emptied', async () => {
  const { onchange, user } = open();
  const [name] = screen.getAllByLabelText('Name');
  if (name) await user.clear(name);
  await user.tab();
  expect(onchange).toHaveBeenLastCalledWith([cast[1]]);
});

it('makes one person of two spellings', async () => {
  const { onmerged, user } = open();
  await user.click(screen.getByRole('button', { name: 'More for Tove Brandl' }));
  await user.click(screen.getByRole('menuitem', { name: 'This is the same person as…', hidden: true }));
  await user.type(screen.getByRole('combobox', { name: 'The same person as' }), 'per');
  await user.click(await screen.findByRole('option', { name: 'Per Wessel' }));
  await user.click(screen.getByRole('button', { name: 'Make them one' }));
  await vi.waitFor(() => expect(onmerged).toHaveBeenCalledWith('Tove Brandl', 'Per Wessel'));
});

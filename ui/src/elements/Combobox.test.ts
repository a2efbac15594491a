import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import Combobox from './Combobox.svelte';

function open(values: string[] = [], complete = vi.fn().mockResolvedValue(['winter light', 'windows'])) {
  const onchange = vi.fn();
  render(Combobox, {
    label: 'Tags',
    values,
    complete,
    removeLabel: (value: string) => `Take off ${value}`,
    onchange,
  });
  return { onchange, complete, field: screen.getByRole('combobox', { name: 'Tags' }) };
}

it('offers what fits and takes the one chosen with the arrows', async () => {
  const { field, onchange } = open();
  await userEvent.type(field, 'wi');
  expect((await screen.findAllByRole('option')).map((option) => option.textContent.trim())).toEqual([
    'winter light',
    'windows',
  ]);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(field.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[1]?.id);
  await userEvent.keyboard('{Enter}');
  expect(onchange).toHaveBeenCalledExactlyOnceWith(['windows']);
});

it('takes what was typed with Enter or a comma, tidied', async () => {
  const { field, onchange } = open([], vi.fn().mockResolvedValue([]));
  await userEvent.type(field, '  food   camera ,');
  expect(onchange).toHaveBeenCalledExactlyOnceWith(['food camera']);
});

it('takes no value twice, whatever its case', async () => {
  const { field, onchange } = open(['Noir'], vi.fn().mockResolvedValue([]));
  await userEvent.type(field, 'noir{Enter}');
  expect(onchange).not.toHaveBeenCalled();
});

it('takes the last one off with Backspace, and any by its button', async () => {
  const { field, onchange } = open(['noir', 'winter light']);
  await userEvent.type(field, '{Backspace}');
  expect(onchange).toHaveBeenLastCalledWith(['noir']);
  await userEvent.click(screen.getByRole('button', { name: 'Take off noir' }));
  expect(onchange).toHaveBeenLastCalledWith(['winter light']);
});

it('drops a late answer to an earlier question', async () => {
  let answerLate: (found: string[]) => void = () => undefined;
  const late = new Promise<string[]>((resolve) => (answerLate = resolve));
  const complete = vi.fn((typed: string) => (typed === 'w' ? late : Promise.resolve(['windows'])));
  const { field } = open([], complete);
  await userEvent.type(field, 'wi');
  await screen.findByRole('option', { name: 'windows' });
  answerLate(['wrong']);
  await late;
  expect(screen.queryByRole('option', { name: 'wrong' })).toBeNull();
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import Ruler from './Ruler.svelte';

function slider(value: number | null) {
  const onchange = vi.fn();
  render(Ruler, { label: 'Score', value, valueText: 'Superb', onchange });
  screen.getByRole('slider', { name: 'Score' }).focus();
  return onchange;
}

it.each([
  ['ArrowRight', 90],
  ['ArrowDown', 80],
  ['PageUp', 95],
  ['PageDown', 75],
  ['Home', 0],
  ['End', 100],
  ['Delete', null],
])('answers %s', async (key, expected) => {
  const onchange = slider(85);
  await userEvent.keyboard(`{${key}}`);
  expect(onchange).toHaveBeenCalledExactlyOnceWith(expected);
});

it('leaves an arrow with Alt to the window', async () => {
  const onchange = slider(85);
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(onchange).not.toHaveBeenCalled();
});

it('steps from a tenth that was brought in to a half', async () => {
  const onchange = slider(87);
  await userEvent.keyboard('{ArrowUp}');
  expect(onchange).toHaveBeenCalledExactlyOnceWith(90);
});

it('starts in the middle when there is no score', async () => {
  const onchange = slider(null);
  expect(screen.getByRole('slider').hasAttribute('aria-valuenow')).toBe(false);
  await userEvent.keyboard('{ArrowUp}');
  expect(onchange).toHaveBeenCalledExactlyOnceWith(50);
});

it('is a picture with its value in words when it cannot be changed', () => {
  render(Ruler, { label: 'Score', value: 95, valueText: '9.5 out of 10', past: [80] });
  expect(screen.getByRole('img', { name: '9.5 out of 10' })).toBeTruthy();
});

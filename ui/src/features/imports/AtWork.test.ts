import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import AtWork from './AtWork.svelte';

it('can be called off while it is seen what a file is, of which no end is known', async () => {
  const oncancel = vi.fn();
  render(AtWork, { reached: undefined, work: 'recognising', file: 'long.csv', oncancel });
  expect(screen.getByRole('status').textContent).toBe('Seeing what this file is');
  expect(screen.getByText('long.csv')).toBeTruthy();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByText('Nothing is written yet.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(oncancel).toHaveBeenCalledOnce();
});

it('counts rows where their number is known', () => {
  const reached = { done: 10, total: 40, rows: 7, what: 'Kites', file: 'diary.csv' };
  render(AtWork, { reached, work: 'running', rows: 28, oncancel: () => undefined });
  expect(screen.getByText('of 28')).toBeTruthy();
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(10);
  expect(screen.getByText('Kites')).toBeTruthy();
});

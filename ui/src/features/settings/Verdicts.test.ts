import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import type { ScaleBand } from '../../lib/ipc/generated/ScaleBand';
import type { ScaleEdit } from '../../lib/ipc/generated/ScaleEdit';
import { answer } from '../../test/ipc';
import { moved, range, splitting } from './scale';
import Verdicts from './Verdicts.svelte';

const band = (from: number, to: number, word: string, films = 0) => ({ from, to, word, films }) as ScaleBand;
const SCALE = [band(0, 45, 'Poor', 3), band(50, 85, 'Good', 1204), band(90, 100, 'Great', 2)];

function show(refuse?: string): ScaleEdit[] {
  const edits: ScaleEdit[] = [];
  answer({
    verdict_scale: () => SCALE,
    verdict_edit: (change) => {
      edits.push(change);
      if (refuse) throw { code: 'Invalid', message: refuse, field: 'word' };
      return { value: null, topics: ['Verdicts'] };
    },
  });
  render(Verdicts);
  return edits;
}

test('lists the words from the top down with the films that stand in each', async () => {
  show();
  const words = await screen.findAllByRole('textbox');
  expect(words.map((word) => (word as HTMLInputElement).value)).toEqual(['Great', 'Good', 'Poor']);
  expect(within(screen.getByRole('table')).getByText('1,204')).toBeTruthy();
  expect((screen.getByRole('textbox', { name: 'Word for 9 to 10' }) as HTMLInputElement).value).toBe('Great');
});

test('moves a boundary by a half with the arrow keys', async () => {
  const edits = show();
  const grip = await screen.findByRole('slider', { name: 'Where Great begins' });
  expect(grip.getAttribute('aria-valuenow')).toBe('9');
  grip.focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowRight}{Home}');
  expect(edits).toEqual([
    { kind: 'move', from: 90, to: 85 },
    { kind: 'move', from: 90, to: 95 },
    { kind: 'move', from: 90, to: 55 },
  ]);
});

test('writes another word on Enter, and not when it is the same', async () => {
  const edits = show();
  const word = await screen.findByRole('textbox', { name: 'Word for 9 to 10' });
  await userEvent.type(word, '{Enter}');
  await userEvent.clear(word);
  await userEvent.type(word, 'Masterly{Enter}');
  expect(edits).toEqual([{ kind: 'rename', from: 90, word: 'Masterly' }]);
});

test('shows a refusal beside the words', async () => {
  show('A verdict needs a word.');
  const word = await screen.findByRole('textbox', { name: 'Word for 0 to 4.5' });
  await userEvent.clear(word);
  await userEvent.tab();
  expect((await screen.findByRole('alert')).textContent).toContain('A verdict needs a word.');
});

test('splits the widest band, joins one, and goes back to the original words', async () => {
  const edits = show();
  await userEvent.click(await screen.findByRole('button', { name: 'Split a band' }));
  await userEvent.click(screen.getByRole('button', { name: 'Join Good with its neighbour' }));
  await userEvent.click(screen.getByRole('button', { name: 'Back to the original words' }));
  expect(edits).toEqual([
    { kind: 'split', from: 0, at: 25, word: 'New word' },
    { kind: 'join', from: 50 },
    { kind: 'original' },
  ]);
});

test('a boundary stays between its neighbours', () => {
  expect(range(SCALE, 1)).toEqual({ min: 5, max: 85 });
  expect(range(SCALE, 2)).toEqual({ min: 55, max: 100 });
  expect(moved(SCALE, 2, 95).map(({ from, to }) => [from, to])).toEqual([
    [0, 45],
    [50, 90],
    [95, 100],
  ]);
});

test('a scale of single halves cannot be split', () => {
  expect(splitting([band(0, 0, 'a'), band(5, 5, 'b')])).toBeUndefined();
  expect(splitting([band(0, 5, 'a'), band(10, 10, 'b')])).toEqual({ from: 0, at: 5 });
});

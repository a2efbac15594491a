import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import type { SheetLook } from '../../lib/ipc/generated/SheetLook';
import type { Recognising } from './recognising.svelte';
import SheetWriting from './SheetWriting.svelte';

const LOOK = {
  bytes: 100,
  rows: 2,
  encoding: 'windows-1252',
  separator: ';',
  headingRow: 1,
  sheets: [],
  columns: [],
  mapping: { columns: [], scoreBest: 10, decimalComma: null, listSeparators: null },
} as unknown as SheetLook;

function shown(look: SheetLook = LOOK) {
  const map = vi.fn(() => Promise.resolve());
  render(SheetWriting, { recognising: { map } as unknown as Recognising, sheet: look });
  return { map, user: userEvent.setup() };
}

it('has the file read in other letters and parted otherwise, its columns guessed anew', async () => {
  const { map, user } = shown();
  await user.click(screen.getByText('How the file is written'));
  await user.selectOptions(screen.getByLabelText('Its letters'), 'windows-1250');
  expect(map).toHaveBeenLastCalledWith({ encoding: 'windows-1250', columns: [], scoreBest: null });
  await user.selectOptions(screen.getByLabelText('Values are parted by'), 'A tab');
  expect(map).toHaveBeenLastCalledWith({ separator: '\t', columns: [], scoreBest: null });
});

it('says how numbers and names are written and where the heading is, and leaves the columns', async () => {
  const { map, user } = shown();
  await user.click(screen.getByText('How the file is written'));
  await user.selectOptions(screen.getByLabelText('Decimals stand behind'), 'a comma: 7,5');
  expect(map).toHaveBeenLastCalledWith({ decimalComma: true });
  await user.type(screen.getByLabelText('Several names in one value are parted by'), '/{Enter}');
  await user.tab();
  expect(map).toHaveBeenLastCalledWith({ listSeparators: '/' });
  const heading = screen.getByLabelText('Row with the names of the columns');
  await user.clear(heading);
  await user.type(heading, '3');
  await user.tab();
  expect(map).toHaveBeenLastCalledWith({ headingRow: 3, columns: [], scoreBest: null });
});

it('asks a workbook neither for letters nor for what parts its values', () => {
  shown({ ...LOOK, encoding: null, separator: null });
  expect(screen.queryByLabelText('Its letters')).toBeNull();
  expect(screen.queryByLabelText('Values are parted by')).toBeNull();
});

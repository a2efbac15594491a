import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { toasts } from '../../app/toasts.svelte';
import type { ForgottenPreset } from '../../lib/ipc/generated/ForgottenPreset';
import type { SheetPreset } from '../../lib/ipc/generated/SheetPreset';
import { answer } from '../../test/ipc';
import SheetPresets from './SheetPresets.svelte';

const FILME: SheetPreset = {
  shape: '0123456789abcdef',
  fileName: 'filme.csv',
  mapping: {
    columns: [
      { name: 'Film', becomes: 'title' },
      { name: 'Sterne', becomes: 'score' },
      { name: 'Notiz', becomes: 'leaveOut' },
    ],
    scoreBest: 5,
    dateOrder: null,
    separator: null,
    encoding: null,
    decimalComma: null,
    listSeparators: null,
    headingRow: null,
    sheet: null,
  },
  filmsAre: null,
};

function remembering(presets: SheetPreset[]) {
  let kept = presets;
  const putBack = vi.fn<(forgotten: ForgottenPreset) => void>();
  answer({
    import_presets: () => kept,
    import_preset_forget: (shape) => {
      const [preset] = kept.filter((one) => one.shape === shape);
      kept = kept.filter((one) => one.shape !== shape);
      return { value: { preset: preset ?? FILME, place: 0 }, topics: ['Settings'] };
    },
    import_preset_put_back: (forgotten) => {
      putBack(forgotten);
      kept = [forgotten.preset, ...kept];
      return { value: null, topics: ['Settings'] };
    },
  });
  render(SheetPresets);
  return { putBack };
}

it('says what the columns of a table become, forgets it, and puts it back', async () => {
  const { putBack } = remembering([FILME]);
  expect(await screen.findByText('Film is Title and Sterne is Score')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Forget how filme.csv is read' }));
  expect(await screen.findByText('None is remembered yet.')).toBeTruthy();

  const slip = toasts.list.at(-1);
  expect(slip?.action?.label).toBe('Put back');
  slip?.action?.act();
  expect(await screen.findByText('filme.csv')).toBeTruthy();
  expect(putBack).toHaveBeenCalledWith({ preset: FILME, place: 0 });
});

it('says so where nothing is remembered', async () => {
  remembering([]);
  expect(await screen.findByText('None is remembered yet.')).toBeTruthy();
});

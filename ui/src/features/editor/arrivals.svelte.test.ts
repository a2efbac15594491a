import { expect, it, vi } from 'vitest';

import { drops } from '../../app/drops.svelte';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Still } from '../../lib/ipc/generated/Still';
import { Arrivals } from './arrivals.svelte';
import type { Desk } from './desk.svelte';
import type { Panels } from './panels.svelte';

const files = ['walk', 'lens'].map((name, token) => ({ token, name, kind: 'Picture', bytes: 1 })) as unknown as Offered[];

/** A desk whose text is on the left of the window, and its facts' drop zones on the right. */
function laid(taken = files.length) {
  const zone = document.createElement('div');
  document.elementFromPoint = (x) => (x < 500 ? null : zone);
  const panels = { text: true, showText: vi.fn(), showFacts: vi.fn() };
  const pane = { holds: ({ x }: { x: number }) => x < 500, insert: vi.fn() };
  const facts = {
    takePoster: vi.fn(() => Promise.resolve()),
    takeStills: vi.fn((sources: readonly unknown[]) =>
      Promise.resolve((sources as Offered[]).slice(0, taken).map(({ name }) => ({ name, caption: '' }) as Still)),
    ),
  };
  const arrivals = new Arrivals({} as Desk, panels as unknown as Panels, { pane: () => pane, facts: () => facts });
  const stop = $effect.root(() => arrivals.listen());
  return { zone, panels, pane, facts, stop };
}

it('writes what is let go over the text where it was let go, one after the other', async () => {
  const { pane, panels, stop } = laid();
  await vi.waitFor(() => expect(drops.drop(files, { x: 10, y: 20 })).toBe(true));
  await vi.waitFor(() => expect(pane.insert).toHaveBeenCalledTimes(2));
  expect(pane.insert.mock.calls).toEqual([
    ['![](still:walk)', { from: 2, to: 2 }, { x: 10, y: 20 }],
    ['![](still:lens)', { from: 2, to: 2 }, undefined],
  ]);
  expect(panels.showFacts).not.toHaveBeenCalled();
  stop();
});

it('shows the facts, where it says why, when a picture could not be taken', async () => {
  const { panels, pane, stop } = laid(1);
  await vi.waitFor(() => expect(drops.drop(files, { x: 10, y: 20 })).toBe(true));
  await vi.waitFor(() => expect(panels.showFacts).toHaveBeenCalled());
  expect(pane.insert).toHaveBeenCalledTimes(1);
  stop();
});

it('makes a poster of what is let go over the poster, and stills of the rest', async () => {
  const { zone, facts, pane, stop } = laid();
  await vi.waitFor(() => expect(drops.drop(files, { x: 900, y: 20 })).toBe(true));
  expect(facts.takeStills).toHaveBeenCalledWith(files);
  zone.dataset['drop'] = 'poster';
  drops.drop(files, { x: 900, y: 20 });
  expect(facts.takePoster).toHaveBeenCalledWith(files[0]);
  expect(pane.insert).not.toHaveBeenCalled();
  stop();
});

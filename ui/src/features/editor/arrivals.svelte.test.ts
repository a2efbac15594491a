import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';

import { drops } from '../../app/drops.svelte';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Still } from '../../lib/ipc/generated/Still';
import { Arrivals } from './arrivals.svelte';
import type { Desk } from './desk.svelte';
import type { Panels } from './panels.svelte';

/** Pastes a picture where `target` is; jsdom has no clipboard of its own. */
function paste(target: Element, type = 'image/png'): Event {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const clipboardData = { files: [new File(['png'], 'poster.png', { type })], getData: () => '' };
  target.dispatchEvent(Object.assign(event, { clipboardData }));
  return event;
}

const files = ['walk', 'lens'].map((name, token) => ({ token, name, kind: 'Picture', bytes: 1 })) as unknown as Offered[];

/** A desk whose text is on the left of the window, and its facts' drop zones on the right. */
function laid(taken = files.length) {
  const zone = document.createElement('div');
  document.elementFromPoint = (x) => (x < 500 ? null : zone);
  const panels = { text: true, showText: vi.fn(), showFacts: vi.fn() };
  const pane = { holds: ({ x }: { x: number }) => x < 500, insert: vi.fn() };
  const facts = {
    takePoster: vi.fn((_source: unknown) => Promise.resolve()),
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

it('makes a poster of what is pasted where the pointer or the focus came last, and stills of the rest', () => {
  const { facts, panels, stop } = laid();
  const poster = document.body.appendChild(document.createElement('button'));
  poster.dataset['drop'] = 'poster';
  const beside = document.body.appendChild(document.createElement('p'));
  flushSync();

  expect(paste(document.body).defaultPrevented).toBe(true);
  expect(facts.takeStills).toHaveBeenCalledTimes(1);
  expect(panels.showFacts).toHaveBeenCalled();

  poster.dispatchEvent(new Event('pointerover', { bubbles: true }));
  paste(document.body);
  expect(facts.takePoster.mock.calls).toMatchObject([[{ name: 'poster.png' }]]);

  beside.dispatchEvent(new Event('pointerover', { bubbles: true }));
  paste(document.body);
  expect(facts.takeStills).toHaveBeenCalledTimes(2);

  poster.focus();
  paste(poster);
  expect(facts.takePoster).toHaveBeenCalledTimes(2);
  poster.remove();
  stop();
});

it('leaves to a field, and to a dialog, what is pasted there, and what is no picture', () => {
  const { facts, stop } = laid();
  const field = document.body.appendChild(document.createElement('input'));
  flushSync();
  expect(paste(field).defaultPrevented).toBe(false);
  expect(paste(document.body, 'text/plain').defaultPrevented).toBe(false);
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.open = true;
  expect(paste(document.body).defaultPrevented).toBe(false);
  expect(facts.takeStills).not.toHaveBeenCalled();
  dialog.remove();
  stop();
  expect(paste(document.body).defaultPrevented).toBe(false);
});

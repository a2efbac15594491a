import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { toasts } from '../app/toasts.svelte';
import type { DraftSave } from '../lib/ipc/generated/DraftSave';
import { blank } from '../test/editing';
import { answer } from '../test/ipc';
import EditorView from './EditorView.svelte';

// jsdom lays nothing out; CodeMirror asks all the same.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
document.elementFromPoint = () => null;

const route = { view: 'edit', id: 'new', search: {} } as const;

let full: boolean;
let drafts: DraftSave[];

beforeEach(() => {
  full = true;
  drafts = [];
  toasts.list = [];
  const refused = { code: 'File', message: 'The disk is full.', field: null } as const;
  answer({
    window_spell: () => null,
    review_editing: () => blank(),
    verdict_scale: () => [],
    viewings_on: () => [],
    review_preview: () =>
      ({ html: '', lead: null, headings: [], words: 0, readingMinutes: 1, stillsUsed: [], lines: [0] }) as never,
    film_complete: () => [],
    viewing_complete: () => [],
    review_save: () => {
      throw refused;
    },
    draft_save: (req) => {
      if (full) throw refused;
      drafts.push(req);
      return { value: { draft: 4, savedAt: new Date().toISOString() }, topics: [] } as never;
    },
  });
});

/** Writes a title and leaves by the address, while the disk is full. */
async function left(title: string) {
  const { unmount } = render(EditorView, { route });
  await userEvent.setup().type(await screen.findByLabelText('Title'), title);
  unmount();
  await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toContain('The disk is full.'));
}

it('holds what was written when nothing takes it, and opens on it again with the failure said', async () => {
  await left('The Keeper of Low Water');
  expect(toasts.list.at(-1)).toMatchObject({ tone: 'danger', action: { label: 'Open it' } });

  const { unmount } = render(EditorView, { route });
  expect(await screen.findByLabelText('Title')).toHaveProperty('value', 'The Keeper of Low Water');
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');

  full = false;
  unmount();
  await vi.waitFor(() => expect(drafts.map(({ form }) => form.facts.title)).toEqual(['The Keeper of Low Water']));
});

it('goes on trying to keep what is held, and then opens on a blank page again', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await left('Absents');
  full = false;
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toBe('What you wrote is among the drafts now.'));
  expect(drafts).toHaveLength(1);

  render(EditorView, { route });
  expect(await screen.findByLabelText('Title')).toHaveProperty('value', '');
});

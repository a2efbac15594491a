import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import { pressed } from '../../app/shortcuts.svelte';
import { toasts } from '../../app/toasts.svelte';
import type { AnnualLineKeep } from '../../lib/ipc/generated/AnnualLineKeep';
import type { ReviewDetail } from '../../lib/ipc/generated/ReviewDetail';
import { answer } from '../../test/ipc';
import LineKeeper from './LineKeeper.svelte';

// jsdom lays nothing out, and marks nothing.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
const marks = new Map<string, Range[]>();
vi.stubGlobal('CSS', { highlights: marks });
vi.stubGlobal('Highlight', Array);

let kept: string[];
let turned: AnnualLineKeep[];
let article: HTMLElement;
let show: () => void;

/** The review as the journal has it. */
function review(): ReviewDetail {
  return { id: 1, page: { html: '' }, keptLines: kept } as unknown as ReviewDetail;
}

beforeEach(() => {
  kept = [];
  turned = [];
  toasts.list = [];
  answer({
    annual_line_keep: (req) => {
      turned.push(req);
      kept = req.keep ? [...kept, req.text] : kept.filter((text) => text !== req.text);
      show();
      return { value: null, topics: ['Reviews'] };
    },
  });
  article = document.body.appendChild(document.createElement('article'));
  article.innerHTML =
    '<p class="credits">Hanne Marder</p><div class="written"><p>The tide\nkeeps its <em>own</em> accounts. Nothing is explained.</p></div>';
  const { rerender } = render(LineKeeper, { review: review(), article });
  show = () => void rerender({ review: review() });
  return () => article.remove();
});

/** Selects from one place of the text to another, or beside the text. */
function select(from: [string, string], to: [string, string]) {
  const at = ([element, words]: [string, string], isEnd: boolean): [Node, number] => {
    const node = document.evaluate(`.//${element}/text()[contains(., "${words}")]`, article, null, 9, null).singleNodeValue as Text;
    return [node, node.data.indexOf(words) + (isEnd ? words.length : 0)];
  };
  getSelection()?.setBaseAndExtent(...at(from, false), ...at(to, true));
  document.dispatchEvent(new Event('selectionchange'));
}

it('keeps what is selected, marks it, and lets it go again', async () => {
  select(['p', 'The tide'], ['p', 'accounts.']);
  await userEvent.click(await screen.findByRole('button', { name: /Keep this line/ }));
  const text = 'The tide keeps its own accounts.';
  await vi.waitFor(() => expect(turned).toEqual([{ review: 1, text, keep: true }]));
  await vi.waitFor(() => expect(toasts.list.at(-1)).toMatchObject({ text: 'Kept for the annual.', undo: true }));
  await vi.waitFor(() => expect(marks.get('kept')?.map(String)).toEqual(['The tide\nkeeps its own accounts.']));

  // A part of a kept line is of that line.
  select(['em', 'own'], ['p', 'accounts.']);
  await userEvent.click(await screen.findByRole('button', { name: /Keep it no longer/ }));
  await vi.waitFor(() => expect(turned.at(-1)).toEqual({ review: 1, text, keep: false }));
  await vi.waitFor(() => expect(marks.has('kept')).toBe(false));
});

it('marks what was kept before as soon as it is shown', async () => {
  kept = ['Nothing is explained.'];
  show();
  await vi.waitFor(() => expect(marks.get('kept')?.map(String)).toEqual(['Nothing is explained.']));
});

it('does it by key, too', async () => {
  select(['p', 'Nothing'], ['p', 'explained.']);
  await screen.findByRole('button', { name: /Keep this line/ });
  pressed(new KeyboardEvent('keydown', { key: 's' }));
  await vi.waitFor(() => expect(turned).toEqual([{ review: 1, text: 'Nothing is explained.', keep: true }]));
});

it('offers nothing for what is not of the review’s words', async () => {
  select(['p', 'Hanne'], ['p', 'Marder']);
  await Promise.resolve();
  expect(screen.queryByRole('button')).toBeNull();
});

it('says why a line cannot be kept', async () => {
  answer({
    annual_line_keep: () => {
      throw { code: 'Invalid', message: 'The review does not say this as it stands.', field: 'text' };
    },
  });
  select(['p', 'Nothing'], ['p', 'explained.']);
  await userEvent.click(await screen.findByRole('button', { name: /Keep this line/ }));
  await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toBe('The review does not say this as it stands.'));
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import type { PieceBring } from '../../lib/ipc/generated/PieceBring';
import type { PieceBrought } from '../../lib/ipc/generated/PieceBrought';
import type { PieceRead } from '../../lib/ipc/generated/PieceRead';
import type { Score } from '../../lib/ipc/generated/Score';
import { answer } from '../../test/ipc';
import { Correcting, pastedReview } from './correcting.svelte';
import Correction from './Correction.svelte';

const read = {
  fileName: 'page.txt',
  kind: 'text',
  source: '1974\nThe Keeper\n',
  films: [],
  hereAlready: null,
  piece: {
    form: {
      film: null,
      facts: {
        title: 'The Keeper', originalTitle: null, language: null, year: 1974, tagline: '', runtimeMin: 121,
        directors: ['Hanne Marder'], writers: [], cast: [], genres: [], countries: [], languages: [], ids: [],
      },
      viewing: null,
      watch: null,
      text: { headline: '', body: 'It opens on the flats.', summary: '', verdict: null, spoilers: false, private: false, language: null },
    },
    pictures: [{ name: 'scene-1', poster: false, caption: '', source: { kind: 'nowhere' } }],
    uid: null,
    draft: false,
    writtenOn: null,
    otherFrontMatter: '',
    origins: [{ field: 'title', line: 2, text: 'The Keeper' }],
    leftOut: [{ line: 9, text: 'Share', why: 'furniture' }],
  },
} as unknown as PieceRead;

const brought = { report: {}, review: 3 } as unknown as PieceBrought;

function shown(piece = read) {
  const onbrought = vi.fn();
  const correcting = new Correcting({ pasted: 'x' }, piece);
  render(Correction, { correcting, oncancel: vi.fn(), onopen: vi.fn(), onbrought });
  return onbrought;
}

it('shows each field with the line it came from, and brings in what was corrected', async () => {
  const asked: PieceBring[] = [];
  answer({
    piece_bring_in: (req) => {
      asked.push(req);
      return { value: brought, topics: [] };
    },
    score_read: () => 95 as Score,
    film_complete: () => [],
    viewing_complete: () => [],
  });
  const onbrought = shown();
  expect(screen.getByText('Line 2: The Keeper')).toBeTruthy();
  expect(screen.getByText('A picture stood here')).toBeTruthy();
  expect(screen.getByText('One line is left out')).toBeTruthy();

  const title = screen.getByRole('textbox', { name: 'Title' });
  await userEvent.clear(title);
  await userEvent.type(title, 'The Keeper of Low Water');
  await userEvent.type(screen.getByRole('textbox', { name: 'Score out of ten' }), '9,5');
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  expect(onbrought).toHaveBeenCalledWith(brought);
  expect(asked[0]?.form.facts.title).toBe('The Keeper of Low Water');
  expect(asked[0]?.form.watch?.score).toBe(95);
});

it('keeps what was typed when a field is refused', async () => {
  answer({
    score_read: () => null,
    piece_bring_in: () => {
      throw { code: 'Invalid', message: 'A film needs a title.', field: 'title' };
    },
  });
  const onbrought = shown();
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('A film needs a title.');
  expect(onbrought).not.toHaveBeenCalled();
});

it('asks which film it is where several fit, before anything is sent', async () => {
  answer({});
  const films = [1, 2].map((film) => ({ film, title: 'The Keeper', year: 1974, directors: [] }));
  shown({ ...read, films } as unknown as PieceRead);
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Which one is it?');
});

it('takes the markup of a page from the clipboard, and the text of anything else', () => {
  const holding = (html: string, text: string) =>
    ({ getData: (kind: string) => (kind === 'text/html' ? html : text) }) as unknown as DataTransfer;
  expect(pastedReview(holding('<p>A</p>', 'A'))).toBe('<html><body><p>A</p></body></html>');
  expect(pastedReview(holding('<div style="color:red"><span># A</span></div>', '# A'))).toBe('# A');
  expect(pastedReview(holding('', ' '))).toBeUndefined();
});

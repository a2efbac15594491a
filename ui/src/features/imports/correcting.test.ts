import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import type { PieceBring } from '../../lib/ipc/generated/PieceBring';
import type { PieceBrought } from '../../lib/ipc/generated/PieceBrought';
import type { PieceRead } from '../../lib/ipc/generated/PieceRead';
import type { Score } from '../../lib/ipc/generated/Score';
import { unkept } from '../../app/unkept.svelte';
import { answer } from '../../test/ipc';
import { blank } from '../viewings/blank';
import CorrectAlone from './CorrectAlone.svelte';
import { Correcting } from './correcting.svelte';
import { pastedReview } from './source';
import { takenOver } from './takenOver';

const read = {
  fileName: 'page.txt',
  kind: 'text',
  source: '1974\nThe Keeper\n',
  films: [],
  asks: false,
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
    keys: [],
    origins: [{ field: 'title', line: 2, text: 'The Keeper' }],
    leftOut: [{ line: 9, text: 'Share', why: 'furniture' }],
  },
} as unknown as PieceRead;

const brought = { report: {}, review: 3, asks: [] } as unknown as PieceBrought;

function shown(piece = read) {
  const onbrought = vi.fn();
  const correcting = new Correcting({ pasted: 'x' }, piece);
  render(CorrectAlone, { correcting, oncancel: vi.fn(), onopen: vi.fn(), onbrought });
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
  expect(asked[0]?.edit.form.facts.title).toBe('The Keeper of Low Water');
  expect(asked[0]?.edit.form.watch?.score).toBe(95);
});

/** The same note, with two keys that its front matter holds. */
function note(chosen: 'scoreOfFive' | null, score: number | null): PieceRead {
  const watch = score === null ? null : { ...blank(), score: score as Score };
  const keys = [
    { key: 'title', value: 'The Keeper', line: 2, builtIn: 'title', chosen: null },
    { key: 'Sterne', value: '4.5', line: 3, builtIn: 'leaveOut', chosen },
  ];
  return { ...read, kind: 'markdown', piece: { ...read.piece, form: { ...read.piece.form, watch }, keys } } as PieceRead;
}

it('lets the person say what a key becomes, and keeps what they had typed elsewhere', async () => {
  const told: unknown[] = [];
  answer({
    piece_key: (req) => {
      told.push(req);
      return { value: null, topics: ['Settings'] };
    },
    piece_read: () => note('scoreOfFive', 90),
    film_complete: () => [],
    viewing_complete: () => [],
  });
  shown(note(null, null));
  expect(screen.getByText('2 keys, one of them becomes nothing')).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Tagline' }), 'The sea keeps books.');
  const becomes = screen.getByRole('combobox', { name: 'Sterne becomes' });
  await userEvent.selectOptions(becomes, 'Score, out of five');
  expect(told).toEqual([{ key: 'Sterne', meaning: 'scoreOfFive' }]);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Score out of ten' })).toHaveProperty('value', '9.0'));
  expect(screen.getByRole('textbox', { name: 'Tagline' })).toHaveProperty('value', 'The sea keeps books.');

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sterne becomes' }), 'Nothing; kept with the note');
  expect(told[1]).toEqual({ key: 'Sterne', meaning: null });
});

it('takes a second reading over where nothing was typed since the first', () => {
  const shown = { a: 1, b: { c: 'typed', d: 'read' }, e: [1] };
  const before = { a: 1, b: { c: 'was', d: 'read' }, e: [1] };
  expect(takenOver(shown, before, { a: 2, b: { c: 'new', d: 'again' }, e: [2] })).toEqual({
    a: 2,
    b: { c: 'typed', d: 'again' },
    e: [2],
  });
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
  shown({ ...read, films, asks: true } as unknown as PieceRead);
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Which one?');
});

it('asks which of two dates it is, and takes that it has none', async () => {
  const sent: PieceBring['edit'][] = [];
  answer({
    score_read: () => null,
    piece_bring_in: ({ edit }) => {
      sent.push(edit);
      return { value: brought, topics: [] };
    },
    film_complete: () => [],
    viewing_complete: () => [],
  });
  const openDate = { key: 'watched', said: '01.03.2024', readings: ['2024-03-01', '2024-01-03'] };
  const onbrought = shown({ ...read, piece: { ...read.piece, openDate } } as unknown as PieceRead);
  const bringIn = () => userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  await bringIn();
  expect((await screen.findByRole('alert')).textContent).toContain('Say which date it is');
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '1 March 2024' }));
  expect(onbrought).not.toHaveBeenCalled();

  const choice = (name: string) => screen.getByRole('radio', { name });
  await userEvent.click(choice('3 January 2024'));
  expect(screen.queryByRole('alert')).toBeNull();
  await bringIn();
  await userEvent.click(choice('No date'));
  expect(choice('3 January 2024')).toHaveProperty('checked', false);
  await bringIn();
  expect(sent.map(({ form }) => form.watch?.watchedOn ?? null)).toEqual(['2024-01-03', null]);
});

it('takes the markup of a page from the clipboard, and the text of anything else', () => {
  const holding = (html: string, text: string) =>
    ({ getData: (kind: string) => (kind === 'text/html' ? html : text) }) as unknown as DataTransfer;
  expect(pastedReview(holding('<p>A</p>', 'A'))).toBe('<html><body><p>A</p></body></html>');
  expect(pastedReview(holding('<div style="color:red"><span># A</span></div>', '# A'))).toBe('# A');
  expect(pastedReview(holding('', ' '))).toBeUndefined();
});

it('asks which stands where the journal says otherwise, before anything is written', async () => {
  const sent: PieceBring['edit'][] = [];
  const asks = [{ field: 'score', mine: '8.0', theirs: '9.0', stands: 'mine' }];
  answer({
    score_read: () => 90 as Score,
    piece_bring_in: ({ edit }) => {
      sent.push(edit);
      return { value: { ...brought, asks: edit.onConflict === null ? asks : [] } as unknown as PieceBrought, topics: [] };
    },
    film_complete: () => [],
    viewing_complete: () => [],
  });
  const onbrought = shown();
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  expect(onbrought).not.toHaveBeenCalled();
  expect(screen.getByRole('heading', { name: 'The journal says otherwise' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: /^Keep 8\.0/ }));

  await userEvent.click(screen.getByRole('radio', { name: /^Take 9\.0/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  expect(onbrought).toHaveBeenCalled();
  expect(sent.map((edit) => edit.onConflict)).toEqual([null, 'theirs']);
});

it('has what was corrected again when the file is read again, and no more once it is brought in or thrown away', async () => {
  answer({
    piece_read: () => read,
    piece_bring_in: () => ({ value: brought, topics: [] }),
    score_read: () => null,
    film_complete: () => [],
    viewing_complete: () => [],
  });
  const place = () => screen.getByRole('textbox', { name: 'Place' });
  const open = async () => {
    const correcting = await Correcting.of({ pasted: 'x' });
    return render(CorrectAlone, { correcting, oncancel: vi.fn(), onopen: vi.fn(), onbrought: vi.fn() });
  };
  const { unmount } = await open();
  expect(screen.queryByText(/You corrected this earlier/)).toBeNull();
  await userEvent.type(place(), 'Kino Arkaden');
  expect(unkept.places).toEqual(['Corrections of page.txt']);
  unmount();

  const again = await open();
  expect(place()).toHaveProperty('value', 'Kino Arkaden');
  expect(screen.getByText(/You corrected this earlier/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'As the file has it' }));
  expect(place()).toHaveProperty('value', '');
  expect(unkept.places).toEqual([]);
  await userEvent.type(place(), 'At home');
  await userEvent.click(screen.getByRole('button', { name: 'Bring in' }));
  await waitFor(() => expect(unkept.places).toEqual([]));
  again.unmount();

  await open();
  await userEvent.type(place(), 'At home');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(unkept.places).toEqual([]);
});

it('puts what was corrected into the fields of a file that has changed since', async () => {
  const reading = (title: string, body: string) => {
    const other = structuredClone(read);
    Object.assign(other.piece.form.facts, { title });
    Object.assign(other.piece.form.text, { body });
    answer({ piece_read: () => other });
    return Correcting.of({ pasted: 'x' });
  };
  const first = await reading('The Keeper', 'It opens on the flats.');
  first.form.facts.title = 'The Keeper of Low Water';
  unkept.put(first.place, 'Corrections', JSON.stringify(first.corrections));
  const second = await reading('Keeper', 'It opens on the flats, at night.');
  expect(second.form.facts.title).toBe('The Keeper of Low Water');
  expect(second.form.text.body).toBe('It opens on the flats, at night.');
  expect(second.resumed).toBe(true);
  unkept.forget(first.place);
});

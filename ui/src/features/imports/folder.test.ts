import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import type { FolderAsked } from '../../lib/ipc/generated/FolderAsked';
import type { FolderRead } from '../../lib/ipc/generated/FolderRead';
import type { ImportRecognised } from '../../lib/ipc/generated/ImportRecognised';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { PieceFound } from '../../lib/ipc/generated/PieceFound';
import type { PieceRead } from '../../lib/ipc/generated/PieceRead';
import { unkept } from '../../app/unkept.svelte';
import { answer } from '../../test/ipc';
import { Bringing } from './bringing.svelte';
import CorrectOfFolder from './CorrectOfFolder.svelte';
import FolderCheck from './FolderCheck.svelte';

const recognised: ImportRecognised = {
  fileName: 'Reviews',
  kind: 'pieces',
  source: null,
  asks: { timeZone: false, dateOrder: false, filmsAre: false, allRated: false },
  timeZone: 'Europe/Lisbon',
  sheet: null,
};

/** What has to be there by now. */
function promised<T>(it: T | undefined): T {
  if (it === undefined) throw new Error('It is not there.');
  return it;
}

const offered = { token: 5, name: 'notes', kind: 'Folder', bytes: 0 } as unknown as Offered;

const found = (file: string, more: Partial<PieceFound> = {}): PieceFound => ({
  file,
  kind: 'markdown',
  title: 'Salt Roads',
  year: 1999,
  score: null,
  outcome: 'comesIn',
  conflicts: [],
  problems: [],
  ...more,
});

const files = [
  found('a.md', { problems: ['The picture none.png is not beside the file.', 'Another.'] }),
  found('b.md', { title: 'Nine Winters' }),
  found('c.md', { title: '', outcome: 'waits', problems: ['No title was found in it.'] }),
  found('d.pdf', { kind: null, title: '', outcome: 'noReview' }),
];

const piece = {
  fileName: 'c.md', kind: 'markdown', source: 'x', films: [], asks: false, hereAlready: null,
  piece: {
    form: {
      film: null, viewing: null, watch: null,
      facts: {
        title: '', originalTitle: null, language: null, year: null, tagline: '', runtimeMin: null,
        directors: [], writers: [], cast: [], genres: [], countries: [], languages: [], ids: [],
      },
      text: { headline: '', body: 'x', summary: '', verdict: null, spoilers: false, private: false, language: null },
    },
    pictures: [], uid: null, draft: false, writtenOn: null, otherFrontMatter: '', keys: [], origins: [], leftOut: [],
  },
} as unknown as PieceRead;

const asked: FolderAsked[] = [];

beforeEach(() => {
  asked.length = 0;
  unkept.clear();
  // jsdom lays nothing out: the list is as high as it says and wholly in the window.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  const rows = { read: 4, new: 2, same: 0, merged: 0, conflict: 0, skipped: 1, unreadable: 1 };
  const report = { import: null, fileName: 'notes', madeAt: '', receipt: { rows } };
  answer({
    import_recognise: () => recognised,
    piece_folder_read: (req) => {
      asked.push(req);
      return { report, files } as unknown as FolderRead;
    },
    piece_folder_bring_in: (req) => {
      asked.push(req);
      return { value: report, topics: [] } as never;
    },
    piece_read: () => piece,
    score_read: () => null,
    film_complete: () => [],
    viewing_complete: () => [],
  });
});

async function looked(): Promise<Bringing> {
  const bringing = new Bringing();
  await bringing.check(offered);
  return bringing;
}

it('lists every file with what it became, and brings in what is not left out', async () => {
  const bringing = await looked();
  const folder = promised(bringing.folder);
  const onopen = vi.fn();
  render(FolderCheck, { folder, onopen, onback: vi.fn(), onorder: vi.fn(), onrun: () => void bringing.run() });
  expect(screen.getByText('4 files')).toBeTruthy();
  expect(screen.getByText('2 reviews come in.')).toBeTruthy();
  expect(screen.getByText(/none\.png is not beside the file/).textContent).toContain('One more.');
  expect(screen.getByText('Waits for you')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Open d.pdf' })).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Leave out Nine Winters' }));
  expect(screen.getByText('One review comes in.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Take in Nine Winters' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open c.md' }));
  expect(onopen).toHaveBeenCalledWith('c.md');
  await userEvent.click(screen.getByRole('button', { name: 'Bring it in' }));
  expect(asked[1]).toMatchObject({ folder: 5, leftOut: ['b.md'], corrected: [] });
  expect(bringing.stage).toBe('receipt');
});

it('keeps the corrections of a file, and looks at the folder again with them', async () => {
  const bringing = await looked();
  await bringing.open('c.md');
  const onkeep = vi.fn((edit) => void bringing.keep(edit));
  render(CorrectOfFolder, { correcting: promised(bringing.correcting), onopen: vi.fn(), onkeep });
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'The Flats');
  await userEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
  await vi.waitFor(() => expect(bringing.stage).toBe('check'));
  expect(asked).toHaveLength(2);
  expect(asked[1]?.corrected).toMatchObject([{ file: 'c.md', edit: { form: { facts: { title: 'The Flats' } } } }]);

  await bringing.open('c.md');
  expect(bringing.correcting?.form.facts.title).toBe('The Flats');
});

it('goes on with what was corrected before the window was killed, until it is brought in', async () => {
  const killed = await looked();
  await killed.open('c.md');
  const { unmount } = render(CorrectOfFolder, { correcting: promised(killed.correcting), onopen: vi.fn(), onkeep: vi.fn() });
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'The Flats');
  unmount();
  asked.length = 0;

  const bringing = await looked();
  expect(asked.map(({ corrected }) => corrected.length)).toEqual([0, 1]);
  expect(asked[1]?.corrected).toMatchObject([{ file: 'c.md', edit: { form: { facts: { title: 'The Flats' } } } }]);
  await bringing.open('c.md');
  expect(bringing.correcting?.form.facts.title).toBe('The Flats');
  bringing.stage = 'check';
  await bringing.run();
  expect(unkept.places).toEqual([]);
});

it('looks at nothing again where nothing was changed', async () => {
  const bringing = await looked();
  await bringing.open('c.md');
  const correcting = promised(bringing.correcting);
  await bringing.keep(promised(await correcting.corrected()));
  expect(asked).toHaveLength(1);
  expect(bringing.stage).toBe('check');
});

it('asks once in which order the dates stand, and reads the folder so', async () => {
  answer({
    import_recognise: () => recognised,
    piece_folder_read: (req) => {
      asked.push(req);
      const waits = found('a.md', { title: 'Kites', outcome: req.dateOrder ? 'comesIn' : 'waits' });
      return { asksDateOrder: !req.dateOrder, files: [waits] } as unknown as FolderRead;
    },
  });
  const bringing = await looked();
  const onorder = vi.fn((order) => void bringing.order(order));
  render(FolderCheck, { folder: promised(bringing.folder), onopen: vi.fn(), onback: vi.fn(), onorder, onrun: vi.fn() });
  const order = () => screen.getByRole('combobox', { name: 'How are its dates written?' });
  expect(order()).toHaveProperty('value', '');
  await userEvent.selectOptions(order(), 'Day first: 31/12/2026');
  expect(asked.map(({ dateOrder }) => dateOrder)).toEqual([null, 'dayFirst']);
  await vi.waitFor(() => expect(screen.getByText('One review comes in.')).toBeTruthy());
  expect(order()).toHaveProperty('value', 'dayFirst');
});

it('reads the folder as before where looking at it again is called off', async () => {
  let calls = 0;
  answer({
    import_recognise: () => recognised,
    piece_folder_read: () => {
      calls += 1;
      if (calls > 1) throw { code: 'Cancelled', message: 'Called off.', field: null };
      return { asksDateOrder: true, files: [] } as unknown as FolderRead;
    },
  });
  const bringing = await looked();
  await bringing.order('monthFirst');
  expect(bringing.stage).toBe('check');
  expect(bringing.folder?.dateOrder).toBeNull();
});

it('asks which stands where the journal says otherwise, for all files and for single ones', async () => {
  const differs = (file: string, title: string) =>
    found(file, { title, outcome: 'conflict', conflicts: [{ field: 'score', mine: '8.0', theirs: '9.0', stands: 'mine' }] });
  answer({
    import_recognise: () => recognised,
    piece_folder_read: () => ({ files: [differs('a.md', 'Salt Roads'), differs('b.md', 'Nine Winters')] }) as unknown as FolderRead,
    piece_folder_bring_in: (req) => {
      asked.push(req);
      return { value: {}, topics: [] } as never;
    },
  });
  const folder = promised((await looked()).folder);
  render(FolderCheck, { folder, onopen: vi.fn(), onback: vi.fn(), onorder: vi.fn(), onrun: () => void folder.bringIn(1 as never, vi.fn()) });
  expect(screen.getAllByText('Two scores, yours kept')).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Bring it in' })).toHaveProperty('disabled', true);

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which stands of Nine Winters?' }), 'Keep both');
  expect(screen.getByText('Two scores, both kept')).toBeTruthy();
  expect(screen.getByText('One review comes in.')).toBeTruthy();
  const all = screen.getByRole('combobox', { name: '2 files differ from the journal. Which stands?' });
  await userEvent.selectOptions(all, 'Take the file’s');
  expect(screen.getAllByText('Two scores, the file’s taken')).toHaveLength(2);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which stands of Salt Roads?' }), 'Keep yours');
  await userEvent.click(screen.getByRole('button', { name: 'Bring it in' }));
  expect(asked[0]).toMatchObject({ onConflict: 'theirs', answered: [{ file: 'a.md', answer: 'mine' }] });
});

import { expect, it, vi } from 'vitest';

import type { ImportReading } from '../../lib/ipc/generated/ImportReading';
import type { ImportRecognised } from '../../lib/ipc/generated/ImportRecognised';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { SheetMapping } from '../../lib/ipc/generated/SheetMapping';
import { answer } from '../../test/ipc';
import { Recognising } from './recognising.svelte';

const file = { token: 3, name: 'films.csv', kind: 'Table', bytes: 2_048 } as unknown as Offered;
const reading: ImportReading = { timeZone: null, dateOrder: null, filmsAre: null, sheet: null };

const mapping: SheetMapping = {
  columns: [
    { name: 'Film', becomes: 'title' },
    { name: 'Sterne', becomes: 'leaveOut' },
  ],
  scoreBest: null,
  dateOrder: null,
  separator: ';',
  encoding: 'utf-8',
  decimalComma: null,
  listSeparators: null,
  headingRow: 1,
  sheet: null,
};

function recognised(over: Partial<ImportRecognised> = {}, map: SheetMapping = mapping): ImportRecognised {
  const column = { first: [], filled: 2, mangled: 0, largest: null, dateOrder: null, dateOrderOpen: false, instants: false };
  return {
    fileName: 'films.csv',
    kind: 'rows',
    source: 'sheet',
    asks: { timeZone: false, dateOrder: false, filmsAre: false, allRated: false },
    timeZone: 'Europe/Lisbon',
    sheet: {
      bytes: 2_048,
      rows: 2,
      encoding: 'UTF-8',
      separator: ';',
      headingRow: 1,
      sheets: [],
      columns: map.columns.map(({ name }) => ({ ...column, name })),
      mapping: map,
      shape: 'abc',
      remembered: false,
    },
    ...over,
  };
}

it('says what one column becomes, keeps what the others do, and looks at the table again', async () => {
  const asked: ImportReading[] = [];
  answer({
    import_recognise: ({ reading }) => {
      asked.push(reading);
      return recognised({}, reading.sheet ?? mapping);
    },
    import_sheet_rows: () => [],
  });
  const recognising = new Recognising(file, recognised(), reading);
  await recognising.become('Sterne', 'score');
  expect(asked[0]?.sheet?.columns).toEqual([
    { name: 'Film', becomes: 'title' },
    { name: 'Sterne', becomes: 'score' },
  ]);
  expect(recognising.reading.sheet?.columns[1]?.becomes).toBe('score');
  await recognising.map({ scoreBest: 5 });
  expect(asked[1]?.sheet?.scoreBest).toBe(5);
  expect(asked[1]?.sheet?.columns[1]?.becomes).toBe('score');
});

it('stays open until every question is answered and a column is the title', async () => {
  answer({ import_recognise: () => recognised(), import_sheet_rows: () => [] });
  const untitled = { ...mapping, columns: [{ name: 'Film', becomes: 'leaveOut' as const }] };
  expect(new Recognising(file, recognised({}, untitled), reading).open).toBe(true);
  const asks = { timeZone: true, dateOrder: true, filmsAre: true, allRated: false };
  const recognising = new Recognising(file, recognised({ asks, sheet: null }), reading);
  expect(recognising.open).toBe(true);
  await recognising.say({ dateOrder: 'dayFirst' });
  expect(recognising.open).toBe(true);
  await recognising.say({ filmsAre: 'wanted' });
  expect(recognising.open).toBe(false);
});

it('keeps what was said when the table can’t be read so', async () => {
  answer({
    import_recognise: () => {
      throw { code: 'BadFile', message: 'films.csv: It has no second sheet.', field: null };
    },
    import_sheet_rows: () => [],
  });
  const recognising = new Recognising(file, recognised(), reading);
  await recognising.turnTo('Other');
  expect(recognising.problem).toBe('films.csv: It has no second sheet.');
  expect(recognising.reading.sheet).toEqual(mapping);
});

it('keeps the table as it was read when reading it again is called off', async () => {
  const cancelled: number[] = [];
  let stop: (() => void) | undefined;
  answer({
    import_recognise: () =>
      new Promise((_, refuse) => {
        stop = () => refuse({ code: 'Cancelled', message: 'Cancelled.', field: null });
      }) as never,
    import_sheet_rows: () => [],
    job_cancel: (job) => (cancelled.push(job), stop?.(), null),
  });
  const recognising = new Recognising(file, recognised(), reading);
  const change = recognising.become('Sterne', 'score');
  await vi.waitFor(() => expect(stop).toBeDefined());
  await recognising.stop();
  await change;
  expect(cancelled).toHaveLength(1);
  expect(recognising.problem).toBeUndefined();
  expect(recognising.recognised.sheet?.mapping).toEqual(mapping);
});

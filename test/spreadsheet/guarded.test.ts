import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import type { readGuarded } from '../../src/spreadsheet/guarded.ts';
import { pack, unpack } from '../../src/spreadsheet/packed.ts';
import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import type { Cell, CellValue } from '../../src/spreadsheet/spreadsheet.ts';
import { sheet } from './make-workbook.ts';

// A thread runs the compiled program only.
const compiled = new URL('../../dist/spreadsheet/guarded.js', import.meta.url).href;
const { readGuarded: read } = (await import(compiled)) as { readonly readGuarded: typeof readGuarded };

const ROWS = Array.from(
  { length: 2_000 },
  (_, row) => `<row>${Array.from({ length: 100 }, (_, column) => `<c><v>${row * 7_919 + column}</v></c>`).join('')}</row>`,
);

it('reads in a thread what is read without one', async () => {
  const bytes = sheet(
    '<row r="2"><c r="B2" t="str"><f>A1</f><v>南部</v></c><c r="C2" t="b"><v>1</v></c></row>',
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
  );
  expect(await read(bytes, 'book.xlsx')).toEqual(readSpreadsheet(bytes, 'book.xlsx'));
});

it('ends a thread that takes too long', async () => {
  const bytes = sheet(ROWS.join(''), '', {}, true);
  const refused = await read(bytes, 'book.xlsx', 0.01).catch((error: unknown) => error as FindingsError);
  expect(refused).toMatchObject({ diagnostics: [{ code: 'workbook-too-slow', place: { file: 'book.xlsx', cell: '' } }] });
});

it('packs and unpacks any cells', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '南', '𠀋', '\0', '\n') });
  const value = fc.oneof(
    text.map((text): CellValue => ({ type: 'text', text })),
    fc
      .tuple(fc.stringMatching(/^[0-9.]{1,9}$/), fc.constantFrom('plain', 'percent', 'time'))
      .map(([digits, format]): CellValue => ({ type: 'number', digits, format })),
    fc.constantFrom<CellValue>(
      { type: 'date', iso: '2016-12' },
      { type: 'boolean', value: true },
      { type: 'boolean', value: false },
      { type: 'error', code: '#N/A' },
    ),
  );
  const cell = fc.record<Cell, 'row' | 'column'>(
    { row: fc.integer({ min: 1, max: 1_048_576 }), column: fc.integer({ min: 1, max: 16_384 }), value, formula: text },
    { requiredKeys: ['row', 'column'] },
  );
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const spreadsheet = { sheets: [{ name: 'x', hidden: true, cells, merges: [{ top: 1, left: 1, bottom: 2, right: 2 }] }] };
      expect(unpack(pack(spreadsheet))).toEqual(spreadsheet);
    }),
    { seed: 1, numRuns: 200 },
  );
});

import { read } from '@e965/xlsx';
import { expect, it } from 'vitest';

import { readCodes } from '../../src/dataset/codes.ts';
import { createReader } from '../../src/dataset/reader.ts';
import { regionDataset } from '../../src/briefing/region-dataset.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import { cellName, type Cell } from '../../src/spreadsheet/spreadsheet.ts';
import { buildWorkbook as build } from '../../src/workbook/workbook.ts';
import { SECOND, SICHUAN } from './datasets.ts';
import { buildEntryWorkbook, buildWorkbook } from './validity/made.ts';

// A reader that is neither exceljs, which writes these workbooks, nor ours finds the same in them.

const CREATED = new Date('2017-04-23T00:00:00Z');
const { indicators, units } = readCodes(createReader(diskFiles, 'data'), [{ path: 'data/codes', name: 'codes', required: true }]);
const [first] = SICHUAN.regions;
if (first === undefined) throw new Error('no region');

/** Line ends are the file's own here and the reader's there. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function valueOf({ value }: Cell): string | number | boolean | undefined {
  switch (value?.type) {
    case 'text':
      return plain(value.text);
    case 'number':
      return Number(value.digits);
    case 'boolean':
      return value.value;
    case 'error':
      return value.code;
    case 'date':
      return value.iso;
    case undefined:
      return undefined;
  }
}

it.each([
  ['the first dataset', async () => (await buildWorkbook(SICHUAN, CREATED)).bytes],
  ['the second', async () => (await buildWorkbook(SECOND, CREATED)).bytes],
  ['one region', async () => (await buildWorkbook(regionDataset(SICHUAN, first), CREATED)).bytes],
  ['an accessible one', async () => (await build(SICHUAN, CREATED, 'accessible')).bytes],
  ['one for data entry', () => buildEntryWorkbook(SICHUAN, { indicators, units }, CREATED)],
])('finds every cell of a workbook of %s', async (_, make) => {
  const bytes = await make();
  const { sheets } = readSpreadsheet(bytes, 'book.xlsx');
  const workbook = read(bytes, { cellFormula: true, cellDates: false, UTC: true });
  expect(workbook.SheetNames).toEqual(sheets.map(({ name }) => name));
  let cells = 0;
  for (const { name, cells: ours, merges } of sheets) {
    const sheet = workbook.Sheets[name] ?? {};
    expect(sheet['!merges']?.length ?? 0).toBe(merges.length);
    for (const cell of ours) {
      const address = cellName(cell.row, cell.column);
      const theirs = sheet[address] as { v?: unknown; f?: string; w?: string } | undefined;
      const value = valueOf(cell);
      const found = typeof theirs?.v === 'string' ? plain(theirs.v) : theirs?.v;
      // A date is the number of its day to it.
      if (cell.value?.type === 'date') expect([name, address, typeof found]).toEqual([name, address, 'number']);
      else expect([name, address, found]).toEqual([name, address, value]);
      // It leaves out the mark of what came after Excel 2007.
      if (cell.formula !== undefined) expect([name, address, theirs?.f]).toEqual([name, address, cell.formula.replaceAll('_xlfn.', '')]);
      cells += 1;
    }
    expect(Object.keys(sheet).filter((key) => /^[A-Z]/.test(key) && (sheet[key] as { t: string }).t !== 'z')).toHaveLength(ours.length);
  }
  expect(cells).toBeGreaterThan(200);
});

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { FindingsError, type Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';
import { HOSTILE } from './hostile.ts';
import { book, bookEntries, formats, zip, type Book } from './make-workbook.ts';

function refusalOf(bytes: Uint8Array): Diagnostic | undefined {
  try {
    readSpreadsheet(bytes, 'book.xlsx');
    return undefined;
  } catch (error) {
    if (error instanceof FindingsError) return error.diagnostics[0];
    throw error;
  }
}

it('knows at least forty hostile files, each by a name of its own', () => {
  expect(new Set(HOSTILE.map(({ name }) => name)).size).toBe(HOSTILE.length);
  expect(HOSTILE.length).toBeGreaterThanOrEqual(40);
});

it.each(HOSTILE)('refuses $name', ({ make, code, cell = '' }) => {
  const refusal = refusalOf(make());
  expect([refusal?.code, refusal?.place?.cell], refusal?.found).toEqual([code, cell]);
  expect(refusal?.place?.file).toBe('book.xlsx');
});

const SOUND: Book = {
  sheets: [
    {
      name: '数据 Data',
      data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>42848.5</v></c></row><row r="3"><c r="C3" t="inlineStr"><is><r><t>南部</t></r></is></c><c r="D3"><f>A1</f><v>1</v></c></row>',
      after: '<mergeCells count="1"><mergeCell ref="A5:C9"/></mergeCells><dataValidations><dataValidation sqref="A1"/></dataValidations>',
    },
  ],
  strings: '<si><t>x</t></si>',
  styles: formats(0, 14, '0.0%'),
};

it('reads or refuses whatever becomes of a workbook, and never fails otherwise', () => {
  const pieces = fc.constantFrom(
    '',
    '"',
    '<',
    '>',
    '&',
    '</',
    '<c r="A1">',
    '-1',
    '0',
    '99999999999',
    '\u0000',
    'é',
    '../',
    '<!DOCTYPE',
    ']]>',
    'xml:',
    '#',
    ':',
    'NaN',
    '__proto__',
  );
  const spoiling = fc.record({ part: fc.nat(20), at: fc.nat(9_999).map((share) => share / 10_000), length: fc.nat(12), piece: pieces });
  const outcome = (bytes: Uint8Array): string => refusalOf(bytes)?.code ?? 'read';
  expect(outcome(book(SOUND))).toBe('read');
  const seen = new Set<string>();
  fc.assert(
    fc.property(spoiling, ({ part, at, length, piece }) => {
      const entries = bookEntries(SOUND);
      const spoilt = entries.map((entry, index) => {
        if (index !== part % entries.length) return entry;
        const text = String(entry.content);
        const start = Math.floor(at * text.length);
        return { ...entry, content: text.slice(0, start) + piece + text.slice(start + length) };
      });
      seen.add(outcome(zip(spoilt)));
      const bytes = Buffer.from(zip(entries));
      bytes.write(piece, Math.floor(at * bytes.length), 'latin1');
      seen.add(outcome(new Uint8Array(bytes)));
    }),
    { seed: 20_170_423, numRuns: 1_500 },
  );
  expect(seen.size).toBeGreaterThan(6);
});

it('takes neither two seconds nor 512 MB for any of them, in a thread with a cap', { timeout: 240_000 }, () => {
  const folder = sharedScratchFolder();
  const files = HOSTILE.map(({ make }, index) => {
    const path = join(folder, `${index}.xlsx`);
    writeFileSync(path, make());
    return path;
  });
  const script = fileURLToPath(new URL('./measure.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const { readings, megabytes } = JSON.parse(stdout) as { readings: { code: string; seconds: number }[]; megabytes: number };
  expect(readings.map(({ code }) => code)).toEqual(HOSTILE.map(({ code }) => code));
  const slow = readings.flatMap(({ seconds }, index) => (seconds < 2 ? [] : [[HOSTILE[index]?.name, seconds]]));
  expect(slow).toEqual([]);
  expect(megabytes).toBeLessThan(512);
});

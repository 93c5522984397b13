import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, expect, it } from 'vitest';

import type { Dataset, Derivation, Figure } from '../../src/dataset/dataset.ts';
import { decimal, fractionDigits, shift, type Decimal } from '../../src/quantity/decimal.ts';
import { buildWorkbook, planWorkbook } from '../../src/workbook/workbook.ts';
import { office } from '../helpers/office.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';
import { seeded } from '../helpers/seeded.ts';
import { withPart } from '../verify/fixture.ts';
import { SECOND, SICHUAN } from '../workbook/datasets.ts';

// What LibreOffice computes from the workbook's formulas, beside what the program wrote as their results.

const CREATED = new Date('2017-04-23T00:00:00Z');
const scratch = sharedScratchFolder();
const { run, edited } = office(scratch);

async function written(dataset: Dataset, name: string, change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): Promise<string> {
  const path = join(scratch, name);
  writeFileSync(path, change((await buildWorkbook(dataset, CREATED)).bytes));
  return path;
}

/** How many formulas are planned. */
function formulasOf(dataset: Dataset): number {
  const blocks = planWorkbook(dataset).sheets.flatMap((sheet) => sheet.blocks);
  return blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat() : block.cells)).filter(({ formula }) => formula).length;
}

/** Formulas counted, and those whose result, to the last bit, is another one when LibreOffice has computed all anew. */
function recalculated(path: string): { readonly count: number; readonly differ: readonly string[] } {
  const report = `${path}.txt`;
  const walk = (body: readonly string[]): string[] => [
    'at = 0',
    'For Each s In doc.Sheets',
    '  places = s.queryContentCells(com.sun.star.sheet.CellFlags.FORMULA).Cells.createEnumeration()',
    '  While places.hasMoreElements()',
    '    c = places.nextElement()',
    ...body.map((line) => `    ${line}`),
    '    at = at + 1',
    '  Wend',
    'Next s',
  ];
  run(path, [
    'Dim values(99999) As Double',
    'Dim texts(99999) As String',
    ...walk(['values(at) = c.Value', 'texts(at) = c.String']),
    'doc.calculateAll()',
    'f = FreeFile',
    `Open "${report}" For Output As #f`,
    ...walk([
      'If values(at) <> c.Value Or texts(at) <> c.String Or c.Error <> 0 Then',
      '  Print #f, s.Name & "!" & c.AbsoluteName & ": " & values(at) & " " & texts(at) & " / " & c.Value & " " & c.String & " " & c.Formula',
      'End If',
    ]),
    'Print #f, at',
    'Close #f',
  ]);
  const lines = readFileSync(report, 'utf8').trimEnd().split('\n');
  return { count: Number(lines.at(-1)), differ: lines.slice(0, -1) };
}

const READ = `
import json, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1], data_only=True)
json.dump({sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, (int, float, str))} for sheet in book}, sys.stdout)
`;

type Cells = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** The values that openpyxl finds. */
function valuesOf(path: string): Cells {
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', ['-c', READ, path], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Cells;
}

/** Cells that differ, as `sheet!cell: before -> after`. */
function changes(before: Cells, after: Cells): readonly string[] {
  return Object.entries(before).flatMap(([sheet, cells]) =>
    [...new Set([...Object.keys(cells), ...Object.keys(after[sheet] ?? {})])].flatMap((cell) => {
      const [old, now] = [cells[cell], after[sheet]?.[cell]];
      return old === now ? [] : [`${sheet}!${cell}: ${old ?? ''} -> ${now ?? ''}`];
    }),
  );
}

/** The first dataset with a region of random values, and sums, differences and shares of them. */
function randomDataset(count: number): Dataset {
  const random = seeded(20_170_423n);
  const next = (below: number): number => Math.floor(random.next().value * below);
  const model = SICHUAN.figures.find(({ id }) => id === 'nanbu.water-investment');
  if (model?.quantity === undefined) throw new Error('no model');
  const { quantity } = model;
  const value = (): Decimal => {
    const digits = Array.from({ length: 1 + next(12) }, () => next(10))
      .join('')
      .replace(/^0+(?=\d)/, '');
    return shift(decimal(digits) ?? quantity.value, -next(5));
  };
  const figures = Array.from({ length: count }, (_, index): Figure => {
    const [own, scale] = [value(), [0, 4, 8][next(3)] ?? 0];
    const precision = { scale, decimals: fractionDigits(shift(own, -scale)) };
    return { ...model, id: `nanbu.random-${index}`, quantity: { ...quantity, value: own, precision } };
  });
  const whole = figures.filter((figure) => figure.quantity !== undefined && figure.quantity.value.c[0] !== 0);
  const one = (): string => whole[next(whole.length)]?.id ?? '';
  const [place] = SICHUAN.derivations.map((each) => each.place);
  if (place === undefined) throw new Error('no derivation');
  const derivations = Array.from({ length: count }, (_, index): Derivation => {
    const operation = (['sum', 'difference', 'share'] as const)[index % 3] ?? 'sum';
    const earlier = operation !== 'share' && index > 30 && index % 5 === 0 ? `random-${index - 1 - ((index - 1) % 3)}` : undefined;
    const inputs = [earlier ?? one(), one(), ...(operation === 'sum' ? [one(), one()] : [])];
    return { id: `random-${index}`, operation, inputs, decimals: next(5), label: { zh: `第${index}`, en: `No. ${index}` }, place };
  });
  return {
    ...SICHUAN,
    figures,
    figureById: new Map(figures.map((figure) => [figure.id, figure])),
    derivations,
    narratives: new Map(),
  };
}

const paths: Record<'first' | 'second', string> = { first: '', second: '' };
beforeAll(async () => {
  paths.first = await written(SICHUAN, 'first.xlsx');
  paths.second = await written(SECOND, 'second.xlsx');
});

it('LibreOffice computes every formula to the same last bit', { timeout: 240_000 }, () => {
  expect(recalculated(paths.first)).toEqual({ count: formulasOf(SICHUAN), differ: [] });
  expect(recalculated(paths.second)).toEqual({ count: formulasOf(SECOND), differ: [] });
});

it('of random values, scales, sums, differences and shares too', { timeout: 240_000 }, async () => {
  const { count, differ } = recalculated(await written(randomDataset(300), 'random.xlsx'));
  expect(count).toBeGreaterThan(1500);
  expect(differ).toEqual([]);
});

it('a result that is wrong in its last bit is seen', { timeout: 240_000 }, async () => {
  const path = await written(SICHUAN, 'wrong.xlsx', (bytes) =>
    withPart(bytes, 'xl/worksheets/sheet4.xml', (text) => text.replace('<v>2.52</v>', '<v>2.5200000000000005</v>')),
  );
  expect(recalculated(path).differ).toHaveLength(1);
});

it('whatever changes on the data sheet is followed on all others', { timeout: 240_000 }, () => {
  const before = valuesOf(paths.first);
  const one = edited(paths.first, 'one.xlsx', '数据 Data', ['s.getCellRangeByName("O31").setValue(30911)', 'doc.calculateAll()']);
  expect(before['数据 Data']?.['A31']).toBe('aba.people-to-exit');
  expect(changes(before, valuesOf(one))).toEqual([
    '总览 Summary!E9: 30811 -> 30911',
    '总览 Summary!D25: 30811 -> 30911',
    '总览 Summary!F25: 30811 -> 30911',
    '总览 Summary!E40: 37091 -> 37191',
    '总览 Summary!G40: 37091 -> 37191',
    '总览 Summary!E63: 30811 -> 30911',
    '总览 Summary!E80: 30811 -> 30911',
    '阿坝州 Aba!E9: 30811 -> 30911',
    '阿坝州 Aba!G9: 30811 -> 30911',
    '数据 Data!O31: 30811 -> 30911',
    '核对 Checks!D12: 15600249816 -> 15600249916',
    '核对 Checks!E12: 15600249816 -> 15600249916',
    '核对 Checks!F12: 15600249816 -> 15600249916',
    '核对 Checks!B20: 37091 -> 37191',
    '核对 Checks!C20: 37091 -> 37191',
    '核对 Checks!B23: 37091 -> 37191',
    '核对 Checks!C23: 37091 -> 37191',
  ]);
});

it('an emptied value is said to be missing, and is no zero', { timeout: 240_000 }, () => {
  const emptied = valuesOf(
    edited(paths.first, 'emptied.xlsx', '数据 Data', ['s.getCellRangeByName("O31").setString("")', 'doc.calculateAll()']),
  );
  expect(emptied['阿坝州 Aba']).toMatchObject({ E9: '未报', G9: 'not reported' });
  expect(emptied['总览 Summary']).toMatchObject({ E9: '未报\nnot reported', D25: '未报', E40: '未报', G40: 'not reported' });
  expect(emptied['核对 Checks']?.['A4']).toBe('结论：全部通过 Verdict: all checks pass');
});

it('a data sheet that was sorted leaves every other sheet as it was', { timeout: 240_000 }, () => {
  const sorted = edited(paths.first, 'sorted.xlsx', '数据 Data', [
    'Dim fields(0) As New com.sun.star.table.TableSortField',
    'fields(0).Field = 14 : fields(0).IsAscending = False',
    'Dim how(1) As New com.sun.star.beans.PropertyValue',
    'how(0).Name = "SortFields" : how(0).Value = fields()',
    'how(1).Name = "ContainsHeader" : how(1).Value = True',
    's.getCellRangeByName("A1:W69").sort(how())',
    'doc.calculateAll()',
  ]);
  const moved = changes(valuesOf(paths.first), valuesOf(sorted));
  expect(moved.length).toBeGreaterThan(500);
  expect(moved.filter((change) => !change.startsWith('数据 Data!'))).toEqual([]);
});

const PASSES = '结论：全部通过 Verdict: all checks pass';

it.each<[string, string, string, string]>([
  ['a value of a region’s sheet', '南部 Nanbu', 's.getCellRangeByName("E7").setValue(8678)', 'H10'],
  ['one in English', '南部 Nanbu', 's.getCellRangeByName("G8").setValue(1)', 'H10'],
  [
    'the right value in place of its formula',
    '江油 Jiangyou',
    's.getCellRangeByName("E7").setValue(s.getCellRangeByName("E7").Value)',
    'H11',
  ],
  ['a unit', '阿坝州 Aba', 's.getCellRangeByName("F9").setString("亿元")', 'H12'],
  ['a figure that was deleted from a region’s sheet', '凉山州 Liangshan', 's.getCellRangeByName("E7").setString("")', 'H13'],
  ['a cell of a comparison', '总览 Summary', 's.getCellRangeByName("E9").setValue(1)', 'D20'],
  ['a key figure', '总览 Summary', 's.getCellRangeByName("D25").setValue(1)', 'D22'],
  ['a derived figure', '总览 Summary', 's.getCellRangeByName("E40").setValue(37092)', 'D23'],
  ['a new figure that has no place', '数据 Data', 's.getCellRangeByName("B3").setString("510100")', 'H14'],
  ['a text in place of a value', '数据 Data', 's.getCellRangeByName("O31").setString("many")', 'H12'],
])('checks fail on %s', { timeout: 240_000 }, (_, sheet, edit, result) => {
  const checks = valuesOf(edited(paths.first, 'failing.xlsx', sheet, [edit, 'doc.calculateAll()']))['核对 Checks'];
  expect(checks?.[result]).toBe('不符 Fail');
  expect(checks?.['A4']).toBe('结论：有不符 Verdict: some checks fail');
  expect(valuesOf(paths.first)['核对 Checks']?.['A4']).toBe(PASSES);
});

import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { expect, it, vi } from 'vitest';

import { writePlan } from '../../src/workbook/adapter.ts';
import { excelText } from '../../src/workbook/cell-value.ts';
import { table, type Block, type Cell, type Look, type SheetPlan, type WorkbookPlan } from '../../src/workbook/plan.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { manyRegions, SECOND, SICHUAN } from './datasets.ts';

const CREATED = new Date('2017-04-23T00:00:00Z');

const NOTHING: Cell = { value: null, look: 'body' };

/** Texts that markup could trip over, empty cells, rules for entry. */
const ODD: WorkbookPlan = {
  title: 'a <b> & "c"',
  subject: '',
  keywords: '',
  author: '编者 & Co.',
  language: 'zh-CN',
  footer: 'A & B',
  names: [{ name: 'odd_range', formula: "'a & b'!$A$2:$A$5" }],
  sheets: [
    {
      name: 'a & b',
      orientation: 'landscape',
      freeze: { columns: 1 },
      blocks: [
        { type: 'line', cells: [{ value: 'over two columns', look: 'heading' }], wide: true },
        table(
          'odd',
          [{ text: '<甲>' }, { text: 'n', align: 'right' }],
          [' leading', '_x000D_', '\u{2000b} 𠀋', '=1+1', 'line\nline', ''].map((value, index): readonly Cell[] => [
            { value, look: 'body' },
            { value: index / 3, formula: `A${index + 2}`, look: 'number-2' },
          ]),
        ),
      ],
      entries: [{ column: 0, rows: 9, allow: { type: 'number' }, strict: true, title: 't', prompt: '"p" & <q>', error: 'e' }],
    },
    { name: 'empty', orientation: 'portrait', blocks: [] },
    {
      name: 'lines',
      orientation: 'portrait',
      blocks: [
        { type: 'line', cells: [], wide: false },
        { type: 'line', cells: [{ value: 'wide', look: 'text' }], wide: true },
        { type: 'line', cells: [{ value: null, look: 'text' }], wide: false },
        {
          type: 'line',
          newPage: true,
          wide: false,
          cells: [
            { value: { date: '1899-12-31' }, look: 'date' },
            { value: { date: '2017-04-23' }, look: 'text' },
            { value: -0, look: 'body' },
            { value: 1e21, look: 'number-2' },
            { value: "it's <0>", formula: `"it's <"&0&">"`, look: 'text' },
          ],
        },
      ],
    },
  ],
};

// The oracle is exceljs's documented way of writing.
async function expectStock(plan: WorkbookPlan): Promise<void> {
  const own = await writePlan(plan, CREATED);
  vi.stubEnv('JIANBAO_XLSX_STOCK', '1');
  const stock = await writePlan(plan, CREATED).finally(() => vi.unstubAllEnvs());
  expect([...own.parts.keys()].toSorted()).toEqual([...stock.parts.keys()].toSorted());
  for (const [name, part] of stock.parts) expect(own.parts.get(name), name).toBe(part);
  expect([...own.cells.keys()]).toEqual([...stock.cells.keys()]);
  for (const [name, cells] of stock.cells) expect(strFromU8(own.cells.get(name) ?? cells.subarray(0, 0)), name).toBe(strFromU8(cells));
}

it.each([
  ['the first dataset', planWorkbook(SICHUAN)],
  ['the second', planWorkbook(SECOND)],
  ['an accessible workbook', planWorkbook(SICHUAN, 'accessible')],
  ['many regions', planWorkbook(manyRegions(12))],
  ['odd texts', ODD],
])('writes the parts of %s as stock exceljs does', async (_, plan) => {
  await expectStock(plan);
});

const text = fc.oneof(fc.string(), fc.constantFrom(...'<>&"\'\n\t =-_0x', '_x0041_', '贫困', '𠀋', 'constructor', '__proto__', '1'));
const writable = text.filter((value) => {
  try {
    excelText(value);
    return true;
  } catch {
    return false;
  }
});
const look = fc.constantFrom<Look>('body', 'text', 'date', 'code', 'link', 'number-0', 'number-3', 'plain-2', 'missing');
const date = fc.constantFrom('1899-12-31', '1900-02-28', '1900-03-01', '2017-04-23', '9999-12-31').map((day) => ({ date: day }));
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({ value: fc.oneof(writable, number, date, fc.constant(null)), look }),
  fc.record({ value: fc.oneof(writable, number), formula: writable.filter((formula) => formula !== ''), look }),
);

it('writes any cells as stock exceljs does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 30 }), { maxLength: 8 }), fc.boolean(), async (rows, wide) => {
      const lines = rows.map((cells): Block => ({ type: 'line', cells: wide ? cells.slice(0, 1) : cells, wide }));
      const body = table(
        'cells',
        [{ text: 'a' }, { text: 'b' }],
        rows.map(([first = NOTHING, last = first]) => [first, last]),
      );
      const sheets: readonly SheetPlan[] = [
        { name: 'lines', orientation: 'portrait', blocks: lines },
        { name: 'both', orientation: 'portrait', blocks: [...lines, body, ...lines] },
      ];
      await expectStock({ ...ODD, names: [], sheets });
    }),
    { numRuns: 60, seed: 1 },
  );
});

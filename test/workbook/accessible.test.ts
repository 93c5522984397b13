import { describe, expect, it } from 'vitest';

import { regionDataset } from '../../src/briefing/region-dataset.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { verifyDocuments } from '../../src/verify/verify.ts';
import { writePlan } from '../../src/workbook/adapter.ts';
import { finishPackage } from '../../src/workbook/package.ts';
import { checkPlan } from '../../src/workbook/plan-check.ts';
import { GAP, line, type Cell, type SheetPlan, type WorkbookPlan } from '../../src/workbook/plan.ts';
import { buildWorkbook, planWorkbook } from '../../src/workbook/workbook.ts';
import { datasetWithGaps } from '../helpers/gaps.ts';
import { made, prepared } from '../verify/fixture.ts';
import { breaches, RULES } from './accessible-rules.ts';
import { SECOND, SICHUAN } from './datasets.ts';

const CREATED = new Date('2017-04-23T00:00:00Z');
const nanbu = regionDataset(
  SICHUAN,
  SICHUAN.regions.find(({ slug }) => slug === 'nanbu')!,
);

describe('an accessible workbook', () => {
  it.each([
    ['the first dataset', SICHUAN],
    ['another', SECOND],
    ['values that are missing', datasetWithGaps()],
    ['one region', nanbu],
  ])('of %s keeps every rule', async (_, dataset) => {
    const plan = planWorkbook(dataset, 'accessible');
    expect(() => checkPlan(plan)).not.toThrow();
    expect(breaches((await buildWorkbook(dataset, CREATED, 'accessible')).bytes)).toEqual({});
  });

  it.each([
    ['the first dataset', 'data', 'sichuan-2017-04-23'],
    ['another, with every status', 'test/cases/second-dataset', 'yunling-2024'],
  ])('of %s is opened again and held against the dataset, whole and region by region', async (_, folder, id) => {
    const source = prepared(folder, id);
    const plans = (['one', 'per-region'] as const).flatMap((workbooks) =>
      planDocuments(source.dataset, { formats: ['xlsx'], profile: 'accessible', workbooks }),
    );
    expect(plans.every(({ name }) => name.includes('-accessible_'))).toBe(true);
    const documents = await Promise.all(plans.map((plan) => made(plan, source)));
    expect((await verifyDocuments(source.dataset, documents)).findings).toEqual([]);
  });

  it('keeps every table and chart of the briefing’s', () => {
    const held = ({ sheets }: WorkbookPlan, origin: boolean) => {
      const tables = sheets.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block.name] : [])));
      return {
        tables: tables.filter((name) => origin || name !== 'table_notes').sort(),
        charts: sheets.flatMap(({ charts }) => charts?.map(({ name }) => name) ?? []).sort(),
      };
    };
    expect(held(planWorkbook(SICHUAN, 'accessible'), false)).toEqual(held(planWorkbook(SICHUAN), true));
  });

  it('lists each sheet after the contents in the contents', () => {
    const { sheets } = planWorkbook(SICHUAN, 'accessible');
    const contents = sheets[1]?.blocks.find((block) => block.type === 'table');
    expect(contents?.rows.map(([first]) => first?.value)).toEqual(sheets.slice(2).map(({ name }) => name));
  });
});

type Spoil = (plan: WorkbookPlan) => WorkbookPlan;

const onSheet =
  (wanted: string, change: (sheet: SheetPlan) => SheetPlan): Spoil =>
  (plan) => ({ ...plan, sheets: plan.sheets.map((sheet) => (sheet.name.includes(wanted) ? change(sheet) : sheet)) });

/** Changes a cell of the first row of a sheet's table. */
const onCell = (wanted: string, column: number, change: (cell: Cell) => Cell): Spoil =>
  onSheet(wanted, (sheet) => ({
    ...sheet,
    blocks: sheet.blocks.map((block) =>
      block.type === 'table'
        ? {
            ...block,
            rows: block.rows.map((row, index) => (index === 0 ? row.map((cell, at) => (at === column ? change(cell) : cell)) : row)),
          }
        : block,
    ),
  }));

const without = (pattern: RegExp): Spoil =>
  onSheet('Nanbu', (sheet) => ({
    ...sheet,
    blocks: sheet.blocks.filter((block) => block.type === 'table' || !pattern.test(JSON.stringify(block.cells))),
  }));

const tableOf = ({ blocks }: SheetPlan) => blocks.filter((block) => block.type === 'table');

const SPOILS: readonly (readonly [rule: string, spoil: Spoil])[] = [
  [
    'one table a sheet',
    onSheet('Nanbu', (sheet) => ({
      ...sheet,
      blocks: [...sheet.blocks, GAP, ...tableOf(sheet).map((block) => ({ ...block, name: 'again' }))],
    })),
  ],
  ['nothing below or beside the table', onSheet('Nanbu', (sheet) => ({ ...sheet, blocks: [...sheet.blocks, line('after all', 'text')] }))],
  [
    'above the table only column A is used',
    onSheet('Nanbu', ({ blocks: [first, ...rest], ...sheet }) => ({
      ...sheet,
      blocks: [...(first?.type === 'line' ? [{ ...first, cells: [...first.cells, ...first.cells] }] : []), ...rest],
    })),
  ],
  [
    'no merged cells',
    onSheet('Nanbu', (sheet) => ({
      ...sheet,
      blocks: sheet.blocks.map((block) => (block.type === 'line' ? { ...block, wide: true } : block)),
    })),
  ],
  ['no frozen panes', onSheet('Nanbu', (sheet) => ({ ...sheet, freeze: { columns: 0 } }))],
  ['no header or footer', ({ accessible: _accessible, ...plan }) => plan],
  ['no filters', ({ accessible: _accessible, ...plan }) => plan],
  ['no fills', ({ accessible: _accessible, ...plan }) => plan],
  ['one sans serif face of 10 points or more', ({ accessible: _accessible, ...plan }) => plan],
  ['no colour but that of text and links', ({ accessible: _accessible, ...plan }) => plan],
  ['a title in A1', onSheet('Nanbu', (sheet) => ({ ...sheet, blocks: [GAP, ...sheet.blocks] }))],
  ['no blank rows above the table', onSheet('Nanbu', (sheet) => ({ ...sheet, blocks: [GAP, ...sheet.blocks] }))],
  ['the number of tables is stated', without(/contains one table/)],
  ['notes are stated', without(/refers to notes/)],
  ['the source is stated', without(/Source/)],
  ['blank cells are explained', without(/blank cell/)],
  ['every note mark has its note', onCell('Nanbu', 12, (cell) => ({ ...cell, value: '[note 99]' }))],
  ['missing values are codes', onCell('Nanbu', 4, ({ formula: _formula, ...cell }) => ({ ...cell, value: 'withheld' }))],
  ['links say where they lead', onCell('Nanbu', 0, (cell) => ({ ...cell, to: { sheet: '数据 Data' } }))],
  [
    'titles of 12 points or more',
    onSheet('Nanbu', ({ blocks: [, ...rest], ...sheet }) => ({ ...sheet, blocks: [line('南部县', 'text'), ...rest] })),
  ],
  ['the document has a title and a language', (plan) => ({ ...plan, title: '' })],
];

describe('a spoiled plan', () => {
  it.each(SPOILS)('breaks the rule: %s', async (rule, spoil) => {
    const plan = spoil(planWorkbook(nanbu, 'accessible'));
    expect(RULES).toHaveProperty([rule]);
    expect(Object.keys(breaches(finishPackage(await writePlan(plan, CREATED), plan).bytes))).toContain(rule);
  });

  it('of the other profile breaks most', async () => {
    const found = Object.keys(breaches((await buildWorkbook(SICHUAN, CREATED)).bytes));
    expect(found).toEqual(
      expect.arrayContaining([
        'one table a sheet',
        'nothing below or beside the table',
        'no merged cells',
        'no frozen panes',
        'no filters',
        'no fills',
      ]),
    );
  });
});

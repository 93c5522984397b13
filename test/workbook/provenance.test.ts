import { describe, expect, it } from 'vitest';

import type { Dataset } from '../../src/dataset/dataset.ts';
import { address, blockRows, type Cell, type SheetPlan, type TableBlock, type Target } from '../../src/workbook/plan.ts';
import { bookContext } from '../../src/workbook/context.ts';
import { dataSheet } from '../../src/workbook/sheets/data.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { datasetWithGaps, SHOWN } from '../helpers/gaps.ts';
import { manyRegions, SECOND, SICHUAN } from './datasets.ts';

/** A table of a sheet: its cells by column, and the sheet row that each of its rows takes. */
interface ReadTable {
  readonly sheet: string;
  readonly name: string;
  readonly rows: readonly { readonly at: number; readonly cells: ReadonlyMap<string, Cell>; readonly first: Cell | undefined }[];
}

function tablesOf({ name: sheet, blocks }: SheetPlan): readonly ReadTable[] {
  const starts = blockRows(blocks);
  const read = ({ name, heads, rows }: TableBlock, start: number): ReadTable => ({
    sheet,
    name,
    rows: rows.map((cells, index) => ({
      at: start + 1 + index,
      cells: new Map(cells.map((cell, column) => [heads[column]?.text ?? '', cell])),
      first: cells[0],
    })),
  });
  return blocks.flatMap((block, index) => (block.type === 'table' ? [read(block, starts[index] ?? 1)] : []));
}

function tables(dataset: Dataset): readonly ReadTable[] {
  return planWorkbook(dataset).sheets.flatMap(tablesOf);
}

/** A cell's text; nothing where it holds none. */
function textOf(cell: Cell | undefined): string {
  return typeof cell?.value === 'string' ? cell.value : '';
}

/** The row that a link leads to. */
function rowAt(all: readonly ReadTable[], to: Target | undefined): ReadTable['rows'][number] | undefined {
  const sheet = all.filter((table) => table.sheet === to?.sheet);
  return sheet.flatMap(({ rows }) => rows).find(({ at }) => address(0, at) === to?.cell);
}

describe.each([
  ['the first dataset', SICHUAN],
  ['the second', SECOND],
  ['the one with gaps', datasetWithGaps()],
  ['many regions without a narrative', manyRegions(12)],
])('the workbook of %s', (_, dataset) => {
  const all = tables(dataset);
  const data = all.find(({ name }) => name === 'data_figures');
  const regions = all.filter(({ name }) => name.startsWith('region_'));

  it('links each row of a region to its row in the data sheet, and that row back', () => {
    const rows = regions
      .flatMap((table) => table.rows.map((row) => ({ ...row, sheet: table.sheet })))
      .filter(({ first }) => first?.value !== null);
    expect(rows).toHaveLength(dataset.figures.length);
    for (const { at, sheet, cells, first } of rows) {
      const there = rowAt(all, first?.to);
      expect(first?.to?.sheet).toBe(data?.sheet);
      expect(there?.first?.to).toEqual({ sheet, cell: address(0, at) });
      const printed = there?.cells.get('printed')?.value ?? '—';
      expect(cells.get('原文 As printed')?.value).toBe(printed);
    }
  });

  it('shows where each figure stands in its source, with a link to the source', () => {
    for (const { cells } of data?.rows ?? []) {
      const source = cells.get('source');
      const reported = cells.get('status')?.value === 'reported';
      expect(rowAt(all, source?.to)?.first?.value).toBe(reported ? source?.value : undefined);
      for (const head of ['source', 'paragraph', 'printed']) expect(cells.get(head)?.value === null, head).toBe(!reported);
    }
    const places = regions.flatMap(({ rows }) => rows.map(({ cells }) => cells.get('来源 Source'))).filter((cell) => textOf(cell) !== '');
    for (const place of places) {
      if (place?.value === '—') continue;
      expect(place?.value).toMatch(/^\S+ ¶\d+$/);
      expect(rowAt(all, place?.to)?.first?.value).toBe(textOf(place).split(' ')[0]);
    }
  });

  it('leaves no figure without a value or a word for it, in either language', () => {
    for (const { cells } of data?.rows ?? []) {
      for (const language of ['zh', 'en']) expect(cells.get(`shown_${language}`)?.value).toEqual(expect.stringMatching(/./));
      expect(typeof cells.get('value')?.value === 'number').toBe(cells.get('status')?.value === 'reported');
    }
  });

  it('gives each derived figure its formula, its inputs and where they stand', () => {
    const derived = all.find(({ name }) => name === 'derived_figures')?.rows ?? [];
    expect(derived).toHaveLength(dataset.derivations.length);
    for (const [index, { cells }] of derived.entries()) {
      const { inputs, note } = dataset.derivations[index] ?? { inputs: [] };
      expect(textOf(cells.get('所用数据 Inputs')).split('\n')).toEqual(inputs);
      expect(cells.get('算法 Formula')?.value).toEqual(expect.stringMatching(/\d/));
      expect(cells.get('来源 Source')?.value).toEqual(expect.stringContaining('¶'));
      expect(cells.get('说明 Note')?.value === null).toBe(note === undefined);
    }
  });
});

it('sets no more links than Excel takes', () => {
  const figures = Array.from({ length: 500 }, (_, index) =>
    SICHUAN.figures.map((figure) => ({ ...figure, id: `${figure.id}-${index}` })),
  ).flat();
  const many = {
    ...SICHUAN,
    figures,
    figureById: new Map([...SICHUAN.figureById, ...figures.map((figure) => [figure.id, figure] as const)]),
  };
  const [data] = tablesOf(dataSheet(bookContext(many, '')));
  expect(data?.rows.length).toBeGreaterThan(65_530 / 2);
  expect(data?.rows.some(({ cells }) => [...cells.values()].some(({ to }) => to !== undefined))).toBe(false);
});

describe.each(Object.entries(SHOWN))('%s', (id, { zh, en }) => {
  const all = tables(datasetWithGaps());
  const missing = zh !== '0';
  const data = all.find(({ name }) => name === 'data_figures')?.rows.find(({ first }) => first?.value === id);

  it('is told apart on the data sheet', () => {
    expect(data?.cells.get('value')?.value).toBe(missing ? null : 0);
    expect(data?.cells.get('shown_zh')?.value).toBe(missing ? zh : '0元');
    expect(data?.cells.get('shown_en')?.value).toBe(missing ? en : 'CNY 0');
  });

  it('is told apart on its region’s sheet and among the key figures', () => {
    const inRegion = rowAt(all, data?.first?.to)?.cells;
    const keys = all.find(({ name }) => name === 'key_figures')?.rows.map(({ cells }) => cells) ?? [];
    const region = inRegion?.get('数值 Value')?.value;
    const key = keys.filter((cells) => textOf(cells.get('指标 Indicator')).startsWith('道路投资'));
    expect(region).toBe(missing ? zh : 0);
    expect(inRegion?.get('英文数值 Value in English')?.value).toBe(missing ? en : 0);
    // The volume's own cards are not among the regions' key figures.
    if (id !== 'valley.road-funds') expect(key.map((cells) => cells.get('数值 Value')?.value)).toContain(missing ? zh : 0);
  });

  it('is told apart in the comparison', () => {
    const rows = all.find(({ name }) => name === 'comparison_2')?.rows ?? [];
    const values = rows.map(({ cells }) => [...cells.values()][2]?.value);
    expect(values).toContain(missing ? `${zh}\n${en}` : 0);
  });
});

it('says how many figures of a region have a value', () => {
  const sheet = planWorkbook(datasetWithGaps()).sheets.find(({ name }) => name.includes('Sanhe'));
  const lines = sheet?.blocks.flatMap((block) => (block.type === 'line' ? block.cells.map(({ value }) => value) : []));
  expect(lines).toContain('本表3项数据中1项有数值。');
  expect(lines).toContain('1 of the 3 figures in this table has a value.');
});

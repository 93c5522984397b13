import { expect, it } from 'vitest';

import type { Dataset, Derivation, Figure } from '../../src/dataset/dataset.ts';
import { decimal } from '../../src/quantity/decimal.ts';
import { verifyWorkbook } from '../../src/verify/sheets/verify-workbook.ts';
import { figureNames } from '../../src/workbook/names.ts';
import type { Cell, SheetPlan } from '../../src/workbook/plan.ts';
import { buildWorkbook, planWorkbook } from '../../src/workbook/workbook.ts';
import { manyRegions, SECOND, SICHUAN } from './datasets.ts';

const CREATED = new Date('2017-04-23T00:00:00Z');

function cellsOf({ blocks }: SheetPlan): readonly Cell[] {
  return blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat() : block.cells));
}

function allCells(dataset: Dataset): readonly Cell[] {
  return planWorkbook(dataset).sheets.flatMap(cellsOf);
}

function verdictOf(dataset: Dataset): Cell['value'] | undefined {
  const checks = planWorkbook(dataset).sheets.find(({ name }) => name === '核对 Checks');
  return checks && cellsOf(checks).find(({ formula }) => formula !== undefined)?.value;
}

function withFigures(
  dataset: Dataset,
  change: (figure: Figure, index: number) => Figure,
  derivations: readonly Derivation[] = [],
): Dataset {
  const figures = dataset.figures.map(change);
  return { ...dataset, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])), derivations };
}

it.each([
  ['the first dataset', SICHUAN],
  ['the second', SECOND],
  ['183 regions', manyRegions(183)],
])('computes each value of %s from its own row of the data sheet', async (_, dataset) => {
  const { bytes } = await buildWorkbook(dataset, CREATED);
  expect(verifyWorkbook({ dataset, profile: 'briefing' }, 'book.xlsx', bytes).findings).toEqual([]);
  expect(verdictOf(dataset)).toBe('结论：全部通过 Verdict: all checks pass');
});

it('leaves no number of a reading sheet without a formula', () => {
  const tables = planWorkbook(SICHUAN).sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'table' && /^(?:region|comparison|key|derived)_/.test(block.name) ? [block] : [])),
  );
  const numbers = tables.flatMap(({ rows }) => rows.flat()).filter(({ look }) => look.startsWith('number-') || look === 'missing');
  expect(numbers.length).toBeGreaterThan(150);
  // A comparison has words of both languages where there is not even a row of the data sheet.
  expect(numbers.filter(({ formula, value }) => formula === undefined && !(typeof value === 'string' && value.includes('\n')))).toEqual([]);
});

it('adds up fractions by decimals: 0.1 + 0.2 is 0.3', () => {
  const [tenth, fifth] = [decimal('0.1'), decimal('0.2')];
  const place = SICHUAN.derivations[0]?.place ?? { file: '', line: 1, column: 1 };
  const inputs = SICHUAN.figures.filter(({ unit }) => unit.id === 'yuan').slice(0, 2);
  const total: Derivation = {
    id: 'total',
    operation: 'sum',
    inputs: inputs.map(({ id }) => id),
    label: { zh: '合计', en: 'Total' },
    place,
  };
  const dataset = withFigures(
    SICHUAN,
    (figure) => {
      const value = [tenth, fifth][inputs.indexOf(figure)];
      const { quantity } = figure;
      return value === undefined || quantity === undefined
        ? figure
        : { ...figure, quantity: { ...quantity, value, qualifier: 'exact', precision: { scale: 0, decimals: 1 } } };
    },
    [total],
  );
  const cell = allCells({ ...dataset, narratives: new Map() }).find(
    ({ formula, look }) => look === 'number-1' && formula?.includes(')+INDEX('),
  );
  expect(cell).toMatchObject({ value: 0.3, formula: expect.stringMatching(/,ROUND\(INDEX\(.*\)\+INDEX\(.*\),1\)\)$/) as string });
});

it('writes both ends of a range, with the words between them', () => {
  const range = allCells(SECOND).find(({ value }) => value === '7,000–8,000');
  expect(range?.formula).toMatch(
    /^IF\(OR\(ISBLANK\(.*\),"not reported",FIXED\(INDEX\(data_value,.*\),0\)&"–"&FIXED\(INDEX\(data_value_high,.*\),0\)\)$/,
  );
});

it('leaves a sum as a value where its formula would be too long for Excel', () => {
  const many = manyRegions(183);
  const place = SICHUAN.derivations[0]?.place ?? { file: '', line: 1, column: 1 };
  const inputs = many.figures.filter(({ indicator }) => indicator.id === 'poor-people').map(({ id }) => id);
  const total = (count: number): Derivation => ({
    id: `total-${count}`,
    operation: 'sum',
    inputs: inputs.slice(0, count),
    label: { zh: '合计', en: 'Total' },
    place,
  });
  const dataset = { ...many, derivations: [total(3), total(182)] };
  const summary = planWorkbook(dataset).sheets.find(({ name }) => name.includes('Summary'));
  const derived = summary?.blocks.flatMap((block) => (block.type === 'table' && block.name === 'derived_figures' ? block.rows : []));
  expect(derived?.map((row) => [row[4]?.value, row[4]?.formula !== undefined])).toEqual([
    [3 * 26_093, true],
    [182 * 26_093, false],
  ]);
  expect(verdictOf(dataset)).toContain('全部通过');
});

it('passes its checks where a value has more digits than Excel counts', () => {
  const long = decimal('1234567890123456.78');
  const dataset = withFigures(SICHUAN, (figure, index) =>
    index === 0 && figure.quantity !== undefined && long !== undefined
      ? { ...figure, quantity: { ...figure.quantity, value: long, precision: { scale: 0, decimals: 2 } } }
      : figure,
  );
  expect(verdictOf({ ...dataset, narratives: new Map() })).toContain('全部通过');
});

it('names key figures so that Excel takes the names', () => {
  expect([...figureNames(['nanbu.poverty-rate', 'a-b.c', 'a.b-c', 'a.b-c', 'total'])]).toEqual([
    ['nanbu.poverty-rate', 'fig_nanbu_poverty_rate'],
    ['a-b.c', 'fig_a_b_c'],
    ['a.b-c', 'fig_a_b_c_2'],
    ['total', 'fig_total'],
  ]);
  const { names = [], sheets } = planWorkbook(SICHUAN);
  expect(names).toContainEqual({ name: 'data_value', formula: "'数据 Data'!$O$2:$O$69" });
  expect(names).toContainEqual({
    name: 'fig_nanbu_poverty_rate',
    formula: 'INDEX(data_value,MATCH("nanbu.poverty-rate",data_figure_id,0))',
  });
  const listed = new Set(sheets.flatMap(cellsOf).map(({ value }) => value));
  expect(names.filter(({ name }) => name.startsWith('fig_') && !listed.has(name))).toEqual([]);
});

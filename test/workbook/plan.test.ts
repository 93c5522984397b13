import { expect, it } from 'vitest';

import { decimal } from '../../src/quantity/decimal.ts';
import { excelValue } from '../../src/workbook/cell-value.ts';
import { address, GAP, line, table, type SheetPlan, type WorkbookPlan } from '../../src/workbook/plan.ts';
import { checkPlan } from '../../src/workbook/plan-check.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { manyRegions, SECOND, SICHUAN } from './datasets.ts';

function tablesOf(sheet: SheetPlan | undefined) {
  return (sheet?.blocks ?? []).flatMap((block) => (block.type === 'table' ? [block] : []));
}

/** The formula of a figure's value. */
function valueOf(id: string, missing: string, scale: string): string {
  const cell = `INDEX(data_value,MATCH("${id}",data_figure_id,0))`;
  return `IF(ISBLANK(${cell}),"${missing}",${cell}${scale})`;
}

it('plans the sheets of the first dataset', () => {
  expect(planWorkbook(SICHUAN).sheets.map(({ name }) => name)).toEqual([
    '封面 Cover',
    '目录 Contents',
    '总览 Summary',
    '南部 Nanbu',
    '江油 Jiangyou',
    '阿坝州 Aba',
    '凉山州 Liangshan',
    '成都 Chengdu',
    '数据 Data',
    '核对 Checks',
    '术语 Glossary',
    '来源与注 Sources and notes',
  ]);
});

it.each([
  ['the first dataset', SICHUAN],
  ['the second', SECOND],
  ['183 regions with long names', manyRegions(183)],
])('plans what Excel takes for %s', (_, dataset) => {
  const plan = planWorkbook(dataset);
  expect(() => checkPlan(plan)).not.toThrow();
  const texts = plan.sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat() : block.cells).map(({ value }) => value)),
  );
  expect(() => texts.forEach((text) => excelValue(text))).not.toThrow();
});

it('has one row a figure on the data sheet, with an empty value where there is none', () => {
  const data = planWorkbook(SICHUAN).sheets.find(({ name }) => name.includes('Data'));
  const [figures] = tablesOf(data);
  const value = figures?.heads.findIndex(({ text }) => text === 'value') ?? -1;
  const status = figures?.heads.findIndex(({ text }) => text === 'status') ?? -1;
  expect(figures?.heads.map(({ text }) => text)).toEqual(
    'figure_id region_code region_zh region_en theme indicator indicator_zh indicator_en period period_basis to_date kind qualifier status value value_high unit printed source paragraph note shown_zh shown_en'.split(
      ' ',
    ),
  );
  expect(figures?.rows).toHaveLength(SICHUAN.figures.length);
  expect(figures?.rows.filter((row) => typeof row[value]?.value === 'number')).toHaveLength(66);
  for (const row of figures?.rows ?? []) expect(row[value]?.value === null).toBe(row[status]?.value !== 'reported');
});

it('shows every digit of a value on the data sheet', () => {
  const data = tablesOf(planWorkbook(SICHUAN).sheets.find(({ name }) => name.includes('Data')))[0];
  const row = data?.rows.find(([id]) => id?.value === 'nanbu.poverty-rate');
  expect(row?.[14]).toEqual({ value: 2.52, look: 'plain-2' });
});

it('keeps as text a number that has more digits than Excel can hold', () => {
  const long = decimal('1234567890123456.78');
  const figures = SICHUAN.figures.map((figure, index) =>
    index === 0 && figure.quantity !== undefined && long !== undefined
      ? { ...figure, quantity: { ...figure.quantity, value: long, precision: { scale: 0, decimals: 2 } } }
      : figure,
  );
  const sheet = planWorkbook({ ...SICHUAN, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])) }).sheets[3];
  expect(tablesOf(sheet)[0]?.rows[0]?.[4]).toEqual({ value: '1,234,567,890,123,456.78', look: 'range' });
});

it('shows a value in the units of each language: 15亿元 beside CNY 1.5 billion', () => {
  const nanbu = planWorkbook(SICHUAN).sheets.find(({ name }) => name.includes('Nanbu'));
  const row = tablesOf(nanbu)[0]?.rows.find((cells) => cells.some(({ value }) => value === '15亿元'));
  expect(row?.slice(4, 8)).toEqual([
    { value: 15, formula: valueOf('nanbu.water-investment', '未报', '/100000000'), look: 'number-0' },
    { value: '亿元', look: 'body' },
    { value: 1.5, formula: valueOf('nanbu.water-investment', 'not reported', '/1000000000'), look: 'number-1' },
    { value: 'CNY billion', look: 'body' },
  ]);
});

it('gives the conversion of a unit beside it in English', () => {
  const aba = planWorkbook(SICHUAN).sheets.find(({ name }) => name.includes('Aba'));
  const units = tablesOf(aba).flatMap(({ rows }) => rows.map((row) => row[7]?.value));
  expect(units).toContain('mu (13,333 ha)');
});

it('says in words why a value is missing, and keeps ranges as text', () => {
  const cells = planWorkbook(SECOND).sheets.flatMap((sheet) => tablesOf(sheet).flatMap(({ rows }) => rows.flat()));
  const texts = new Set(cells.map(({ value }) => value));
  for (const text of ['未报', 'not reported', '未公开', 'withheld', '不适用', 'not applicable', '7,000–8,000'])
    expect(texts).toContain(text);
});

it('compares regions with statuses in words and says what is covered', () => {
  const summary = planWorkbook(SICHUAN).sheets[2];
  const [comparison] = tablesOf(summary);
  expect(comparison?.name).toBe('comparison_1');
  expect(comparison?.rows.map((row) => row.map(({ value }) => value))).toEqual([
    ['阿坝州 Aba', '自治州\nautonomous prefecture', 5, 239, 30811, 'S1 ¶17'],
    ['江油 Jiangyou', '县级市\ncounty-level city', '不适用\nnot applicable', 45, 6280, 'S1 ¶15'],
    ['南部 Nanbu', '县\ncounty', '未报\nnot reported', '未报\nnot reported', '未报\nnot reported', null],
  ]);
  const lines = summary?.blocks.flatMap((block) => (block.type === 'line' ? block.cells.map(({ value }) => value) : []));
  expect(lines).toContainEqual(expect.stringContaining('1 of 3 regions'));
});

it('has every derived figure in the summary, with its formula', () => {
  const summary = planWorkbook(SICHUAN).sheets[2];
  const derived = tablesOf(summary).find(({ name }) => name === 'derived_figures');
  expect(derived?.rows).toHaveLength(SICHUAN.derivations.length);
  expect(derived?.rows[0]?.[1]?.value).toContain('30,811');
});

it('links each region to its sheet, back, and to the data', () => {
  const { sheets } = planWorkbook(SICHUAN);
  const links = (sheet: SheetPlan | undefined) =>
    (sheet?.blocks ?? []).flatMap((block) => (block.type === 'table' ? block.rows.flat() : block.cells).flatMap(({ to }) => to ?? []));
  expect(links(sheets[1]).map(({ sheet }) => sheet)).toEqual(sheets.slice(2).map(({ name }) => name));
  expect(links(sheets[3])[0]).toEqual({ sheet: '目录 Contents' });
  expect(links(sheets[3])[1]).toEqual({ sheet: '数据 Data', cell: 'A2' });
});

it('makes heads unique and one line, and a table never empty', () => {
  const made = table('t', [{ text: 'Value' }, { text: 'value' }, { text: 'two\nlines' }, { text: '' }], []);
  expect(made.heads.map(({ text }) => text)).toEqual(['Value', 'value 2', 'two lines', '-']);
  expect(made.rows).toHaveLength(1);
  expect(made.rows[0]).toHaveLength(4);
});

it('counts columns as Excel does', () => {
  expect([0, 25, 26, 701, 702].map((column) => address(column, 3))).toEqual(['A3', 'Z3', 'AA3', 'ZZ3', 'AAA3']);
});

const base: WorkbookPlan = { title: '', subject: '', keywords: '', author: '', language: 'zh-CN', footer: '', sheets: [] };
const sheet = (name: string, blocks: SheetPlan['blocks'] = [GAP]): SheetPlan => ({ name, blocks, orientation: 'landscape' });
const small = (name: string) => table(name, [{ text: 'a' }], [[{ value: 1, look: 'body' }]]);

it.each<[string, readonly SheetPlan[]]>([
  ['two sheets are called', [sheet('Data'), sheet('DATA')]],
  ['is no name for a sheet', [sheet('x'.repeat(32))]],
  ['is no name for a sheet', [sheet('a/b')]],
  ['two tables are called', [sheet('a', [small('t_1'), small('T_1')])]],
  ['is no name for a table', [sheet('a', [small('with space')])]],
  ['is no name for a table', [sheet('a', [small('A1')])]],
  ['is no name for a table', [sheet('a', [small('R1C1')])]],
  ['has no row', [sheet('a', [{ ...small('t_1'), rows: [] }])]],
  ['two lines', [sheet('a', [{ ...small('t_1'), heads: [{ text: 'a\nb' }] }])]],
  ['two heads of table', [sheet('a', [{ ...small('t_1'), heads: [{ text: 'a' }, { text: 'A' }] }])]],
  ['cells for', [sheet('a', [{ ...small('t_1'), rows: [[]] }])]],
  ['links to', [sheet('a', [line('x', 'link', { sheet: 'nowhere' })])]],
  ['has no result', [sheet('a', [{ type: 'line', wide: false, cells: [{ value: null, formula: '1+1', look: 'text' }] }])]],
  ['characters', [sheet('a', [{ type: 'line', wide: false, cells: [{ value: 1, formula: '1+'.repeat(4096) + '1', look: 'text' }] }])]],
])('refuses a plan in which %s', (message, sheets) => {
  expect(() => checkPlan({ ...base, sheets })).toThrow(message);
});

it.each<[string, readonly string[]]>([
  ['is no name for a range', ['fig1']],
  ['is no name for a range', ['a b']],
  ['two tables and ranges are called', ['all', 'ALL']],
  ['two tables and ranges are called', ['T_1']],
])('refuses names of which %s', (message, names) => {
  const plan = { ...base, sheets: [sheet('a', [small('t_1')])], names: names.map((name) => ({ name, formula: "'a'!$A$2" })) };
  expect(() => checkPlan(plan)).toThrow(message);
});

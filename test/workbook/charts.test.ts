import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import type { Dataset } from '../../src/dataset/dataset.ts';
import { add, integer } from '../../src/quantity/decimal.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { SECOND, SICHUAN } from './datasets.ts';
import { buildWorkbook } from './validity/made.ts';
import { all, openPackage, type Node } from './validity/parts.ts';

const CREATED = new Date('2017-04-23T00:00:00Z');

/** A dataset's charts by the names of their tables: the plan's and the part's. */
async function chartsOf(dataset: Dataset) {
  const { trees } = openPackage((await buildWorkbook(dataset, CREATED)).bytes);
  const planned = planWorkbook(dataset).sheets.flatMap(({ charts = [] }) => charts);
  return new Map(
    planned.map((plan, index) => {
      const xml = trees.get(`xl/charts/chart${index + 1}.xml`);
      if (xml === undefined) throw new Error(`no part of ${plan.table}`);
      return [plan.table, { plan, xml }];
    }),
  );
}

type Charts = Awaited<ReturnType<typeof chartsOf>>;

function chart(charts: Charts, table: string) {
  const found = charts.get(table);
  if (found === undefined) throw new Error(`no chart ${table}`);
  return found;
}

function texts(node: Node | undefined): readonly string[] {
  return all(node, 'a:t').map(({ text }) => text);
}

/** Each series: its name, its fill, its values by row. */
function seriesOf(xml: Node) {
  return all(xml, 'c:ser').map((series) => ({
    name: all(all(series, 'c:tx')[0], 'c:v')[0]?.text,
    fill: all(
      series.children.find(({ name }) => name === 'c:spPr'),
      'a:srgbClr',
    )[0]?.attributes['val'],
    values: new Map(all(all(series, 'c:val')[0], 'c:pt').map((point) => [point.attributes['idx'], all(point, 'c:v')[0]?.text])),
  }));
}

const first = await chartsOf(SICHUAN);
const second = await chartsOf(SECOND);

describe('the first dataset', () => {
  it('has every chart of the volume, numbered as there, and its comparisons', () => {
    const asked = [...SICHUAN.narratives.values()].reduce((sum, { charts }) => sum + charts.length, 0);
    expect([...first.keys()].filter((name) => /^chart_\d+$/.test(name))).toHaveLength(asked);
    expect([...first.keys()].filter((name) => name.startsWith('chart_comparison'))).toEqual([
      'chart_comparison_1_2',
      'chart_comparison_1_3',
    ]);
  });

  it('draws results solid, expectations light and plans hollow, each a series with a name in both languages', () => {
    const { xml } = chart(first, 'chart_1');
    expect(seriesOf(xml)).toEqual([
      {
        name: '实绩 Actual',
        fill: '0F5C7A',
        values: new Map([
          ['2', '1.14'],
          ['3', '0.852'],
        ]),
      },
      { name: '预计 Expected', fill: 'DBE6EC', values: new Map([['1', '3.88']]) },
      { name: '计划 Planned', fill: 'FFFFFF', values: new Map([['0', '4.03']]) },
    ]);
    expect(all(xml, 'c:legend')).toHaveLength(1);
  });

  it('has no legend where there is one series', () => {
    const { xml } = chart(first, 'chart_2');
    expect(all(xml, 'c:ser')).toHaveLength(1);
    expect(all(xml, 'c:legend')).toHaveLength(0);
  });

  it('names what it measures and its unit in both languages, in faces for both', () => {
    const { xml } = chart(first, 'chart_1');
    expect(texts(all(xml, 'c:chart')[0]?.children.find(({ name }) => name === 'c:title'))).toEqual([
      '四川：资金，2017年（亿元）',
      'Sichuan: Funds, 2017 (CNY 100 million)',
    ]);
    expect(texts(all(xml, 'c:valAx')[0])).toEqual(['亿元 CNY 100 million']);
    for (const run of all(xml, 'a:rPr')) expect(run.children.map(({ name }) => name)).toEqual(['a:solidFill', 'a:latin', 'a:ea']);
  });

  it('has an alternative text in both languages with the figures', async () => {
    const drawings = Object.entries(unzipSync((await buildWorkbook(SICHUAN, CREATED)).bytes)).filter(([name]) =>
      name.startsWith('xl/drawings/drawing'),
    );
    const said = drawings.flatMap(([, bytes]) => [...strFromU8(bytes).matchAll(/descr="([^"]*)"/g)].map(([, text]) => text ?? ''));
    expect(said).toHaveLength(first.size);
    expect(said.some((text) => text.includes('贫困发生率2.52%') && text.includes('Poverty headcount ratio of'))).toBe(true);
  });

  it('draws the line to compare with across the dots', () => {
    const { xml } = chart(first, 'chart_3');
    const names = all(xml, 'c:ser').map((series) => all(all(series, 'c:tx')[0], 'c:v')[0]?.text);
    expect(names).toEqual(['南部 Nanbu', '退出线 exit line']);
    expect(all(xml, 'c:errBars')).toHaveLength(1);
    expect(all(xml, 'c:yVal').map((values) => all(values, 'c:v')[0]?.text)).toEqual(['2.52', '3']);
  });

  it('shows what a sum over regions is made of, each part with its name', () => {
    const { xml, plan } = chart(first, 'chart_sums_1');
    expect(plan.type).toBe('stacked');
    expect(all(xml, 'c:grouping')[0]?.attributes['val']).toBe('stacked');
    expect(seriesOf(xml).map(({ name, values }) => [name, ...values.values()])).toEqual([
      ['江油 Jiangyou', '6280'],
      ['阿坝州 Aba', '30811'],
    ]);
    expect(all(xml, 'c:showSerName').map(({ attributes }) => attributes['val'])).toEqual(['1', '1']);
  });

  it('has live cells in its tables', () => {
    const cells = planWorkbook(SICHUAN)
      .sheets.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.type === 'table' && block.name === 'chart_1' ? block.rows.flat() : [])),
      )
      .flatMap(({ formula }) => formula ?? []);
    expect(cells).toHaveLength(4);
    for (const formula of cells) expect(formula).toMatch(/^IF\(ISBLANK\(.+\),NA\(\),.+\)$/);
  });
});

describe('the second dataset', () => {
  it('leaves a gap where a value is missing', () => {
    const { xml, plan } = chart(second, 'chart_comparison_1_1');
    expect(plan.type).toBe('column');
    expect(all(all(xml, 'c:val')[0], 'c:ptCount')[0]?.attributes['val']).toBe('3');
    expect(seriesOf(xml)[0]?.values).toEqual(
      new Map([
        ['0', '130400'],
        ['1', '9120'],
      ]),
    );
    expect(all(xml, 'c:dispBlanksAs')[0]?.attributes['val']).toBe('gap');
  });

  it('writes numbers at the ends of a line only, in the format of their cells', () => {
    const { xml } = chart(second, 'chart_2');
    const labels = all(xml, 'c:dLbl').map((label) => [
      all(label, 'c:idx')[0]?.attributes['val'],
      all(label, 'c:numFmt')[0]?.attributes['formatCode'],
    ]);
    expect(labels).toEqual([
      ['0', '#,##0.0'],
      ['4', '#,##0.00'],
    ]);
    expect(
      all(xml, 'c:valAx')[0]
        ?.children.find(({ name }) => name === 'c:scaling')
        ?.children.some(({ name }) => name === 'c:min'),
    ).toBe(true);
  });

  it('lets bars go below zero', () => {
    const { xml } = chart(second, 'chart_4');
    expect(seriesOf(xml)[0]?.values).toEqual(
      new Map([
        ['0', '86'],
        ['1', '-1250'],
      ]),
    );
    expect(all(xml, 'c:tickLblPos')[0]?.attributes['val']).toBe('low');
  });
});

it('writes bound words around the number, ends of ranges behind one another, and a column for a bar with a line to compare with', async () => {
  const [narrative] = SICHUAN.narratives.get('nanbu')?.charts ?? [];
  const [, exitLine] = SICHUAN.narratives.get('nanbu')?.charts ?? [];
  if (narrative === undefined || exitLine?.referenceLine === undefined) throw new Error('no charts');
  const about = SICHUAN.figures.map((figure) =>
    figure.id === 'nanbu.roads-villages' && figure.quantity !== undefined
      ? { ...figure, quantity: { ...figure.quantity, qualifier: 'about' as const, high: add(figure.quantity.value, integer(2)) } }
      : figure,
  );
  const nanbu = SICHUAN.narratives.get('nanbu');
  if (nanbu === undefined) throw new Error('no narrative');
  const dataset: Dataset = {
    ...SICHUAN,
    figures: about,
    figureById: new Map(about.map((figure) => [figure.id, figure])),
    narratives: new Map([
      ...SICHUAN.narratives,
      ['nanbu', { ...nanbu, charts: [{ ...narrative, referenceLine: exitLine.referenceLine }] }],
    ]),
  };
  const { xml, plan } = chart(await chartsOf(dataset), 'chart_2');
  expect(plan.type).toBe('column');
  expect(seriesOf(xml).map(({ name }) => name)).toEqual(['上限 Upper end', '实绩 Actual', '退出线 exit line']);
  expect(seriesOf(xml)[0]?.values).toEqual(new Map([['0', '102']]));
  expect(all(all(xml, 'c:ser')[1], 'c:numFmt').map(({ attributes }) => attributes['formatCode'])).toContain('"约"#,##0');
  expect(all(xml, 'c:lineChart')).toHaveLength(1);
});

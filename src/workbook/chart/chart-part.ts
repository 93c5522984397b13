import { SHEET_CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import type { SheetPlan } from '../plan.ts';
import type { ChartPlan } from '../chart-plan.ts';
import { element } from '../xml.ts';
import { AXIS_IDS, categoryAxis, placeAxis, valueAxis, type ValueAxis } from './axes.ts';
import { tableOfChart } from './cells.ts';
import { dotSeries } from './dots.ts';
import { NO_LINE } from './marks.ts';
import { barSeries, lineSeries, referenceSeries, type Drawn } from './series.ts';
import { PLAIN, solidFill, textProperties, titleXml } from './text.ts';

/** Format of a scale: thousands marks where numbers have thousands, else as many digits as its steps need. */
function scaleFormat({ chart, table: { table } }: Drawn): string {
  const values = chart.series.flatMap(({ column }) => table.rows.map((row) => Math.abs(Number(row[column]?.value))));
  return Math.max(...values) < 1000 ? 'General' : '#,##0';
}

function isBelowZero({ chart, table: { table } }: Drawn): boolean {
  return chart.series.some(({ column }) => table.rows.some((row) => Number(row[column]?.value) < 0));
}

/** An upright scale with its numbers, from zero as on the page. */
function upright(drawn: Drawn): ValueAxis {
  return { side: 'l', unit: drawn.chart.unit, format: scaleFormat(drawn), scale: true, fromZero: !isBelowZero(drawn) };
}

/** Columns' own plot and, over it, the line to compare them with. */
function lineOver(drawn: Drawn): string {
  const { reference, series } = drawn.chart;
  return reference === undefined ? '' : linePlot([referenceSeries(drawn, reference, series.length)]);
}

function linePlot(series: readonly string[]): string {
  return element(
    'c:lineChart',
    {},
    element('c:grouping', { val: 'standard' }),
    element('c:varyColors', { val: 0 }),
    ...series,
    element('c:marker', { val: 1 }),
    AXIS_IDS,
  );
}

function barPlot(drawn: Drawn, direction: 'bar' | 'col'): string {
  const { type, series } = drawn.chart;
  return element(
    'c:barChart',
    {},
    element('c:barDir', { val: direction }),
    element('c:grouping', { val: type === 'stacked' ? 'stacked' : 'clustered' }),
    element('c:varyColors', { val: 0 }),
    ...series.map((each, order) => barSeries(drawn, each, order)),
    element('c:gapWidth', { val: SHEET_CHART.gap }),
    // Each row has its number in one of the series, which stand in the same place.
    element('c:overlap', { val: 100 }),
    AXIS_IDS,
  );
}

function columns(drawn: Drawn): string {
  return (
    barPlot(drawn, 'col') +
    lineOver(drawn) +
    categoryAxis('b', false) +
    valueAxis({ side: 'l', unit: drawn.chart.unit, format: scaleFormat(drawn), scale: false })
  );
}

/** Plots and axes of each type. */
const PLOTS: Readonly<Record<ChartPlan['type'], (drawn: Drawn) => string>> = {
  bar: (drawn) =>
    barPlot(drawn, 'bar') +
    categoryAxis('l', true) +
    valueAxis({ side: 'b', unit: drawn.chart.unit, format: scaleFormat(drawn), scale: false, far: true }),
  column: columns,
  stacked: columns,
  line: (drawn) =>
    linePlot([
      ...drawn.chart.series.map((each, order) => lineSeries(drawn, each, order)),
      ...(drawn.chart.reference === undefined ? [] : [referenceSeries(drawn, drawn.chart.reference, drawn.chart.series.length)]),
    ]) +
    categoryAxis('b', false) +
    valueAxis(upright(drawn)),
  position: (drawn) =>
    element(
      'c:scatterChart',
      {},
      element('c:scatterStyle', { val: 'lineMarker' }),
      element('c:varyColors', { val: 0 }),
      ...dotSeries(drawn),
      AXIS_IDS,
    ) +
    placeAxis(drawn.table.table.rows.length) +
    valueAxis({ ...upright(drawn), midway: true }),
};

/** Names of the series, where there are several; dots and parts of bars bear their own. */
function legend({ type, series, reference }: ChartPlan): string {
  const named = series.length + (reference === undefined ? 0 : 1);
  if (type === 'position' || type === 'stacked' || named < 2) return '';
  return element('c:legend', {}, element('c:legendPos', { val: 't' }), element('c:overlay', { val: 0 }), textProperties(PLAIN));
}

/** The part of a native chart: DrawingML, ISO/IEC 29500-1, 21.2, with the values of its cells as they are now. */
export function chartXml(sheet: SheetPlan, chart: ChartPlan): string {
  const drawn: Drawn = { chart, table: tableOfChart(sheet, chart) };
  const title = titleXml([
    { language: 'zh', text: chart.title.zh, size: SHEET_CHART.title, colour: COLOURS.ink, bold: true },
    { ...PLAIN, language: 'en', text: chart.title.en === chart.title.zh ? '' : chart.title.en },
  ]);
  return element(
    'c:chartSpace',
    {
      'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
      'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
    },
    element('c:date1904', { val: 0 }),
    element('c:roundedCorners', { val: 0 }),
    element(
      'c:chart',
      {},
      title,
      element('c:autoTitleDeleted', { val: 0 }),
      element('c:plotArea', {}, element('c:layout', {}), PLOTS[chart.type](drawn)),
      legend(chart),
      element('c:plotVisOnly', { val: 1 }),
      element('c:dispBlanksAs', { val: 'gap' }),
    ),
    element('c:spPr', {}, solidFill(COLOURS.paper), NO_LINE),
    textProperties(PLAIN),
  );
}

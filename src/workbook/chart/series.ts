import { SHEET_CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import type { ChartPlan, ChartSeries } from '../chart-plan.ts';
import { element } from '../xml.ts';
import { formatOf, headText, numbers, rowsWithNumber, texts, type ChartTable } from './cells.ts';
import { labels, labelsAt, VALUE, withBound, type Label } from './labels.ts';
import { lineXml, marker, NO_MARKER, REFERENCE_LINE, shape } from './marks.ts';

/** A chart with the table that it draws. */
export interface Drawn {
  readonly chart: ChartPlan;
  readonly table: ChartTable;
}

/** Number and name of a series, with which each begins. */
function opening({ table }: Drawn, column: number, order: number): string {
  return element('c:idx', { val: order }) + element('c:order', { val: order }) + element('c:tx', {}, headText(table, column));
}

function data({ chart, table }: Drawn, column: number): string {
  return element('c:cat', {}, texts(table, chart.categories)) + element('c:val', {}, numbers(table, column));
}

/** The label at a row's mark: the cell's number in the cell's format, after its bound word. */
function labelOf({ table }: Drawn, { column, bounds }: ChartSeries, row: number, position: Label['position']): Label {
  return { format: withBound(formatOf(table, column, row), bounds?.get(row)), position, look: VALUE };
}

/** A part of a bar bears its own name: parts of one kind look alike, and a legend could not tell them apart. */
function partLabel(drawn: Drawn, series: ChartSeries, row: number): Label {
  const { fill } = series.points?.get(row) ?? series.look;
  const look = { ...VALUE, colour: fill === COLOURS.accent ? COLOURS.paper : COLOURS.ink };
  return { ...labelOf(drawn, series, row, 'ctr'), look, named: true };
}

/** Bars or columns. */
export function barSeries(drawn: Drawn, series: ChartSeries, order: number): string {
  const rows = rowsWithNumber(drawn.table, series.column);
  const stacked = drawn.chart.type === 'stacked';
  const own = rows.map((row): [number, Label] => [row, stacked ? partLabel(drawn, series, row) : labelOf(drawn, series, row, 'outEnd')]);
  const [usual] = own.map(([, label]) => label);
  const others = own.filter(([, { format, look }]) => format !== usual?.format || look.colour !== usual.look.colour);
  const points = [...(series.points ?? [])].map(([row, look]) =>
    element('c:dPt', {}, element('c:idx', { val: row }), element('c:invertIfNegative', { val: 0 }), shape(look)),
  );
  return element(
    'c:ser',
    {},
    opening(drawn, series.column, order),
    shape(series.look),
    element('c:invertIfNegative', { val: 0 }),
    ...points,
    usual === undefined ? '' : labels(usual, new Map(others)),
    data(drawn, series.column),
  );
}

/** A line through the rows, with numbers at its ends. */
export function lineSeries(drawn: Drawn, series: ChartSeries, order: number): string {
  const rows = rowsWithNumber(drawn.table, series.column);
  const ends = new Set([rows[0], rows.at(-1)].flatMap((row) => row ?? []));
  const points = [...(series.points ?? [])].map(([row, look]) =>
    element('c:dPt', {}, element('c:idx', { val: row }), marker(look, SHEET_CHART.point)),
  );
  return element(
    'c:ser',
    {},
    opening(drawn, series.column, order),
    element('c:spPr', {}, lineXml(series.look.line, SHEET_CHART.line)),
    marker(series.look, SHEET_CHART.point),
    ...points,
    labelsAt(new Map([...ends].map((row) => [row, labelOf(drawn, series, row, 't')]))),
    data(drawn, series.column),
    element('c:smooth', { val: 0 }),
  );
}

/** The line to compare columns or points with, its number at the end. */
export function referenceSeries(drawn: Drawn, column: number, order: number): string {
  const last = drawn.table.table.rows.length - 1;
  const label: Label = { format: formatOf(drawn.table, column, last), position: 't', look: { ...VALUE, colour: COLOURS.red } };
  // A single row gives no line, so a dash stands for it.
  const dash = element(
    'c:marker',
    {},
    element('c:symbol', { val: 'dash' }),
    element('c:size', { val: 24 }),
    element('c:spPr', {}, lineXml(COLOURS.red, SHEET_CHART.reference)),
  );
  return element(
    'c:ser',
    {},
    opening(drawn, column, order),
    element('c:spPr', {}, REFERENCE_LINE),
    last === 0 ? dash : NO_MARKER,
    labelsAt(new Map([[last, label]])),
    data(drawn, column),
    element('c:smooth', { val: 0 }),
  );
}

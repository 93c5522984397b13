import type { ChartPlan } from '../chart-plan.ts';
import { address, blockRows, type Cell, type SheetPlan, type TableBlock } from '../plan.ts';
import { quotedSheet } from '../sheet-name.ts';
import { numberFormat } from '../styles.ts';
import { decimalsOf } from '../width.ts';
import { element, escaped } from '../xml.ts';

/** The table that a chart draws, and where it stands. */
export interface ChartTable {
  readonly sheet: string;
  readonly table: TableBlock;
  /** The sheet's row (from 1) of its head. */
  readonly head: number;
}

/** A chart's table. */
export function tableOfChart({ name, blocks }: SheetPlan, chart: ChartPlan): ChartTable {
  const index = blocks.findIndex((block) => block.type === 'table' && block.name === chart.table);
  const table = blocks[index];
  if (table?.type !== 'table') throw new Error(`sheet ${name} has no table ${chart.table} for its chart`);
  return { sheet: name, table, head: blockRows(blocks)[index] ?? 1 };
}

function absolute(column: number, row: number): string {
  return address(column, row).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}

function cellsOf({ table }: ChartTable, column: number): readonly (Cell | undefined)[] {
  return table.rows.map((row) => row[column]);
}

/** Rows of a column that have a number. */
export function rowsWithNumber(table: ChartTable, column: number): readonly number[] {
  return cellsOf(table, column).flatMap((cell, row) => (typeof cell?.value === 'number' ? [row] : []));
}

/** A number of the table. */
export function numberAt({ table }: ChartTable, column: number, row: number): number | undefined {
  const value = table.rows[row]?.[column]?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The number format of a cell of the table. */
export function formatOf({ table }: ChartTable, column: number, row: number): string {
  return numberFormat(decimalsOf(table.rows[row]?.[column]?.look ?? 'body'));
}

/** The address of rows of a column, by default of all. */
function area({ sheet, table, head }: ChartTable, column: number, from = 0, to = table.rows.length - 1): string {
  const corners = from === to ? [from] : [from, to];
  return `${quotedSheet(sheet)}!${corners.map((row) => absolute(column, head + 1 + row)).join(':')}`;
}

function points(values: readonly (string | number | undefined)[]): string {
  const found = values.flatMap((value, idx) =>
    value === undefined ? [] : [element('c:pt', { idx }, element('c:v', {}, escaped(String(value))))],
  );
  return element('c:ptCount', { val: values.length }) + found.join('');
}

/** The numbers of a column, or of one row of it, and where they stand. What is no number has no point: a gap. */
export function numbers(table: ChartTable, column: number, row?: number): string {
  const cells = cellsOf(table, column).slice(row ?? 0, row === undefined ? undefined : row + 1);
  const values = cells.map((cell) => (typeof cell?.value === 'number' ? cell.value : undefined));
  const first = rowsWithNumber(table, column)[0] ?? 0;
  const format = element('c:formatCode', {}, escaped(formatOf(table, column, row ?? first)));
  return element(
    'c:numRef',
    {},
    element('c:f', {}, escaped(area(table, column, row, row))),
    element('c:numCache', {}, format, points(values)),
  );
}

/** The texts of a column, or of one row of it, and where they stand. */
export function texts(table: ChartTable, column: number, row?: number): string {
  const cells = cellsOf(table, column).slice(row ?? 0, row === undefined ? undefined : row + 1);
  return element(
    'c:strRef',
    {},
    element('c:f', {}, escaped(area(table, column, row, row))),
    element('c:strCache', {}, points(cells.map((cell) => (typeof cell?.value === 'string' ? cell.value : undefined)))),
  );
}

/** The head of a column, which names a series. */
export function headText({ sheet, table, head }: ChartTable, column: number): string {
  return element(
    'c:strRef',
    {},
    element('c:f', {}, escaped(`${quotedSheet(sheet)}!${absolute(column, head)}`)),
    element('c:strCache', {}, points([table.heads[column]?.text])),
  );
}

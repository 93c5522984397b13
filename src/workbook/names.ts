import { DATA_COLUMNS } from '../briefing/data-table.ts';
import { address, type DefinedName } from './plan.ts';

type DataHead = (typeof DATA_COLUMNS)[number]['name'];

/** The name of a column of the data sheet: `data_value`. */
export function dataName(head: DataHead): string {
  return `data_${head}`;
}

/** A stretch of cells as formulas of any sheet write it: `'数据 Data'!$O$2:$O$67`. Columns count from 0, rows from 1. */
export function absoluteRange(sheet: string, column: number, first: number, last: number): string {
  const corner = (row: number): string => address(column, row).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  return `'${sheet.replaceAll("'", "''")}'!${corner(first)}${first === last ? '' : `:${corner(last)}`}`;
}

/** A name for every column of the data sheet, whose head stands in its first row. */
export function dataNames(sheet: string, figures: number): readonly DefinedName[] {
  return DATA_COLUMNS.map(({ name }, column) => ({
    name: dataName(name),
    formula: absoluteRange(sheet, column, 2, Math.max(2, figures + 1)),
  }));
}

/** Names by id, for formulas of a reader's own: `nanbu.poverty-rate` is `fig_nanbu_poverty_rate`. */
export function figureNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of new Set(ids)) {
    const plain = `fig_${id.replace(/\W/g, '_')}`;
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}_${count}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}

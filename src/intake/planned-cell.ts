import type { Cell } from '../spreadsheet/spreadsheet.ts';
import type { Cell as PlannedCell, CellValue } from '../workbook/plan.ts';

/** What a cell of a file shows. */
export function shown({ value }: Pick<Cell, 'value'>): string {
  switch (value?.type) {
    case 'text':
      return value.text;
    case 'number':
      return value.digits;
    case 'date':
      return value.iso;
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'error':
      return value.code;
    case undefined:
      return '';
  }
}

/** What a planned cell shows. */
export function planned(value: CellValue): string {
  return typeof value === 'object' ? (value?.date ?? '') : String(value);
}

/** What a planned cell holds. */
export type Content = Pick<PlannedCell, 'value' | 'formula'>;
/** What stands in a cell of a file. */
export type Found = Pick<Cell, 'value' | 'formula'> | undefined;

/** A formula as every program writes it: some set spaces in it. */
function plainFormula(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));
}

/** Whether a cell has the formula planned for it, or any where none is planned: what follows the data sheet is never out of date. */
export function follows(cell: Found, { formula }: Content): boolean {
  return cell?.formula !== undefined && (formula === undefined || plainFormula(cell.formula) === plainFormula(formula));
}

function shows(cell: Found, value: CellValue): boolean {
  if (cell === undefined) return value === null || value === '';
  if (typeof value === 'number') return cell.value?.type === 'number' && Number(cell.value.digits) === value;
  return shown(cell).replace(/\r\n?/g, '\n').trim() === planned(value).replace(/\r\n?/g, '\n').trim();
}

/** Whether a cell holds what was planned for it. */
export function holds(cell: Found, content: Content | undefined): boolean {
  return content !== undefined && (follows(cell, content) || shows(cell, content.value));
}

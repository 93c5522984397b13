/** What a cell holds. */
export type CellValue =
  | { readonly type: 'text'; readonly text: string }
  /** In the file's own digits, which may have an exponent. As percent 0.0252 is shown as 2.52%; as time 0.5 is shown as 12:00. */
  | { readonly type: 'number'; readonly digits: string; readonly format: 'plain' | 'percent' | 'time' }
  /** ISO 8601, as precise as the cell's format shows it: `2016`, `2016-12`, `2016-12-31`, `2016-12-31T08:30:00`. */
  | { readonly type: 'date'; readonly iso: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** Excel's own word, e.g. `#N/A`. */
  | { readonly type: 'error'; readonly code: string };

/** A cell that holds something. Row and column count from 1. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  /** Of a formula the result that was saved with it; absent where none was. */
  readonly value?: CellValue;
  /** Without the equals sign; empty for the followers of a shared formula. */
  readonly formula?: string;
}

/** A rectangle of cells, both ends included, counted from 1. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet of cells as read. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row by row, from left to right. */
  readonly cells: readonly Cell[];
  readonly merges: readonly Area[];
}

/** A workbook as read: its sheets of cells, in order. */
export interface Spreadsheet {
  readonly sheets: readonly Sheet[];
}

/** A column's letters: 1 is `A`, 16,384 is `XFD`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The name of a cell within its sheet: `O7`. */
export function cellName(row: number, column: number): string {
  return columnLetters(column) + String(row);
}

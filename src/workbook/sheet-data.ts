import type { Style } from 'exceljs';

import type { ByteText } from './byte-text.ts';
import { excelText, excelValue } from './cell-value.ts';
import { columnLetters, type Cell, type CellValue } from './plan.ts';
import type { SheetRow } from './sheet-rows.ts';

// Cells as exceljs writes them, past its objects for rows and cells, which took most of the time. A test holds this against exceljs.

/** Numbers of what the sheets of a workbook share, given in the order of asking. */
export interface SharedIds {
  ofStyle(style: Partial<Style>, date: boolean): number;
  ofText(text: string): number;
}

/** Days from the first of Excel's calendar to the first of the computer's. */
const EPOCH = 25_569;
const DAY = 24 * 60 * 60 * 1000;

function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&apos;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cellXml(cell: Cell, start: string, ids: SharedIds): string {
  const { value, formula } = cell;
  if (typeof value === 'string' && formula === undefined) return `${start} t="s"><v>${ids.ofText(value)}</v></c>`;
  const plain = excelValue(value);
  if (plain === null) return `${start}/>`;
  if (typeof plain === 'string' && formula === undefined) return `${start} t="s"><v>${ids.ofText(plain)}</v></c>`;
  const result = typeof plain === 'string' ? encoded(plain) : plain instanceof Date ? EPOCH + plain.getTime() / DAY : plain;
  if (formula === undefined) return `${start}><v>${result}</v></c>`;
  return `${start}${typeof plain === 'string' ? ' t="str"' : ''}><f>${encoded(excelText(formula))}</f><v>${result}</v></c>`;
}

function isDate(value: CellValue): boolean {
  return value !== null && typeof value === 'object' && excelValue(value) instanceof Date;
}

function rowXml({ number, height, cells, styleOf, across }: SheetRow, ids: SharedIds): string {
  const columns = across ?? cells.length;
  const fixed = across === undefined ? '' : ' customHeight="1"';
  let xml = `<row r="${number}" ht="${height}"${fixed} spans="1:${columns}" x14ac:dyDescent="0.25">`;
  let style = 0;
  for (const [column, cell] of cells.entries()) {
    style = ids.ofStyle(styleOf(cell, column), isDate(cell.value));
    xml += cellXml(cell, `<c r="${columnLetters(column)}${number}" s="${style}"`, ids);
  }
  for (let column = cells.length; column < columns; column++) xml += `<c r="${columnLetters(column)}${number}" s="${style}"/>`;
  return `${xml}</row>`;
}

/** Adds the element `sheetData` of a sheet (ISO/IEC 29500-1, 18.3.1.80). */
export function addSheetData(out: ByteText, rows: readonly SheetRow[], ids: SharedIds): void {
  if (rows.length === 0) {
    out.add('<sheetData/>');
    return;
  }
  out.add('<sheetData>');
  for (const row of rows) out.add(rowXml(row, ids));
  out.add('</sheetData>');
}

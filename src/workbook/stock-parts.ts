import { strFromU8, unzipSync } from 'fflate';
import type { Style, Workbook, CellValue as ExcelCellValue } from 'exceljs';

import { excelText, excelValue } from './cell-value.ts';
import { sheetPart, type Cell } from './plan.ts';
import type { SheetRow } from './sheet-rows.ts';
import { NO_CELLS, type WrittenParts } from './written-parts.ts';

function contentOf({ value, formula }: Cell): ExcelCellValue {
  const result = excelValue(value);
  return formula === undefined || result === null ? result : { formula: excelText(formula), result };
}

/** What `writtenParts` gives, by exceljs's documented way: the oracle of a test, and what is left should the other ever fail. */
export async function stockParts(
  workbook: Workbook,
  sheets: readonly (readonly SheetRow[])[],
  dress: (style: Partial<Style>) => Partial<Style>,
): Promise<WrittenParts> {
  for (const [index, rows] of sheets.entries()) {
    const sheet = workbook.worksheets[index];
    for (const { number, height, cells, styleOf, across = 1 } of rows) {
      const row = sheet?.getRow(number);
      if (row === undefined) throw new Error(`exceljs has no sheet ${index + 1}`);
      row.height = height;
      for (const [column, cell] of cells.entries()) {
        const target = row.getCell(column + 1);
        target.value = contentOf(cell);
        target.style = dress(styleOf(cell, column));
      }
      if (across > 1) sheet?.mergeCells(number, 1, number, across);
    }
  }
  const raw = new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as object));
  const files = Object.entries(unzipSync(raw)).filter(([name]) => !name.endsWith('/'));
  const parts = new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
  const cells = new Map<string, Uint8Array>();
  for (const [index, rows] of sheets.entries()) {
    const part = sheetPart(index);
    const fixed = new Set(rows.flatMap(({ number, across }) => (across === undefined ? [] : [String(number)])));
    const frame = (parts.get(part) ?? '').replace(/<sheetData(?:\/>|>.*<\/sheetData>)/s, (found) => {
      const fitting = found.replace(/(<row r="(\d+)" ht="[^"]+") customHeight="1"/g, (whole, start: string, row: string) =>
        fixed.has(row) ? whole : start,
      );
      cells.set(part, Buffer.from(fitting));
      return NO_CELLS;
    });
    parts.set(part, frame);
  }
  return { parts, cells };
}

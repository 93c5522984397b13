import { DATA_COLUMNS, type DataColumn } from '../briefing/data-table.ts';
import type { Dataset, Figure } from '../dataset/dataset.ts';
import { plain } from '../quantity/decimal.ts';
import { csvBytes, protectedText } from './csv-text.ts';

function cellText(column: DataColumn, figure: Figure, dataset: Dataset): string {
  switch (column.type) {
    case 'text':
    case 'code':
      return protectedText(column.read(figure, { dataset }) ?? '');
    case 'count':
      return String(column.read(figure) ?? '');
    case 'number': {
      // Every digit of it, and never protected: a negative number is no formula.
      const value = column.read(figure);
      return value === undefined ? '' : plain(value);
    }
  }
}

/** The data table as a CSV file: the columns and rows of the workbook's data sheet, numbers with all their digits. */
export function dataCsv(dataset: Dataset): Uint8Array {
  const rows = dataset.figures.map((figure) => DATA_COLUMNS.map((column) => cellText(column, figure, dataset)));
  return csvBytes([DATA_COLUMNS.map(({ name }) => name), ...rows]);
}

import { FindingsError, type Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { cellName } from './spreadsheet.ts';

type Details = Pick<Diagnostic, 'expected' | 'found' | 'fix'>;

/** Where in a workbook something is refused: the workbook as a whole, a sheet, or a cell. */
export interface Spot {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
}

/** Ends reading a workbook. */
export type Refuse = (code: string, message: Localized, details?: Details, spot?: Spot) => never;

/** A function that ends reading the workbook of a file, as the user named it, with a finding. */
export function refusals(file: string): Refuse {
  return (code, message, details = {}, { sheet, row, column } = {}) => {
    const cell = [sheet ?? [], row === undefined || column === undefined ? [] : cellName(row, column)].flat().join('!');
    throw new FindingsError([{ code, severity: 'error', place: { file, line: row ?? 1, column: column ?? 1, cell }, message, ...details }]);
  };
}

/** A fix that helps with most files that are no sound workbooks. */
export const SAVE_AGAIN: Localized = {
  zh: '在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”',
  en: 'open it in Excel and save it as “Excel Workbook (.xlsx)”',
};

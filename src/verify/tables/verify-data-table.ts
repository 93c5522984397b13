import { labelsOf } from '../../briefing/labels.ts';
import type { Dataset, Figure } from '../../dataset/dataset.ts';
import { LANGUAGES, type Language, type Localized } from '../../language.ts';
import { compare, decimal, plain } from '../../quantity/decimal.ts';
import { writeQuantity } from '../../quantity/write.ts';
import { address } from '../../workbook/plan.ts';
import { findingAt, type Finding } from '../finding.ts';
import { DATA, wantedText, type Wanted } from '../sheets/against-dataset.ts';
import { WRONG_CELL, WRONG_FIGURE } from '../sheets/against-plan.ts';
import { readCsv, UnreadableTable } from './read-csv.ts';

/** A cell of the data table that holds a figure's value, as a spreadsheet program names it. */
export interface TableFigure {
  readonly figure: string;
  readonly cell: string;
  readonly kind: 'data';
}

/** What opening a data table again showed. */
export interface VerifiedTable {
  readonly findings: readonly Finding[];
  readonly printed: readonly TableFigure[];
  /** By figure, the value that the table gives it, in digits. */
  readonly values: ReadonlyMap<string, string>;
  /** The head and the rows; none where the file cannot be read. */
  readonly records: readonly (readonly string[])[];
}

const UNREADABLE: Localized = { zh: '无法作为 CSV 文件打开', en: 'cannot be opened as a CSV file' };
const WRONG_HEAD: Localized = { zh: '表头不符', en: 'has another head' };
const WRONG_ROWS: Localized = { zh: '行数与数据集不符', en: 'has another number of rows than the dataset has figures' };
const RAGGED: Localized = { zh: '这一行的单元格数与表头不同', en: 'the row has another number of cells than the head' };
const FORMULA: Localized = {
  zh: '单元格会被电子表格当作公式',
  en: 'a spreadsheet program would take the cell for a formula',
};
const REBUILD: Localized = { zh: '重新生成该文档', en: 'build the document again' };

/** What each column must hold, from the dataset and not from the columns' own list. */
const WANTED: Readonly<Record<string, (figure: Figure, dataset: Dataset) => Wanted>> = {
  ...DATA,
  ...Object.fromEntries(LANGUAGES.map((language) => [`shown_${language}`, (figure, dataset) => written(figure, dataset, language)])),
};

function written({ quantity, status }: Figure, { groupChinese }: Dataset, language: Language): string {
  if (quantity !== undefined) return writeQuantity(quantity, language, { groupChinese }).text.replaceAll('\u00A0', ' ');
  return status === 'reported' ? '' : labelsOf(language).statuses[status];
}

/** Opens a data table again and holds every cell against the dataset. */
export function verifyDataTable(dataset: Dataset, document: string, bytes: Uint8Array): VerifiedTable {
  const nothing = { printed: [], values: new Map<string, string>(), records: [] };
  let records: readonly (readonly string[])[];
  try {
    records = readCsv(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    return { ...nothing, findings: [findingAt({ document }, 'unreadable-document', UNREADABLE, { found: error.message, fix: REBUILD })] };
  }
  const [head = [], ...rows] = records;
  const columns = Object.keys(WANTED);
  if (head.join(',') !== columns.join(',')) {
    const details = { expected: columns.join(', '), found: head.join(', '), fix: REBUILD };
    return { ...nothing, findings: [findingAt({ document }, 'foreign-document', WRONG_HEAD, details)] };
  }
  const findings: Finding[] = [];
  const { figures } = dataset;
  if (rows.length !== figures.length) {
    const details = { expected: String(figures.length), found: String(rows.length) };
    findings.push(findingAt({ document }, 'wrong-rows', WRONG_ROWS, details));
  }
  const printed: TableFigure[] = [];
  const values = new Map<string, string>();
  const value = columns.indexOf('value');
  for (const [index, figure] of figures.entries()) {
    const row = rows[index];
    if (row === undefined) break;
    const { id } = figure;
    if (row.length !== columns.length) {
      const spot = { document, cell: address(0, index + 2), figure: id };
      findings.push(findingAt(spot, 'wrong-rows', RAGGED, { expected: String(columns.length), found: String(row.length) }));
    }
    for (const [column, name] of columns.entries()) {
      const spot = { document, cell: address(column, index + 2), figure: id };
      findings.push(...cellFindings(spot, row[column] ?? '', WANTED[name]?.(figure, dataset)));
    }
    printed.push({ figure: id, cell: address(value, index + 2), kind: 'data' });
    const read = decimal(row[value] ?? '');
    if (read !== undefined) values.set(id, plain(read));
  }
  return { findings, printed, values, records };
}

const FORMULA_START = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

function cellFindings(spot: Parameters<typeof findingAt>[0], found: string, wanted: Wanted): readonly Finding[] {
  const expected = wantedText(wanted);
  if (typeof wanted === 'object') {
    const read = decimal(found);
    if (read !== undefined && compare(read, wanted) === 0) return [];
    return [findingAt(spot, 'wrong-figure', WRONG_FIGURE, { expected, found })];
  }
  if (FORMULA_START.test(found)) return [findingAt(spot, 'formula-in-table', FORMULA, { found })];
  // Apostrophes before what would be a formula: one of them was put there.
  const text = FORMULA_START.test(found.replace(/^'+/, '')) ? found.slice(1) : found;
  return text === expected ? [] : [findingAt(spot, 'wrong-cell', WRONG_CELL, { expected, found })];
}

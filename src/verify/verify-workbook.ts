import type { Dataset, Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { compare, decimal, plain, shift, type Decimal } from '../quantity/decimal.ts';
import { periodText } from '../quantity/period.ts';
import { writeQuantity } from '../quantity/write.ts';
import { bookContext, type BookContext } from '../workbook/context.ts';
import { address, blockRows, type CellValue, type SheetPlan, type TableBlock } from '../workbook/plan.ts';
import { VALUE_HEADS } from '../workbook/sheets/figure-cells.ts';
import { planWorkbook } from '../workbook/workbook.ts';
import { findingAt, type Finding } from './finding.ts';
import { readSpreadsheet, UnreadableWorkbook, type ReadCell, type ReadSheet } from './spreadsheet.ts';
import { figuresOfTable, placesInSheet, type SheetFigure } from './workbook-places.ts';

/** What opening a workbook again showed. */
export interface VerifiedWorkbook {
  readonly findings: readonly Finding[];
  readonly printed: readonly SheetFigure[];
  /** How many cells were held against the dataset. */
  readonly cells: number;
  /** By figure, the value that the data sheet gives it, in digits. */
  readonly values: ReadonlyMap<string, string>;
}

const WRONG_FIGURE: Localized = { zh: '单元格与数据集不符', en: 'the cell is not what the dataset has' };
const WRONG_CELL: Localized = { zh: '单元格内容有误', en: 'the cell is not what it should be' };
const REBUILD: Localized = { zh: '重新生成该文档', en: 'build the document again' };

/** Opens a workbook again and holds every cell against the plan, and the data and region sheets against the dataset itself. */
export function verifyWorkbook(dataset: Dataset, document: string, bytes: Uint8Array, pages?: number): VerifiedWorkbook {
  const nothing = { printed: [], cells: 0, values: new Map<string, string>() };
  let sheets: readonly ReadSheet[];
  try {
    sheets = readSpreadsheet(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    const what = { zh: '无法作为工作簿打开', en: 'cannot be opened as a workbook' };
    return { ...nothing, findings: [findingAt({ document }, 'unreadable-document', what, { found: error.message, fix: REBUILD })] };
  }
  const plan = planWorkbook(dataset);
  const context = bookContext(dataset, '');
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
  if (names(sheets) !== names(plan.sheets)) {
    const what = { zh: '工作表与数据集不符', en: 'has other sheets than the dataset asks for' };
    return {
      ...nothing,
      findings: [findingAt({ document }, 'foreign-document', what, { expected: names(plan.sheets), found: names(sheets), fix: REBUILD })],
    };
  }
  const counted = pages === undefined || pages === sheets.length;
  const what = { zh: '工作表数与清单不符', en: 'has another number of sheets than the manifest says' };
  const findings = counted ? [] : [findingAt({ document }, 'page-count', what, { expected: String(pages), found: String(sheets.length) })];
  const printed: SheetFigure[] = [];
  const values = new Map<string, string>();
  let cells = 0;
  for (const [index, sheet] of plan.sheets.entries()) {
    const read = sheets[index]?.cells ?? new Map<string, ReadCell>();
    const places = placesInSheet(context, sheet);
    printed.push(...places);
    cells += read.size;
    const fromDataset = tablesOf(sheet).flatMap(({ table, top }) => datasetFindings(document, context, sheet.name, table, top, read));
    // What the dataset has said of a cell, the plan need not say again.
    const said = new Set(fromDataset.map(({ cell }) => cell));
    findings.push(...fromDataset, ...planFindings(document, context, sheet, read).filter(({ cell }) => !said.has(cell)));
    for (const { figure, cell, kind } of places) {
      const found = read.get(cell);
      if (kind === 'data' && found?.type === 'number') values.set(figure, decimalText(found.digits));
    }
  }
  return { findings, printed, cells, values };
}

function tablesOf({ blocks }: SheetPlan): readonly { readonly table: TableBlock; readonly top: number }[] {
  const rows = blockRows(blocks);
  return blocks.flatMap((block, index) => (block.type === 'table' ? [{ table: block, top: rows[index] ?? 1 }] : []));
}

function shown(cell: ReadCell | undefined): string {
  if (cell === undefined) return '';
  return cell.type === 'number' ? cell.digits : cell.text;
}

/** A number's digits in full, whatever way the file writes them (1e+21). */
function decimalText(digits: string): string {
  const [, mantissa = digits, exponent = '0'] = /^([^eE]+)[eE]([+-]?\d{1,3})$/.exec(digits) ?? [];
  const read = decimal(mantissa);
  return read === undefined ? digits : plain(shift(read, Number(exponent)));
}

/** Days since 30 December 1899, as Excel counts them. */
function serial(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function holds(cell: ReadCell | undefined, value: CellValue): boolean {
  if (value === null || value === '') return shown(cell) === '';
  if (typeof value === 'number') return cell?.type === 'number' && Number(cell.digits) === value;
  if (typeof value === 'string') return cell?.type === 'text' && cell.text === value.replace(/\r\n?/g, '\n');
  return cell?.type === 'number' ? Number(cell.digits) === serial(value.date) : shown(cell) === value.date;
}

/** Every cell of a sheet against its plan; a cell that the plan does not have is one too many. */
function planFindings(document: string, context: BookContext, sheet: SheetPlan, read: ReadonlyMap<string, ReadCell>): readonly Finding[] {
  const rows = blockRows(sheet.blocks);
  const planned = new Map<string, { readonly value: CellValue; readonly figure?: string }>();
  for (const [index, block] of sheet.blocks.entries()) {
    const top = rows[index] ?? 1;
    if (block.type === 'line') {
      for (const [column, { value }] of block.cells.entries()) planned.set(address(column, top), { value });
      continue;
    }
    for (const [column, { text }] of block.heads.entries()) planned.set(address(column, top), { value: text });
    const figures = figuresOfTable(context, sheet.name, block);
    for (const [row, cells] of block.rows.entries()) {
      const figure = figures?.[row];
      for (const [column, { value }] of cells.entries())
        planned.set(address(column, top + 1 + row), { value, ...(figure === undefined ? {} : { figure }) });
    }
  }
  const found = [...planned].flatMap(([cell, { value, figure }]) => {
    if (holds(read.get(cell), value)) return [];
    const expected = typeof value === 'object' ? (value?.date ?? '') : String(value);
    const spot = { document, cell: `${sheet.name}!${cell}`, ...(figure === undefined ? {} : { figure }) };
    return [
      findingAt(spot, figure === undefined ? 'wrong-cell' : 'wrong-figure', figure === undefined ? WRONG_CELL : WRONG_FIGURE, {
        expected,
        found: shown(read.get(cell)),
      }),
    ];
  });
  const extra = [...read].flatMap(([cell, value]) =>
    planned.has(cell) || shown(value) === ''
      ? []
      : [findingAt({ document, cell: `${sheet.name}!${cell}` }, 'wrong-cell', WRONG_CELL, { expected: '', found: shown(value) })],
  );
  return [...found, ...extra];
}

/** What each column of the data sheet must hold, from the dataset and not from the plan. */
const DATA: Readonly<Record<string, (figure: Figure) => string | number | Decimal | undefined>> = {
  figure_id: ({ id }) => id,
  region_code: ({ region }) => region.region.code,
  region_zh: ({ region }) => region.region.name.zh,
  region_en: ({ region }) => region.region.name.en,
  theme: ({ indicator }) => indicator.theme.id,
  indicator: ({ indicator }) => indicator.id,
  indicator_zh: ({ indicator }) => indicator.name.zh,
  indicator_en: ({ indicator }) => indicator.name.en,
  period: ({ period }) => period && periodText(period),
  period_basis: ({ periodBasis }) => periodBasis,
  to_date: ({ toDate }) => (toDate ? 'yes' : undefined),
  kind: ({ kind }) => kind,
  qualifier: ({ quantity }) => quantity?.qualifier,
  status: ({ status }) => status,
  value: ({ quantity }) => quantity?.value,
  value_high: ({ quantity }) => quantity?.high,
  unit: ({ unit }) => unit.id,
  printed: ({ locator }) => locator?.printed,
  source: ({ locator }) => locator?.source.id,
  paragraph: ({ locator }) => locator?.paragraph,
  note: ({ note }) => note,
};

type Wanted = string | number | Decimal | undefined;

function wantedText(wanted: Wanted): string {
  return typeof wanted === 'object' ? plain(wanted) : String(wanted ?? '');
}

function isWanted(cell: ReadCell | undefined, wanted: Wanted): boolean {
  if (typeof wanted === 'object') {
    const read = cell?.type === 'number' ? decimal(decimalText(cell.digits)) : undefined;
    return read !== undefined && compare(read, wanted) === 0;
  }
  return shown(cell) === wantedText(wanted) && (cell === undefined || cell.type === (typeof wanted === 'number' ? 'number' : 'text'));
}

/** Digits as a number has them: no thousands marks, a hyphen for the minus, no zeros that only show precision. A range stays a text. */
function comparable(number: string): string {
  const read = decimal(number.replaceAll(',', '').replace('\u2212', '-'));
  return read === undefined ? number : plain(read);
}

/** The display value of a region's row, from the quantity. */
function display({ quantity }: Figure, language: 'zh' | 'en', groupChinese: boolean): string | undefined {
  return quantity && comparable(writeQuantity(quantity, language, { groupChinese }).number);
}

function datasetFindings(
  document: string,
  context: BookContext,
  sheet: string,
  table: TableBlock,
  top: number,
  read: ReadonlyMap<string, ReadCell>,
): readonly Finding[] {
  const { dataset, names } = context;
  const figures = figuresOfTable(context, sheet, table) ?? [];
  const columnOf = (head: string | undefined): number => table.heads.findIndex(({ text }) => text === head);
  return figures.flatMap((id, row) => {
    const figure = dataset.figureById.get(id);
    if (figure === undefined) return [];
    const check = (column: number, expected: string, ok: (cell: ReadCell | undefined) => boolean): readonly Finding[] => {
      const cell = address(column, top + 1 + row);
      const found = read.get(cell);
      if (column >= 0 && ok(found)) return [];
      return [
        findingAt({ document, cell: `${sheet}!${cell}`, figure: id }, 'wrong-figure', WRONG_FIGURE, { expected, found: shown(found) }),
      ];
    };
    if (sheet === names.data) {
      return Object.entries(DATA).flatMap(([head, pick]) =>
        check(columnOf(head), wantedText(pick(figure)), (cell) => isWanted(cell, pick(figure))),
      );
    }
    return (['zh', 'en'] as const).flatMap((language) => {
      const expected = display(figure, language, dataset.groupChinese);
      if (expected === undefined) return [];
      const column = columnOf(VALUE_HEADS[language === 'zh' ? 1 : 3]?.text);
      return check(column, expected, (cell) => (cell?.type === 'number' ? decimalText(cell.digits) : comparable(shown(cell))) === expected);
    });
  });
}

import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { didYouMean } from '../dataset/explain.ts';
import { cellName, type Area, type Cell, type Sheet, type Spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { ENTRY_FIELDS, plainHead } from './entry-heads.ts';
import { DATA_HEADS, DERIVED_HEADS, type Field } from './fields.ts';
import type { FoundTable, IntakeRow, TableKind } from './intake-table.ts';

/** Rows of a sheet in which its head is looked for. */
const HEAD_ROWS = 60;
/** What makes a row a head. */
const MARKS: Readonly<Record<TableKind, readonly Field[]>> = { data: ['id', 'value'], entry: ['region', 'indicator', 'value', 'status'] };
const HEADS: Readonly<Record<TableKind, ReadonlyMap<string, Field>>> = { data: DATA_HEADS, entry: ENTRY_FIELDS };

interface Head {
  readonly sheet: Sheet;
  readonly kind: TableKind;
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** The place of a cell of a workbook. */
export function cellPlace(file: string, sheet: string, row: number, column: number): Place {
  return { file, line: row, column, cell: `${sheet}!${cellName(row, column)}` };
}

/** The text of a cell that heads a column. */
function headText({ value }: Cell): string {
  return value?.type === 'text' ? plainHead(value.text) : '';
}

function rowsOf({ cells }: Sheet): ReadonlyMap<number, readonly Cell[]> {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return rows;
}

function headIn(sheet: Sheet): Head | undefined {
  for (const [row, cells] of rowsOf({ ...sheet, cells: sheet.cells.filter((cell) => cell.row <= HEAD_ROWS) })) {
    const heads = cells.map(headText);
    const kind = (['data', 'entry'] as const).find((each) =>
      MARKS[each].every((field) => heads.some((head) => HEADS[each].get(head) === field)),
    );
    if (kind !== undefined) return { sheet, kind, row, cells };
  }
  return undefined;
}

/**
 * Finds the table of figures in a workbook: the data sheet of one of ours, or an entry sheet, wherever its head stands and in whatever
 * order its columns are. Sheets that people see go before hidden ones.
 */
export function findTable({ sheets }: Spreadsheet, file: string): FoundTable {
  const all = sheets.flatMap((sheet) => headIn(sheet) ?? []);
  const ofData = all.filter(({ kind }) => kind === 'data');
  const heads = ofData.length > 0 ? ofData : all;
  const seen = heads.filter(({ sheet }) => !sheet.hidden);
  const [head, second] = seen.length > 0 ? seen : heads;
  if (head === undefined) return { diagnostics: [noTable(file, sheets)] };
  const place = cellPlace(file, head.sheet.name, head.row, head.cells[0]?.column ?? 1);
  if (second !== undefined) return { diagnostics: [twoTables(place, second)] };
  const findings: Diagnostic[] = head.sheet.hidden
    ? [
        {
          code: 'hidden-table',
          severity: 'warning',
          place,
          message: { zh: '数据在隐藏的工作表里', en: 'the figures are on a hidden sheet' },
        },
      ]
    : [];
  return tableOf(head, file, place, findings);
}

function noTable(file: string, sheets: readonly Sheet[]): Diagnostic {
  return {
    code: 'no-table',
    severity: 'error',
    place: { file, line: 1, column: 1, cell: '' },
    message: { zh: '找不到数据表', en: 'there is no table of figures in this workbook' },
    expected: {
      zh: '表头有 figure_id 和 value 的工作表，或 `jianbao init --xlsx` 所写的填报表',
      en: 'a sheet whose head has figure_id and value, or the entry sheet that `jianbao init --xlsx` writes',
    },
    found: sheets.map(({ name }) => name).join(', '),
  };
}

function twoTables(place: Place, { sheet }: Head): Diagnostic {
  return {
    code: 'two-tables',
    severity: 'error',
    place,
    message: { zh: `“${sheet.name}”表也像数据表，不知该读哪一张`, en: `the sheet "${sheet.name}" looks like the table of figures too` },
    fix: { zh: '删去其中一张', en: 'delete one of the two' },
  };
}

function tableOf({ sheet, kind, row: headRow, cells: headCells }: Head, file: string, place: Place, findings: Diagnostic[]): FoundTable {
  const at = (row: number, column: number): Place => cellPlace(file, sheet.name, row, column);
  const columns = new Map<Field, number>();
  const explained = new Map<string, number>();
  const unknown: Cell[] = [];
  for (const cell of headCells) {
    const text = headText(cell);
    const field = HEADS[kind].get(text);
    if (field !== undefined && !columns.has(field)) columns.set(field, cell.column);
    else if (field !== undefined) findings.push(duplicateHead(at(headRow, cell.column), text));
    else if (kind === 'data' && DERIVED_HEADS.has(text)) explained.set(text, cell.column);
    else if (cell.value !== undefined) unknown.push(cell);
  }
  const missing = kind === 'data' ? [...DATA_HEADS].filter(([, field]) => !columns.has(field)).map(([head]) => head) : [];
  findings.push(...unknown.map((cell) => unknownHead(at(headRow, cell.column), headText(cell), missing)));
  if (missing.length > 0) findings.push(missingHeads(place, missing));
  const last = Math.max(...columns.values());
  const first = Math.min(...columns.values());
  const rows: IntakeRow[] = [];
  const fields = [...columns];
  for (const [row, cells] of rowsOf(sheet)) {
    if (row <= headRow) continue;
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
    const found = new Map(fields.flatMap(([field, column]) => (byColumn.has(column) ? [[field, byColumn.get(column) as Cell]] : [])));
    if ([...found.values()].every(isBlank)) continue;
    rows.push({
      cells: found,
      derived: new Map([...explained].flatMap(([head, column]) => (byColumn.has(column) ? [[head, byColumn.get(column) as Cell]] : []))),
      place: (field) => at(row, columns.get(field) ?? first),
      derivedPlace: (head) => at(row, explained.get(head) ?? first),
    });
  }
  const lastRow = sheet.cells.at(-1)?.row ?? headRow;
  const merged = sheet.merges.filter((area) => overlaps(area, { top: headRow, left: first, bottom: lastRow, right: last }));
  findings.push(...merged.map((area) => mergedCells(at(area.top, area.left), area)));
  const table = { kind, fields: new Set(columns.keys()), rows, place };
  return findings.some(({ severity }) => severity === 'error') ? { diagnostics: findings } : { table, diagnostics: findings };
}

function isBlank({ value, formula }: Cell): boolean {
  return formula === undefined && (value === undefined || (value.type === 'text' && value.text.trim() === ''));
}

function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;
}

function mergedCells(place: Place, { top, left, bottom, right }: Area): Diagnostic {
  return {
    code: 'merged-cells',
    severity: 'error',
    place,
    message: { zh: '数据表中有合并的单元格', en: 'cells of the table are merged' },
    found: `${cellName(top, left)}:${cellName(bottom, right)}`,
    fix: { zh: '取消合并，每格各填内容', en: 'unmerge them and fill each' },
  };
}

function duplicateHead(place: Place, found: string): Diagnostic {
  return {
    code: 'duplicate-column',
    severity: 'error',
    place,
    message: { zh: '这一列出现了两次', en: 'this column stands here twice' },
    found,
    fix: { zh: '删去其中一列', en: 'delete one of the two' },
  };
}

function unknownHead(place: Place, found: string, missing: readonly string[]): Diagnostic {
  return {
    code: 'column-not-read',
    severity: 'warning',
    place,
    message: { zh: '这一列不会读入', en: 'this column is not read' },
    found,
    fix: didYouMean(found, missing, { zh: '说明写在 note 所指的注里', en: 'put what is to be kept into a note of the dataset' }),
  };
}

function missingHeads(place: Place, missing: readonly string[]): Diagnostic {
  return {
    code: 'missing-column',
    severity: 'error',
    place,
    message: { zh: '表头缺少列', en: 'the head lacks columns' },
    expected: { zh: missing.join('、'), en: missing.join(', ') },
    fix: { zh: '恢复这些列，列的次序不限', en: 'put them back, in any order' },
  };
}

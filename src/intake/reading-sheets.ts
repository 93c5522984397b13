import type { Dataset } from '../dataset/dataset.ts';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { cellName, type Cell, type Sheet, type Spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { bookContext } from '../workbook/context.ts';
import { blockRows, type Cell as PlannedCell, type SheetPlan, type TableBlock } from '../workbook/plan.ts';
import { planWorkbook } from '../workbook/workbook.ts';
import { DERIVED_HEADS, type Field } from './fields.ts';
import { cellPlace } from './find-table.ts';
import type { IntakeRow } from './intake-table.ts';
import { follows, holds, planned, shown, type Content, type Found } from './planned-cell.ts';

/** Fields of the data sheet that the columns of a region's sheet show. */
const REGION_FIELDS: readonly Field[] = [
  'id',
  'indicator',
  'indicator',
  'qualifier',
  'value',
  'unit',
  'value',
  'unit',
  'kind',
  'period',
  'source',
  'printed',
  'note',
];

/** Some of a file's sheets that were changed, and what they would have to say. */
export interface ReadingCheck {
  readonly spreadsheet: Spreadsheet;
  readonly file: string;
  readonly before: Dataset;
  readonly after: Dataset;
  readonly rowOf: ReadonlyMap<string, IntakeRow>;
}

type Cells = ReadonlyMap<string, Cell>;

function cellsOf(sheet: Sheet): Cells {
  return new Map(sheet.cells.map((cell) => [cellName(cell.row, cell.column), cell]));
}

function tablesOf({ blocks }: SheetPlan): readonly { readonly table: TableBlock; readonly top: number }[] {
  const rows = blockRows(blocks);
  return blocks.flatMap((block, index) => (block.type === 'table' ? [{ table: block, top: rows[index] ?? 1 }] : []));
}

/** The figure of a row that links to the data sheet. */
function figureOf([first]: readonly PlannedCell[], { figures }: Dataset): string | undefined {
  const row = Number(first?.to?.cell?.slice(1));
  return figures[row - 2]?.id;
}

/**
 * Holds the sheets for reading against the data sheet, which is the truth: a cell of a table that was changed to something the data sheet
 * does not give is an error, as it would be lost; whatever else was changed on them is only said not to be read.
 */
export function checkReadingSheets(check: ReadingCheck): readonly Diagnostic[] {
  const { spreadsheet, file, before, after } = check;
  const { data, checks } = bookContext(before, '').names;
  const plans = new Map(planWorkbook(before).sheets.map((plan) => [plan.name, plan]));
  const next = after === before ? plans : new Map(planWorkbook(after).sheets.map((plan) => [plan.name, plan]));
  return spreadsheet.sheets.flatMap((sheet) => {
    const plan = plans.get(sheet.name);
    if (sheet.cells.length === 0) return [];
    if (sheet.name === data) return derivedFindings(check, plan, next.get(sheet.name));
    if (plan === undefined) return [notRead(cellPlace(file, sheet.name, sheet.cells[0]?.row ?? 1, sheet.cells[0]?.column ?? 1))];
    const movable = sheet.name === checks;
    return sheetFindings(check, sheet, movable ? withoutFormulas(plan) : plan, next.get(sheet.name));
  });
}

/** A sheet whose formulas may be any: those that name cells of other sheets move with them. */
function withoutFormulas(plan: SheetPlan): SheetPlan {
  const plain = ({ formula: _formula, ...cell }: PlannedCell): PlannedCell => cell;
  const blocks = plan.blocks.map((block) =>
    block.type === 'line' ? { ...block, cells: block.cells.map(plain) } : { ...block, rows: block.rows.map((row) => row.map(plain)) },
  );
  return { ...plan, blocks };
}

function notRead(place: Place): Diagnostic {
  return {
    code: 'sheet-not-read',
    severity: 'warning',
    place,
    message: { zh: '这张表上的改动不会读入', en: 'what was changed on this sheet is not read' },
    fix: { zh: '改动写在数据表里', en: 'make the change on the data sheet' },
  };
}

function sheetFindings(check: ReadingCheck, sheet: Sheet, plan: SheetPlan, next: SheetPlan | undefined): readonly Diagnostic[] {
  const { file, before, after } = check;
  const cells = cellsOf(sheet);
  const seen = new Set<string>();
  const findings: Diagnostic[] = [];
  const stiff: Place[] = [];
  for (const [index, { table, top }] of tablesOf(plan).entries()) {
    const successor = next && tablesOf(next)[index];
    const successors = new Map(successor?.table.rows.map((row, at) => [figureOf(row, after) ?? String(at), row]));
    const rowAt = rowFinder(plan, table, top, sheet);
    table.heads.forEach((_, column) => seen.add(cellName(top, column + 1)));
    for (const [at, row] of table.rows.entries()) {
      const figure = figureOf(row, before);
      const now = successors.get(figure ?? String(at));
      const line = rowAt(row, at);
      for (const [column, content] of row.entries()) {
        const name = cellName(line, column + 1);
        const cell = cells.get(name);
        const place = cellPlace(file, sheet.name, line, column + 1);
        seen.add(name);
        if (!holds(cell, content) && !holds(cell, now?.[column]))
          findings.push(overwritten(place, cell, now?.[column] ?? content, dataCell(check, figure, fieldOf(content, table, column))));
        else if (content.formula !== undefined && !follows(cell, content)) stiff.push(place);
      }
    }
  }
  const rows = blockRows(plan.blocks);
  const lines = new Map(
    plan.blocks.flatMap((block, index) =>
      block.type === 'line' ? block.cells.map((cell, column): [string, Content] => [cellName(rows[index] ?? 1, column + 1), cell]) : [],
    ),
  );
  const other = sheet.cells.find((cell) => {
    const name = cellName(cell.row, cell.column);
    return !seen.has(name) && !holds(cell, lines.get(name) ?? { value: null });
  });
  findings.push(...withoutFormula(stiff));
  return other === undefined ? findings : [...findings, notRead(cellPlace(file, sheet.name, other.row, other.column))];
}

/** Cells of the data sheet that follow from others, the names of regions and indicators among them. */
function derivedFindings(
  { before, after, rowOf }: ReadingCheck,
  plan: SheetPlan | undefined,
  next: SheetPlan | undefined,
): readonly Diagnostic[] {
  const planned = [
    { sheet: plan, figures: before.figures },
    { sheet: next, figures: after.figures },
  ].map(({ sheet, figures }) => {
    const table = sheet && tablesOf(sheet)[0]?.table;
    const heads = new Map(table?.heads.map(({ text }, column) => [text, column]));
    const at = new Map(figures.map(({ id }, index) => [id, index]));
    return (id: string, head: string): PlannedCell | undefined => table?.rows[at.get(id) ?? -1]?.[heads.get(head) ?? -1];
  });
  return [...rowOf].flatMap(([id, row]) =>
    [...DERIVED_HEADS].flatMap(([head, field]) => {
      const cell = row.derived.get(head);
      const contents = planned.map((contentOf) => contentOf(id, head));
      const [before, now] = contents;
      // A row that the dataset did not have need not explain itself.
      if ((cell === undefined && before === undefined) || now === undefined || contents.some((content) => holds(cell, content))) return [];
      return [overwritten(row.derivedPlace(head), cell, now, row.place(field).cell)];
    }),
  );
}

/** Where a planned row stands now: tables that can be told by their first column may have been sorted. */
function rowFinder(
  plan: SheetPlan,
  { rows }: TableBlock,
  top: number,
  { cells }: Sheet,
): (row: readonly PlannedCell[], index: number) => number {
  const keyOf = ([first]: readonly PlannedCell[]): string => planned(first?.value ?? null);
  const keys = new Set(rows.map(keyOf));
  if (keys.size < rows.length) return (_, index) => top + 1 + index;
  const next = tablesOf(plan).find((other) => other.top > top)?.top ?? Number.POSITIVE_INFINITY;
  const own = cells.filter((cell) => cell.column === 1 && cell.row > top && cell.row < next && keys.has(shown(cell)));
  const found = new Map(own.toReversed().map((cell) => [shown(cell), cell.row]));
  return (row, index) => found.get(keyOf(row)) ?? top + 1 + index;
}

/** The field of the data sheet that a planned cell shows. */
function fieldOf({ formula }: PlannedCell, { heads }: TableBlock, column: number): Field {
  if (formula !== undefined) return 'value';
  return heads.length === REGION_FIELDS.length ? (REGION_FIELDS[column] ?? 'id') : 'id';
}

function dataCell({ rowOf }: ReadingCheck, figure: string | undefined, field: Field): string | undefined {
  return rowOf.get(figure ?? '')?.place(field).cell;
}

/** Cells that show what they should, but no longer by their formula: one finding for a sheet, as whole sheets are pasted as values. */
function withoutFormula([first, ...more]: readonly Place[]): readonly Diagnostic[] {
  if (first === undefined) return [];
  const count = more.length;
  return [
    {
      code: 'formula-overwritten',
      severity: 'warning',
      place: first,
      message:
        count === 0
          ? {
              zh: '这里的公式成了数值，不再随数据表变化',
              en: 'the formula of this cell has become a value and no longer follows the data sheet',
            }
          : {
              zh: `这里和另外${count}格的公式成了数值，不再随数据表变化`,
              en: `the formulas of this cell and of ${count} more have become values and no longer follow the data sheet`,
            },
      fix: { zh: '读入后重新生成工作簿', en: 'build the workbook again after the import' },
    },
  ];
}

function overwritten(place: Place, cell: Found, { value, formula }: Content, source: string | undefined): Diagnostic {
  const given = planned(value);
  const shownNow = cell === undefined ? '' : shown(cell);
  return {
    code: 'reading-cell-edited',
    severity: 'error',
    place,
    message:
      formula === undefined
        ? { zh: '这里被改过，与数据表不符', en: 'this cell was changed and is not what the data sheet gives' }
        : {
            zh: '这里的公式被改掉，结果与数据表不符',
            en: 'the formula of this cell was overwritten, and it is not what the data sheet gives',
          },
    expected: source === undefined ? { zh: given, en: given } : { zh: `${given}（按 ${source}）`, en: `${given} (by ${source})` },
    found: cell?.formula === undefined ? shownNow : `${shownNow} (=${cell.formula})`,
    fix:
      source === undefined
        ? { zh: '改动写在数据表里，这里恢复原样', en: 'make the change on the data sheet and put this cell back' }
        : { zh: `改动写在 ${source}，这里恢复原样`, en: `make the change in ${source} and put this cell back` },
  };
}

/** Whether a workbook is of this dataset and of its present state, by what its cover says. */
export function checkCover(
  { sheets }: Spreadsheet,
  file: string,
  dataset: Dataset,
): { readonly current: boolean; readonly diagnostics: readonly Diagnostic[] } {
  const plan = planWorkbook(dataset).sheets[0];
  const cover = sheets.find(({ name }) => name === plan?.name);
  const lines = plan?.blocks.flatMap((block) => (block.type === 'line' && block.cells.length > 1 ? [block.cells] : [])) ?? [];
  const read = (expected: string): { text: string; place: Place } | undefined => {
    const label = lines.find(([, second]) => second?.value === expected)?.[0]?.value;
    const at = cover?.cells.find((cell) => cell.column === 1 && shown(cell) === label);
    // Beside its label, or below it where the cover has one column.
    const value =
      at &&
      (cover?.cells.find((cell) => cell.row === at.row && cell.column === 2) ??
        cover?.cells.find((cell) => cell.row === at.row + 1 && cell.column === 1));
    return value && { text: shown(value), place: cellPlace(file, cover?.name ?? '', value.row, value.column) };
  };
  const id = read(dataset.id);
  if (id !== undefined && id.text !== dataset.id) return { current: false, diagnostics: [ofOther(id.place, id.text, dataset.id)] };
  const version =
    lines.flatMap(([, second]) => (typeof second?.value === 'string' && /^[0-9a-f]{8}$/.test(second.value) ? [second.value] : []))[0] ?? '';
  const digest = read(version);
  if (digest === undefined) return { current: cover !== undefined, diagnostics: [] };
  return digest.text === version
    ? { current: true, diagnostics: [] }
    : { current: false, diagnostics: [ofOtherState(digest.place, digest.text, version)] };
}

function ofOther(place: Place, found: string, expected: string): Diagnostic {
  return {
    code: 'other-dataset',
    severity: 'error',
    place,
    message: { zh: '工作簿属于另一个数据集', en: 'the workbook is of another dataset' },
    expected: { zh: expected, en: expected },
    found,
    fix: { zh: '用 --into 指明它的数据集', en: 'name its dataset with --into' },
  };
}

function ofOtherState(place: Place, found: string, expected: string): Diagnostic {
  return {
    code: 'other-state',
    severity: 'warning',
    place,
    message: {
      zh: '生成工作簿之后数据集有过改动：下列差别里可能有后来的改动，会被改回去；供阅读的各表不作核对',
      en: 'the dataset has changed since this workbook was made: differences may include later changes, which would be undone; the sheets for reading are not compared',
    },
    expected: { zh: expected, en: expected },
    found,
  };
}

import { createRequire } from 'node:module';
import type * as library from 'exceljs';
import type { DataValidation, Style, Workbook, Worksheet } from 'exceljs';

import { excelText } from './cell-value.ts';
import { absoluteRange } from './names.ts';
import { address, blockRows, type DefinedName, type EntryRule, type SheetPlan, type TableBlock, type WorkbookPlan } from './plan.ts';
import { sheetRows, type SheetRow } from './sheet-rows.ts';
import { accessibleStyle, ALARM_STYLE, BODY_FACE } from './styles.ts';
import { columnWidths, pageHeight } from './width.ts';
import { writtenParts, type WrittenParts } from './written-parts.ts';

// The only file that knows exceljs's model. It is handed plain values, so what it writes depends on the plan and the date alone.

// The package's browser bundle: the same code without polyfills, loaded some six times faster than the main entry. By `require`, as
// `import` first reads through all of it for the names of its exports.
const exceljs = createRequire(import.meta.url)('exceljs/dist/exceljs.bare.min.js') as typeof library;

/** Excel's limit for a page's foot is 255 characters; this leaves room for its codes. */
const FOOT_LIMIT = 200;

/** Characters that the margins of a cell take of a column's width; exceljs forgets a column that is exactly 9 wide. */
const CELL_MARGIN = 0.7;

/**
 * Writes a planned workbook with exceljs; with `JIANBAO_XLSX_STOCK=1` by its documented interface alone.
 * @param created the time the document carries.
 * @returns the parts as exceljs leaves them; package.ts finishes them.
 */
export async function writePlan(plan: WorkbookPlan, created: Date): Promise<WrittenParts> {
  const workbook = new exceljs.Workbook();
  workbook.title = plan.title;
  workbook.subject = plan.subject;
  workbook.keywords = plan.keywords;
  workbook.creator = plan.author;
  workbook.lastModifiedBy = plan.author;
  workbook.created = created;
  workbook.modified = created;
  Object.assign(workbook, { language: plan.language });
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
  setNames(workbook, plan.names ?? []);
  const dress = plan.accessible === true ? accessibleStyle : (style: Partial<Style>): Partial<Style> => style;
  const sheets = plan.sheets.map((sheet, index) =>
    addSheet(workbook, sheet, { selected: index === 0, ...(!plan.accessible && { footer: plan.footer }) }),
  );
  const write = process.env['JIANBAO_XLSX_STOCK'] === '1' ? (await import('./stock-parts.ts')).stockParts : writtenParts;
  return write(workbook, sheets, dress);
}

/** By what exceljs writes in the end: its own way keeps every cell of a range apart, and takes no expression. */
function setNames(workbook: Workbook, names: readonly DefinedName[]): void {
  const model = names.map(({ name, formula }) => ({ name, ranges: [excelText(formula)] }));
  Object.defineProperty(workbook.definedNames, 'model', { value: model });
}

function foot(text: string): string {
  return `&L&9&"${BODY_FACE},Regular"${text.slice(0, FOOT_LIMIT).replaceAll('&', '&&')}&R&9&P / &N`;
}

/** Height in points of a table with its head, which stands on a row of the sheet. */
function tableHeight(rows: readonly SheetRow[], headRow = 0, table?: TableBlock): number {
  const last = table === undefined ? 0 : headRow + table.rows.length;
  return rows.reduce((sum, { number, height }) => (number >= headRow && number <= last ? sum + height : sum), 0);
}

/** How a sheet of a workbook is set. */
interface Setting {
  readonly selected: boolean;
  readonly footer?: string;
}

/** Adds a sheet and gives its rows, which it has not itself. */
function addSheet(workbook: Workbook, plan: SheetPlan, { selected, footer }: Setting): readonly SheetRow[] {
  const starts = blockRows(plan.blocks);
  const headRow = starts[plan.blocks.findIndex(({ type }) => type === 'table')];
  const widths = columnWidths(plan.blocks, plan.widths, plan.widest);
  const rows = sheetRows(plan, widths);
  const first = plan.blocks.find((block) => block.type === 'table');
  // Repeated on every page, the head would stand above charts as well; a table that fits on one page does without.
  const titled = plan.charts === undefined || plan.charts.length === 0 || tableHeight(rows, headRow, first) > pageHeight(widths);
  const frozen = plan.freeze !== undefined && headRow !== undefined;
  const sheet = workbook.addWorksheet(plan.name, {
    properties: { dyDescent: 0.25 },
    views: [
      {
        showGridLines: footer === undefined,
        ...(selected && { tabSelected: true }),
        ...(frozen && { state: 'frozen', xSplit: plan.freeze?.columns ?? 0, ySplit: headRow }),
      },
    ],
    pageSetup: {
      // A4; exceljs's names for sizes are a const enum, which no compiled file has.
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
      paperSize: 9,
      orientation: plan.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 },
      ...(frozen && titled && { printTitlesRow: `${headRow}:${headRow}` }),
    },
    ...(footer !== undefined && { headerFooter: { oddFooter: foot(footer) } }),
  });
  widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width + CELL_MARGIN));
  plan.blocks.forEach((block, index) => {
    const row = starts[index] ?? 1;
    if (block.type === 'table') addTable(sheet, block, row);
    else if (block.newPage && row > 1) sheet.getRow(row - 1).addPageBreak();
  });
  for (const [index, { area, formula }] of (plan.alarms ?? []).entries())
    sheet.addConditionalFormatting({
      ref: area,
      rules: [{ type: 'expression', priority: index + 1, formulae: [formula], style: ALARM_STYLE }],
    });
  if (headRow !== undefined) for (const rule of plan.entries ?? []) addRule(sheet, rule, headRow);
  return rows;
}

function addRule(sheet: Worksheet, { column, rows, allow, strict, title, prompt, error }: EntryRule, headRow: number): void {
  const area = `${address(column, headRow + 1)}:${address(column, headRow + rows)}`;
  const said = { showInputMessage: true, promptTitle: title, prompt, showErrorMessage: true, errorTitle: title, error };
  const rule: DataValidation = { ...ruleOf(allow), ...said, allowBlank: true, errorStyle: strict ? 'stop' : 'warning' };
  // A range of its own: set cell by cell, exceljs writes ranges that overlap. It is missing from the library's types.
  (sheet as unknown as { readonly dataValidations: { add(area: string, rule: DataValidation): void } }).dataValidations.add(area, rule);
}

function ruleOf(allow: EntryRule['allow']): DataValidation {
  switch (allow.type) {
    case 'choice': {
      const { sheet, column, first, last } = allow.from;
      return { type: 'list', formulae: [absoluteRange(sheet, column, first, last)] };
    }
    case 'number':
      return { type: 'decimal', operator: 'between', formulae: [-1e300, 1e300] };
    case 'count':
      return { type: 'whole', operator: 'between', formulae: [1, 999_999_999] };
    case 'any':
      return { type: 'any', formulae: [] } as unknown as DataValidation;
  }
}

function addTable(sheet: Worksheet, table: TableBlock, row: number): void {
  sheet.addTable({
    name: table.name,
    ref: `A${row}`,
    headerRow: true,
    // The look is given cell by cell: not every reader draws Excel's table styles.
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: table.heads.map(({ text }) => ({ name: excelText(text), filterButton: table.plain !== true })),
    // As many as there are; what they hold is written past exceljs.
    rows: table.rows.map(() => []),
  });
}

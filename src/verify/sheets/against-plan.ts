import { VERSION_DIGITS } from '../../briefing/frame.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Localized } from '../../language.ts';
import type { BookContext } from '../../workbook/context.ts';
import { address, blockRows, type Cell, type CellValue, type SheetPlan } from '../../workbook/plan.ts';
import { findingAt, type Finding, type Spot } from '../finding.ts';
import { accountedInCells, digitsIn } from '../numbers.ts';
import { comparable, shown } from './cell-text.ts';
import type { ReadCell } from './spreadsheet.ts';
import { figuresOfTable } from './workbook-places.ts';

/** A figure's cell that holds something else. */
export const WRONG_FIGURE: Localized = { zh: '单元格与数据集不符', en: 'the cell is not what the dataset has' };
/** Another cell that holds something else. */
export const WRONG_CELL: Localized = { zh: '单元格内容有误', en: 'the cell is not what it should be' };

type Content = Pick<Cell, 'value' | 'formula'>;

/** What a cell shows, and its formula where it has one. */
function inFull(shows: string, formula: string | undefined): string {
  return formula === undefined ? shows : `${shows} (=${formula})`;
}

/** Days since 30 December 1899, as Excel counts them. */
function serial(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function holds(cell: ReadCell | undefined, { value, formula }: Content): boolean {
  return cell?.formula === formula && holdsValue(cell, value);
}

function holdsValue(cell: ReadCell | undefined, value: CellValue): boolean {
  if (value === null || value === '') return shown(cell) === '';
  if (typeof value === 'number') return cell?.type === 'number' && Number(cell.digits) === value;
  if (typeof value === 'string') return cell?.type === 'text' && cell.text === value.replace(/\r\n?/g, '\n');
  return cell?.type === 'number' ? Number(cell.digits) === serial(value.date) : shown(cell) === value.date;
}

/** Every cell of a sheet against its plan; a cell that the plan does not have is one too many. */
export function planFindings(
  document: string,
  context: BookContext,
  sheet: SheetPlan,
  read: ReadonlyMap<string, ReadCell>,
): readonly Finding[] {
  const rows = blockRows(sheet.blocks);
  const planned = new Map<string, Content & { readonly figure?: string }>();
  for (const [index, block] of sheet.blocks.entries()) {
    const top = rows[index] ?? 1;
    if (block.type === 'line') {
      for (const [column, cell] of block.cells.entries()) planned.set(address(column, top), cell);
      continue;
    }
    for (const [column, { text }] of block.heads.entries()) planned.set(address(column, top), { value: text });
    const figures = figuresOfTable(context, sheet.name, block);
    for (const [row, cells] of block.rows.entries()) {
      const figure = figures?.[row];
      for (const [column, cell] of cells.entries())
        planned.set(address(column, top + 1 + row), { ...cell, ...(figure === undefined ? {} : { figure }) });
    }
  }
  const found = [...planned].flatMap(([cell, { figure, ...content }]) => {
    if (holds(read.get(cell), content)) return [];
    const { value } = content;
    const result = typeof value === 'object' ? (value?.date ?? '') : String(value);
    // The formula is only in the way where it is the result that is wrong.
    const sameFormula = read.get(cell)?.formula === content.formula;
    const written = (text: string, formula: string | undefined): string => inFull(text, sameFormula ? undefined : formula);
    const spot = { document, cell: `${sheet.name}!${cell}`, ...(figure === undefined ? {} : { figure }) };
    return [
      findingAt(spot, figure === undefined ? 'wrong-cell' : 'wrong-figure', figure === undefined ? WRONG_CELL : WRONG_FIGURE, {
        expected: written(result, content.formula),
        found: written(shown(read.get(cell)), read.get(cell)?.formula),
      }),
    ];
  });
  const extra = [...read].flatMap(([cell, value]) =>
    planned.has(cell) || shown(value) === '' ? [] : [extraFinding({ document, cell: `${sheet.name}!${cell}` }, shown(value))],
  );
  return [...found, ...extra];
}

/**
 * Numbers of the plan's own texts that nothing in the dataset accounts for; rows of figures are held against the figures.
 * @param context with the dataset that accounts for them, of which the workbook may speak in part.
 */
export function numberFindings(
  document: string,
  context: BookContext & { readonly accounts: Dataset },
  { name, blocks }: SheetPlan,
  figures: ReadonlySet<string>,
): readonly Finding[] {
  const known = accountedInCells(context.accounts);
  const rows = blockRows(blocks);
  return blocks.flatMap((block, index) => {
    const top = rows[index] ?? 1;
    const ofFigures = block.type === 'table' && figuresOfTable(context, name, block) !== undefined;
    const cells = block.type === 'line' ? [block.cells] : ofFigures ? [] : block.rows;
    const first = block.type === 'line' ? top : top + 1;
    return cells.flatMap((values, row) =>
      values.flatMap(({ value, formula }, column) => {
        const at = address(column, first + row);
        // What a formula gives is held by the formula.
        if (formula !== undefined || value === null || typeof value === 'object' || figures.has(at) || VERSION.test(String(value)))
          return [];
        // Rows are numbered in their first column.
        const isOrdinal = column === 0 && Number(value) === row + 1;
        const found = digitsIn(String(value)).filter((number) => !isOrdinal && !known.has(number) && !known.has(comparable(number)));
        const spot = { document, cell: `${name}!${at}` };
        return found.map((number) =>
          findingAt(spot, 'unaccounted-number', EXTRA_NUMBER, { found: `${number}: ${String(value).slice(0, 80)}` }),
        );
      }),
    );
  });
}

/** The data version, on the cover. */
const VERSION = new RegExp(`^[0-9a-f]{${VERSION_DIGITS}}$`);

const EXTRA_NUMBER: Localized = {
  zh: '单元格里有没有任何数据能够说明的数字',
  en: 'the cell holds a number that no figure, period or source accounts for',
};
const EXTRA_TEXT: Localized = { zh: '应为空白的单元格里有文字', en: 'the cell should be empty' };

function extraFinding(spot: Spot, found: string): Finding {
  return /\p{N}/u.test(found)
    ? findingAt(spot, 'unaccounted-number', EXTRA_NUMBER, { expected: '', found })
    : findingAt(spot, 'unexpected-text', EXTRA_TEXT, { expected: '', found });
}

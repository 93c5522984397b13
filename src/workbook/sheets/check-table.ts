import type { Localized } from '../../language.ts';
import { literal } from '../formula.ts';
import { absoluteRange } from '../names.ts';
import { blockRows, table, type Block, type Cell, type SheetPlan, type TableBlock } from '../plan.ts';
import { inBoth, word, WORDS } from '../words.ts';

/** A check: the cells of its row but the last, and what must be true of them. */
export interface Check {
  readonly cells: readonly Cell[];
  /** A formula, for the row that the check stands in. */
  readonly test: (row: number) => string;
  /** What the formula gives now. */
  readonly passes: boolean;
}

/** A table of checks; its last column gives the result of each. */
export interface CheckTable {
  readonly heading: Localized;
  readonly name: string;
  readonly heads: readonly string[];
  readonly checks: readonly Check[];
}

/** What a check says. */
export const PASS: string = inBoth(WORDS.pass);
const FAIL = inBoth(WORDS.fail);

/** The checks as a table, its head on row `top`. */
export function checkBlock({ name, heads, checks }: CheckTable, top: number): Block {
  return table(
    name,
    [...heads.map((text, column) => ({ text, ...(column > 0 && { align: 'right' as const }) })), { text: word('result') }],
    checks.map(({ cells, test, passes }, index) => [
      ...cells,
      {
        value: passes ? PASS : FAIL,
        // An error in what is compared fails as well.
        formula: `IFERROR(IF(${test(top + 1 + index)},${literal(PASS)},${literal(FAIL)}),${literal(FAIL)})`,
        look: 'strong',
      },
    ]),
  );
}

/** A table of the workbook and where it stands. */
export interface PlacedTable {
  readonly sheet: string;
  readonly table: TableBlock;
  /** Row of its head. */
  readonly top: number;
}

/** The tables of a sheet. */
export function tablesOn(sheets: readonly SheetPlan[], name: string): readonly PlacedTable[] {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet === undefined) return [];
  const rows = blockRows(sheet.blocks);
  return sheet.blocks.flatMap((block, index) => (block.type === 'table' ? [{ sheet: name, table: block, top: rows[index] ?? 1 }] : []));
}

/** All cells of a column of a table, or the one of a row (from 0). */
export function columnRange({ sheet, table: { rows }, top }: PlacedTable, column: number, row?: number): string {
  return absoluteRange(sheet, column, top + 1 + (row ?? 0), top + (row === undefined ? rows.length : row + 1));
}

/** How many of a column's cells have a formula in the plan and none any more. */
export function lostFormulas(placed: PlacedTable, columns: readonly number[]): string {
  const planned = placed.table.rows.flat().filter(({ formula }, index) => {
    const column = index % placed.table.heads.length;
    return formula !== undefined && columns.includes(column);
  }).length;
  return [String(planned), ...columns.map((column) => `SUMPRODUCT(--_xlfn.ISFORMULA(${columnRange(placed, column)}))`)].join('-');
}

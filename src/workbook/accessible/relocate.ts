import { quotedSheet } from '../sheet-name.ts';
import { blockRows, type Block, type SheetPlan, type Target, type WorkbookPlan } from '../plan.ts';

/** A stretch of rows of a sheet, and where it begins now. */
interface Move {
  readonly sheet: string;
  readonly first: number;
  readonly last: number;
  readonly to: { readonly sheet: string; readonly first: number };
}

/** Where the tables of sheets stood, and where they stand now; a table keeps its name. */
function movesOf(before: readonly SheetPlan[], after: readonly SheetPlan[]): readonly Move[] {
  const places = new Map(
    after.flatMap((sheet) => tables(sheet).map(({ name, top }) => [name, { sheet: sheet.name, first: top }] as const)),
  );
  return before.flatMap((sheet) =>
    tables(sheet).flatMap(({ name, top, rows }) => {
      const to = places.get(name);
      return to === undefined ? [] : [{ sheet: sheet.name, first: top, last: top + rows, to }];
    }),
  );
}

function tables({ blocks }: SheetPlan): readonly { readonly name: string; readonly top: number; readonly rows: number }[] {
  const starts = blockRows(blocks);
  return blocks.flatMap((block, index) =>
    block.type === 'table' ? [{ name: block.name, top: starts[index] ?? 1, rows: block.rows.length }] : [],
  );
}

function moved(moves: readonly Move[], sheet: string, row: number): { readonly sheet: string; readonly row: number } | undefined {
  const move = moves.find((each) => each.sheet === sheet && row >= each.first && row <= each.last);
  return move && { sheet: move.to.sheet, row: row - move.first + move.to.first };
}

function targetIn(moves: readonly Move[], target: Target): Target {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(target.cell ?? '') ?? [];
  const now = digits === '' ? undefined : moved(moves, target.sheet, Number(digits));
  // What is no row of a table is the sheet as such.
  return now === undefined ? { sheet: target.sheet } : { sheet: now.sheet, cell: letters + String(now.row) };
}

/** Texts, which stay as they are; cells of a named sheet; cells of the formula's own. */
const REFERENCE = /"(?:[^"]|"")*"|(?:'((?:[^']|'')+)'!|(?<![\w.$!]))(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![\w(.])/g;

/** The sheet that a formula stood on, and the one it stands on now. */
interface Standing {
  readonly before: string;
  readonly now: string;
}

/** A formula over the same cells where they stand now. */
function formulaIn(moves: readonly Move[], formula: string, standing?: Standing): string {
  return formula.replace(REFERENCE, (whole, quoted?: string, column?: string, row?: string, lastColumn?: string, lastRow?: string) => {
    const sheet = quoted?.replaceAll("''", "'") ?? standing?.before;
    if (row === undefined || sheet === undefined) return whole;
    const found = moved(moves, sheet, Number(row));
    if (found === undefined) return whole;
    const end = lastRow === undefined ? '' : `:${lastColumn}${Number(lastRow) - Number(row) + found.row}`;
    const prefix = quoted === undefined && found.sheet === standing?.now ? '' : `${quotedSheet(found.sheet)}!`;
    return `${prefix}${column}${found.row}${end}`;
  });
}

function blockIn(moves: readonly Move[], block: Block, standing: Standing): Block {
  const cells = <T extends { readonly to?: Target; readonly formula?: string }>(row: readonly T[]): readonly T[] =>
    row.map((cell) => ({
      ...cell,
      ...(cell.to && { to: targetIn(moves, cell.to) }),
      ...(cell.formula !== undefined && { formula: formulaIn(moves, cell.formula, standing) }),
    }));
  return block.type === 'line' ? { ...block, cells: cells(block.cells) } : { ...block, rows: block.rows.map(cells) };
}

/**
 * A plan whose tables have moved, with every link, formula and name following them.
 * @param before the sheets as they were.
 * @param originOf the sheet, by name, that a sheet's content comes from.
 */
export function relocated(plan: WorkbookPlan, before: readonly SheetPlan[], originOf: (sheet: string) => string): WorkbookPlan {
  const moves = movesOf(before, plan.sheets);
  return {
    ...plan,
    ...(plan.names && { names: plan.names.map(({ name, formula }) => ({ name, formula: formulaIn(moves, formula) })) }),
    sheets: plan.sheets.map((sheet) => {
      const standing = { before: originOf(sheet.name), now: sheet.name };
      return { ...sheet, blocks: sheet.blocks.map((block) => blockIn(moves, block, standing)) };
    }),
  };
}

import type { Style } from 'exceljs';

import { blockRows, type Block, type Cell, type SheetPlan, type TableBlock } from './plan.ts';
import { headStyle, looseStyleOf, styleOf, textStyleOf } from './styles.ts';
import { headHeight, rowHeight } from './width.ts';

/** A row of a sheet with nothing left to decide. */
export interface SheetRow {
  /** From 1. */
  readonly number: number;
  /** In points. */
  readonly height: number;
  /** From column A on, at least one. */
  readonly cells: readonly Cell[];
  readonly styleOf: (cell: Cell, column: number) => Partial<Style>;
  /** Columns that its one cell takes. Excel fits no such row by itself, so its height stays; all others may grow as they are edited. */
  readonly across?: number;
}

function bodyStyle({ value, look }: Cell): Partial<Style> {
  return typeof value === 'string' && /^[=+\-@]/.test(value) ? textStyleOf(look) : styleOf(look);
}

function looseStyle({ look }: Cell): Partial<Style> {
  return looseStyleOf(look);
}

function tableRows({ heads, rows }: TableBlock, number: number, widths: readonly number[]): readonly SheetRow[] {
  const head: SheetRow = {
    number,
    height: headHeight(heads, widths),
    cells: heads.map(({ text }) => ({ value: text, look: 'strong' })),
    styleOf: (_, column) => headStyle(heads[column] ?? { text: '' }),
  };
  const body = rows.map((cells, index): SheetRow => ({
    number: number + 1 + index,
    height: rowHeight(cells, widths),
    cells,
    styleOf: bodyStyle,
  }));
  return [head, ...body];
}

function rowsOf(block: Block, number: number, widths: readonly number[]): readonly SheetRow[] {
  if (block.type === 'table') return tableRows(block, number, widths);
  const { cells, wide } = block;
  if (cells.length === 0) return [];
  if (wide) {
    const height = rowHeight(cells, [widths.reduce((sum, width) => sum + width, 0)]);
    return [{ number, height, cells, styleOf: bodyStyle, across: Math.max(1, widths.length) }];
  }
  // In a column of its own text wraps; beside others it may run over them.
  const loose = cells.length === 1 && widths.length > 1;
  return [{ number, height: rowHeight(cells, loose ? undefined : widths), cells, styleOf: loose ? looseStyle : bodyStyle }];
}

/** The rows of a sheet that hold anything. */
export function sheetRows({ blocks }: SheetPlan, widths: readonly number[]): readonly SheetRow[] {
  const starts = blockRows(blocks);
  return blocks.flatMap((block, index) => rowsOf(block, starts[index] ?? 1, widths));
}

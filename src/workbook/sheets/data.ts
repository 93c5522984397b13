import { DATA_COLUMNS, type DataColumn } from '../../briefing/data-table.ts';
import type { Figure } from '../../dataset/dataset.ts';
import { fractionDigits, toNumber } from '../../quantity/decimal.ts';
import type { BookContext } from '../context.ts';
import { table, type Cell, type SheetPlan, type Target } from '../plan.ts';
import { textCell } from './figure-cells.ts';

interface Column {
  readonly head: string;
  readonly align?: 'right';
  readonly cell: (figure: Figure, context: BookContext) => Cell;
}

function cellOf(column: DataColumn, figure: Figure, context: BookContext): Cell {
  switch (column.type) {
    case 'text':
      return textCell(column.read(figure, context));
    case 'code':
      return textCell(column.read(figure, context), 'code');
    case 'count':
      return { value: column.read(figure) ?? null, look: 'plain-0' };
    case 'number': {
      const value = column.read(figure);
      return value === undefined ? { value: null, look: 'plain-0' } : { value: toNumber(value), look: `plain-${fractionDigits(value)}` };
    }
  }
}

/** Where a cell of a column leads. */
const TARGETS: Readonly<Record<string, (figure: Figure, context: BookContext) => Target | undefined>> = {
  figure_id: ({ id }, context) => context.regionRow(id),
  source: ({ locator }, context) => (locator === undefined ? undefined : context.sourceRow(locator.source.id)),
};

const COLUMNS: readonly Column[] = DATA_COLUMNS.map((column) => ({
  head: column.name,
  ...((column.type === 'number' || column.type === 'count') && { align: 'right' }),
  cell: (figure, context) => {
    const cell = cellOf(column, figure, context);
    const to = TARGETS[column.name]?.(figure, context);
    return to === undefined ? cell : { ...cell, look: 'body-link', to };
  },
}));

/** Excel's limit for the links of a sheet; beyond it, ids stay without. */
const MOST_LINKS = 65_530;

function unlinked(column: Column): Column {
  return {
    ...column,
    cell: (figure, context) => {
      const { to, ...cell } = column.cell(figure, context);
      return to === undefined ? cell : { ...cell, look: 'body' };
    },
  };
}

/** The data sheet: every figure in the dataset's order, values in base units. Its table begins in A1, so that programs find it. */
export function dataSheet(context: BookContext): SheetPlan {
  const { figures } = context.dataset;
  const columns = figures.length * 2 <= MOST_LINKS ? COLUMNS : COLUMNS.map(unlinked);
  return {
    name: context.names.data,
    freeze: { columns: 1 },
    orientation: 'landscape',
    widest: 30,
    blocks: [
      table(
        'data_figures',
        columns.map(({ head, align }) => ({ text: head, ...(align !== undefined && { align }) })),
        figures.map((figure) => columns.map(({ cell }) => cell(figure, context))),
      ),
    ],
  };
}

import { writtenFigure } from '../../briefing/writing.ts';
import type { Figure } from '../../dataset/dataset.ts';
import type { Language } from '../../language.ts';
import { fractionDigits, toNumber, type Decimal } from '../../quantity/decimal.ts';
import { periodText } from '../../quantity/period.ts';
import type { BookContext } from '../context.ts';
import { table, type Cell, type SheetPlan, type Target } from '../plan.ts';
import { plainSpaces } from '../words.ts';
import { textCell } from './figure-cells.ts';

interface Column {
  readonly head: string;
  readonly align?: 'right';
  readonly cell: (figure: Figure, context: BookContext) => Cell;
}

function text(head: string, read: (figure: Figure) => string | undefined): Column {
  return { head, cell: (figure) => textCell(read(figure)) };
}

/** Text that may look like a number. */
function code(head: string, read: (figure: Figure) => string | undefined): Column {
  return { head, cell: (figure) => textCell(read(figure), 'code') };
}

function number(head: string, read: (figure: Figure) => Decimal | undefined): Column {
  const cell = (figure: Figure): Cell => {
    const value = read(figure);
    return value === undefined ? { value: null, look: 'plain-0' } : { value: toNumber(value), look: `plain-${fractionDigits(value)}` };
  };
  return { head, align: 'right', cell };
}

function linked(value: string, to: Target | undefined): Cell {
  return to === undefined ? textCell(value) : { value, look: 'body-link', to };
}

/** The value as pages print it, so that a missing one is never a mere blank. */
function shown(head: string, language: Language): Column {
  return { head, cell: (figure, context) => textCell(plainSpaces(writtenFigure(context, figure, language))) };
}

// One figure a row, machine names as heads: the sheet that programs read and that nothing else may contradict.
const COLUMNS: readonly Column[] = [
  { head: 'figure_id', cell: ({ id }, context) => linked(id, context.regionRow(id)) },
  code('region_code', ({ region }) => region.region.code),
  text('region_zh', ({ region }) => region.region.name.zh),
  text('region_en', ({ region }) => region.region.name.en),
  text('theme', ({ indicator }) => indicator.theme.id),
  text('indicator', ({ indicator }) => indicator.id),
  text('indicator_zh', ({ indicator }) => indicator.name.zh),
  text('indicator_en', ({ indicator }) => indicator.name.en),
  code('period', ({ period }) => (period === undefined ? undefined : periodText(period))),
  text('period_basis', ({ periodBasis }) => periodBasis),
  text('to_date', ({ toDate }) => (toDate ? 'yes' : undefined)),
  text('kind', ({ kind }) => kind),
  text('qualifier', ({ quantity }) => quantity?.qualifier),
  text('status', ({ status }) => status),
  number('value', ({ quantity }) => quantity?.value),
  number('value_high', ({ quantity }) => quantity?.high),
  text('unit', ({ unit }) => unit.id),
  code('printed', ({ locator }) => locator?.printed),
  {
    head: 'source',
    cell: ({ locator }, context) =>
      locator === undefined ? textCell(undefined) : linked(locator.source.id, context.sourceRow(locator.source.id)),
  },
  { head: 'paragraph', align: 'right', cell: ({ locator }) => ({ value: locator?.paragraph ?? null, look: 'plain-0' }) },
  text('note', ({ note }) => note),
  shown('shown_zh', 'zh'),
  shown('shown_en', 'en'),
];

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

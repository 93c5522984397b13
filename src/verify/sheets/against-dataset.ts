import type { Figure } from '../../dataset/dataset.ts';
import { compare, decimal, plain, type Decimal } from '../../quantity/decimal.ts';
import { periodText } from '../../quantity/period.ts';
import { writeQuantity } from '../../quantity/write.ts';
import type { BookContext } from '../../workbook/context.ts';
import { address, type TableBlock } from '../../workbook/plan.ts';
import { VALUE_HEADS } from '../../workbook/sheets/figure-cells.ts';
import { findingAt, type Finding } from '../finding.ts';
import { WRONG_FIGURE } from './against-plan.ts';
import { comparable, decimalText, shown } from './cell-text.ts';
import type { ReadCell } from './spreadsheet.ts';
import { chartOfTable, figuresOfTable } from './workbook-places.ts';

/** What each column of the data sheet must hold, from the dataset and not from the plan. */
export const DATA: Readonly<Record<string, (figure: Figure) => Wanted>> = {
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

/** What a cell must hold. */
export type Wanted = string | number | Decimal | undefined;

/** What is wanted, as a finding says it. */
export function wantedText(wanted: Wanted): string {
  return typeof wanted === 'object' ? plain(wanted) : String(wanted ?? '');
}

function isWanted(cell: ReadCell | undefined, wanted: Wanted): boolean {
  if (typeof wanted === 'object') {
    const read = cell?.type === 'number' ? decimal(decimalText(cell.digits)) : undefined;
    return read !== undefined && compare(read, wanted) === 0;
  }
  return shown(cell) === wantedText(wanted) && (cell === undefined || cell.type === (typeof wanted === 'number' ? 'number' : 'text'));
}

/** The display value of a region's row, from the quantity. */
function display({ quantity }: Figure, language: 'zh' | 'en', groupChinese: boolean): string | undefined {
  return quantity && comparable(writeQuantity(quantity, language, { groupChinese }).number);
}

/** The rows of a table of figures against the figures themselves. */
export function datasetFindings(
  document: string,
  context: BookContext,
  sheet: string,
  table: TableBlock,
  top: number,
  read: ReadonlyMap<string, ReadCell>,
): readonly Finding[] {
  const { dataset, names } = context;
  // Those of charts are at a scale of their own.
  if (chartOfTable(context, table.name) !== undefined) return [];
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

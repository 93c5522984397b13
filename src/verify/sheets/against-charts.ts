import { lookUp } from '../../briefing/context.ts';
import { labelsOf } from '../../briefing/labels.ts';
import type { Localized } from '../../language.ts';
import { plain, shift } from '../../quantity/decimal.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { BookContext } from '../../workbook/context.ts';
import { address, type TableBlock, type WorkbookPlan } from '../../workbook/plan.ts';
import { quotedSheet } from '../../workbook/sheet-name.ts';
import { findingAt, type Finding } from '../finding.ts';
import { WRONG_FIGURE } from './against-plan.ts';
import { comparable, decimalText, shown } from './cell-text.ts';
import type { ReadCell, ReadWorkbook } from './spreadsheet.ts';
import { chartOfTable } from './workbook-places.ts';

const CHART_COUNT: Localized = { zh: '图的数量不符', en: 'has another number of charts' };
const STALE_CHART: Localized = { zh: '图中所存的数值与单元格不符', en: 'the chart keeps other values than its cells have' };

/** Powers of ten by the unit that they make: 亿元 is 8. */
function powerOf({ unit }: Quantity, words: string): number | undefined {
  if (words === unit.zh) return 0;
  return [...labelsOf('zh').multiples].find(([, multiple]) => multiple + unit.zh === words)?.[0];
}

/** A chart's rows against the figures: each row has its figure's numbers, in the unit that it names, and no other. */
export function chartTableFindings(
  document: string,
  context: BookContext,
  sheet: string,
  table: TableBlock,
  top: number,
  read: ReadonlyMap<string, ReadCell>,
): readonly Finding[] {
  const chart = chartOfTable(context, table.name);
  return (chart?.items ?? []).flatMap(({ figure }, row): readonly Finding[] => {
    const { quantity } = lookUp(context, figure);
    // The first column counts the rows.
    const cells = table.heads.slice(1).map((_, column) => address(column + 1, top + 1 + row));
    const words = cells.flatMap((cell) => shown(read.get(cell)).split('\n')[0] ?? []);
    const reference = chart?.referenceLine?.quantity;
    const measured = [quantity, reference].flatMap((each) => each ?? []);
    const power = measured.flatMap((each) => words.flatMap((text) => powerOf(each, text) ?? []))[0] ?? 0;
    const expected = measured
      .flatMap((each) => [each.value, ...(each.high === undefined || chart?.type !== 'bar' ? [] : [each.high])])
      .map((value) => plain(shift(value, -power)));
    const numbers = cells.flatMap((cell) => {
      const found = read.get(cell);
      return found?.type === 'number' ? [{ cell, digits: comparable(decimalText(found.digits)) }] : [];
    });
    const [wanted, found] = [expected, numbers.map(({ digits }) => digits)].map((each) => each.toSorted().join(', '));
    if (wanted === found) return [];
    const wrong = numbers.find(({ digits }) => !expected.includes(digits))?.cell ?? cells[0] ?? '';
    return [
      findingAt({ document, cell: `${sheet}!${wrong}`, figure }, 'wrong-figure', WRONG_FIGURE, {
        expected: wanted ?? '',
        found: found ?? '',
      }),
    ];
  });
}

/** The cells of a range of one column, by the address that a chart gives; none where there is no such sheet. */
function cellsOf({ sheets }: ReadWorkbook, formula: string): readonly (ReadCell | undefined)[] | undefined {
  const [, sheet = '', column = '', first, last] = /^'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+)(?::\$\2\$(\d+))?$/.exec(formula) ?? [];
  const cells = sheets.find(({ name }) => name === sheet.replaceAll("''", "'"))?.cells;
  const [from, to] = [Number(first), Number(last ?? first)];
  return cells && Array.from({ length: to - from + 1 }, (_, row) => cells.get(`${column}${from + row}`));
}

/** Every chart of the plan is there, and keeps the values of the cells that it draws: readers show them before they compute anything. */
export function chartFindings(document: string, { sheets }: WorkbookPlan, workbook: ReadWorkbook): readonly Finding[] {
  const planned = sheets.reduce((sum, { charts }) => sum + (charts?.length ?? 0), 0);
  const count = { expected: String(planned), found: String(workbook.charts.length) };
  const stale = workbook.charts.flatMap(({ part, ranges }) =>
    ranges.flatMap(({ formula, kept }) => {
      const cells = cellsOf(workbook, formula);
      // Of a sheet that is missing, which is said elsewhere.
      if (cells === undefined && sheets.some(({ name }) => formula.startsWith(`${quotedSheet(name)}!`))) return [];
      const expected = cells?.map(shown).join(', ') ?? '';
      const found = Array.from(cells ?? [], (_, row) => kept.get(row) ?? '').join(', ');
      if (expected === found && cells !== undefined) return [];
      return [findingAt({ document, cell: formula }, 'stale-chart', STALE_CHART, { expected, found: `${part}: ${found}` })];
    }),
  );
  return [...(planned === workbook.charts.length ? [] : [findingAt({ document }, 'chart-count', CHART_COUNT, count)]), ...stale];
}

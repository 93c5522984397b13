import { figuresOf } from '../../briefing/numbering.ts';
import type { Figure, ReportedRegion } from '../../dataset/dataset.ts';
import type { Language } from '../../language.ts';
import {
  absolute,
  add,
  decimal,
  fixed,
  fractionDigits,
  integer,
  magnitude,
  shift,
  toNumber,
  type Decimal,
} from '../../quantity/decimal.ts';
import { writtenNumbers } from '../../quantity/write.ts';
import type { BookContext } from '../context.ts';
import { EXACT_DIGITS } from '../expression.ts';
import { literal } from '../formula.ts';
import { dataName } from '../names.ts';
import { address, FORMULA_LIMIT, type Cell, type SheetPlan } from '../plan.ts';
import { decimalsOf } from '../width.ts';
import { inBoth, word, WORDS } from '../words.ts';
import { columnRange, lostFormulas, tablesOn, type Check, type CheckTable, type PlacedTable } from './check-table.ts';
import { VALUE_HEADS } from './figure-cells.ts';

/** Excel takes no longer text to compare with. */
const CRITERION_LIMIT = 200;

/** What SUMIF compares with to find just this text. */
function criterion(text: string): string {
  const plain = text.replace(/[~*?]/g, '~$&');
  return literal(plain.length > CRITERION_LIMIT ? `${text.slice(0, CRITERION_LIMIT / 2).replace(/[~*?]/g, '~$&')}*` : `=${plain}`);
}

/** The column of a value, and of its unit beside it. */
function valueColumn({ table: { heads } }: PlacedTable, language: Language): number {
  return heads.findIndex(({ text }) => text === VALUE_HEADS[language === 'zh' ? 1 : 3]?.text);
}

/** Powers of ten by which a column's numbers are divided, figure by figure. */
function powersOf(figures: readonly Figure[], language: Language, dataset: BookContext['dataset']): readonly number[] {
  return figures.map(({ quantity }) => (quantity === undefined ? 0 : writtenNumbers(quantity, language, dataset)[0].power));
}

/**
 * The numbers of a column in base units, added up as a reader takes them: each by the unit beside it. Units of different kinds add up to
 * nothing that has a meaning, but it changes with any of them.
 */
function totalOf(placed: PlacedTable, figures: readonly Figure[], column: number, powers: readonly number[]): string {
  const [values, units] = [columnRange(placed, column), columnRange(placed, column + 1)];
  const byUnit = new Map<string, number>();
  for (const [row, { quantity }] of figures.entries()) {
    const unit = placed.table.rows[row]?.[column + 1]?.value;
    if (quantity?.high === undefined) byUnit.set(typeof unit === 'string' ? unit : '', powers[row] ?? 0);
  }
  return [...byUnit]
    .map(([unit, power]) => `SUMIF(${units},${criterion(unit)},${values})${power === 0 ? '' : `*${10 ** power}`}`)
    .join('+');
}

/** The sum of a column's numbers as planned, in base units. */
function plannedTotal({ table: { rows } }: PlacedTable, column: number, powers: readonly number[]): Decimal {
  return rows
    .map((row, index) => {
      const { value, look = 'body' } = row[column] ?? {};
      const number = typeof value === 'number' ? decimal(value.toFixed(decimalsOf(look))) : undefined;
      return number === undefined ? integer(0) : shift(number, powers[index] ?? 0);
    })
    .reduce(add, integer(0));
}

function regionCheck(context: BookContext, placed: PlacedTable, reported: ReportedRegion): Check {
  const { dataset } = context;
  const { code, short } = reported.region;
  const figures = figuresOf(dataset, code);
  const inRegion = `${dataName('region_code')}=${literal(code)}`;
  const [zh, en] = [valueColumn(placed, 'zh'), valueColumn(placed, 'en')];
  const isNumber = (row: number): boolean => typeof placed.table.rows[row]?.[zh]?.value === 'number';
  const values = figures.flatMap(({ quantity }, row) => (quantity !== undefined && isNumber(row) ? [quantity.value] : []));
  const total = values.reduce(add, integer(0));
  const size = magnitude(values.map(absolute).reduce(add, integer(0)));
  // As many digits as binary sums are sure to agree in.
  const digits = Math.min(Math.max(0, ...values.map(fractionDigits)), EXACT_DIGITS - 2 - size);
  // What is longer than Excel can count is a text on the sheet.
  const uncounted = figures.filter(({ quantity }, row) => quantity !== undefined && quantity.high === undefined && !isNumber(row));
  const except = uncounted.map(({ id }) => `*(${dataName('figure_id')}<>"${id}")`).join('');
  const cell = (value: number, formula: string, decimals = 0): Cell => ({ value, formula, look: `plain-${decimals}` });
  const rounded = (value: Decimal, formula: string): Cell => {
    const whole = decimal(fixed(shift(value, digits), 0)) ?? value;
    return cell(toNumber(shift(whole, -digits)), `ROUND(${formula},${digits})`, Math.max(0, digits));
  };
  const counts = [cell(figures.length, `SUMPRODUCT(--(${inRegion}))`), cell(figures.length, `COUNTA(${columnRange(placed, zh)})`)];
  const computed = [
    rounded(total, `SUMPRODUCT((${inRegion})*(${dataName('value_high')}="")${except}*${dataName('value')})`),
    ...(['zh', 'en'] as const).map((language) => {
      const column = language === 'zh' ? zh : en;
      const powers = powersOf(figures, language, dataset);
      return rounded(plannedTotal(placed, column, powers), totalOf(placed, figures, column, powers));
    }),
  ];
  // Of very many units no total can be written; blanks are equal.
  const writable = computed.every(({ formula = '' }) => formula.length <= FORMULA_LIMIT);
  const totals = writable ? computed : computed.map((): Cell => ({ value: null, look: 'plain-0' }));
  const lost = cell(0, lostFormulas(placed, [zh, en]));
  return {
    cells: [{ value: inBoth(short), look: 'body-link', to: { sheet: placed.sheet } }, ...counts, ...totals, lost],
    test: (row) => {
      const [b, c, d, e, f, g] = [1, 2, 3, 4, 5, 6].map((column) => address(column, row));
      return `AND(${b}=${c},${d}=${e},${d}=${f},${g}=0)`;
    },
    passes: same(counts) && same(totals) && lost.value === 0,
  };
}

function same(cells: readonly Cell[]): boolean {
  return cells.every(({ value }) => value === cells[0]?.value);
}

/** A check for each region: its sheet has the figures of the data sheet, with their values, and none that was typed over. */
export function regionChecks(context: BookContext, sheets: readonly SheetPlan[]): CheckTable {
  const checks = context.sheetRegions.flatMap((reported): readonly Check[] => {
    const [placed] = tablesOn(sheets, context.regionSheet(reported));
    return placed === undefined || figuresOf(context.dataset, reported.region.code).length === 0
      ? []
      : [regionCheck(context, placed, reported)];
  });
  return {
    heading: WORDS['checks-regions'],
    name: 'checks_regions',
    heads: [
      word('regions-column'),
      word('count-data'),
      word('count-sheet'),
      word('total-data'),
      word('total-zh'),
      word('total-en'),
      word('lost-formulas'),
    ],
    checks,
  };
}

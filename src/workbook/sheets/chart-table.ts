import { commonUnit, unitAtScale } from '../../briefing/chart-unit.ts';
import { lookUp } from '../../briefing/context.ts';
import type { DerivedFigure } from '../../briefing/derive.ts';
import { missingWord, written } from '../../briefing/writing.ts';
import type { ChartRequest, Figure } from '../../dataset/dataset.ts';
import type { Localized } from '../../language.ts';
import { shift, toNumber, type Decimal } from '../../quantity/decimal.ts';
import type { Precision, Quantity } from '../../quantity/quantity.ts';
import { decimalsAt, naturalPrecision } from '../../quantity/scales.ts';
import { MARK_LOOKS, type KindLook } from '../../theme/kinds.ts';
import type { Bound, ChartSeries } from '../chart-plan.ts';
import type { BookContext } from '../context.ts';
import type { End } from '../expression.ts';
import { chartFormula } from '../formula.ts';
import { table, type Cell, type Head, type TableBlock } from '../plan.ts';
import { both, inBoth, labelled, stacked, word, WORDS } from '../words.ts';
import { nameCell, textCell } from './figure-cells.ts';

// The few rows that a chart draws, all at one scale. A missing value is an empty cell, which a chart leaves out; text it would draw as zero.

type Item = Figure | DerivedFigure;

/** What of a request its table depends on. */
export type DrawnItems = Pick<ChartRequest, 'type' | 'referenceLine'> & {
  readonly items: readonly Pick<ChartRequest['items'][number], 'figure' | 'label'>[];
};

/** A chart's table and how its columns are drawn. */
export interface ChartTablePlan {
  readonly table: TableBlock;
  /** The column that counts the rows, and the one that names them. */
  readonly numbers: number;
  readonly categories: number;
  readonly series: readonly ChartSeries[];
  readonly reference?: number;
  readonly unit: Localized;
}

/** Columns before the values: number, item, indicator, unit. */
const VALUES_FROM = 4;
const NUMBER = 0;
const ITEM = 1;

/** A column of values, and which end of which items it has. */
interface ValueColumn {
  readonly head: Localized;
  readonly look: KindLook;
  readonly end: (item: Item) => End | undefined;
}

/** How a figure is drawn. */
export function lookOf({ kind }: Pick<Item, 'kind'>): KindLook {
  const look = MARK_LOOKS.get(kind);
  if (look === undefined) throw new Error(`no look for figures of kind "${kind}"`);
  return look;
}

function kindsOf(items: readonly Item[]): Localized {
  const kinds = [...new Set(items.map(({ kind }) => kind))].map((kind) => labelled((labels) => labels.kinds[kind]));
  return { zh: kinds.map(({ zh }) => zh).join('、'), en: kinds.map(({ en }) => en).join(', ') };
}

/** Bars have a column for each way of drawing, behind them the upper ends of ranges; points and dots have one. */
function valueColumns({ type }: DrawnItems, items: readonly Item[]): readonly ValueColumn[] {
  const first = items[0];
  if (first === undefined) return [];
  if (type !== 'bar') return [{ head: kindsOf(items), look: lookOf(first), end: () => 'value' }];
  const upper = items.some(({ quantity }) => quantity?.high !== undefined);
  const looks = [...new Set(MARK_LOOKS.values())].filter((look) => items.some((item) => lookOf(item) === look));
  const light = MARK_LOOKS.get('expected') ?? lookOf(first);
  return [
    ...(upper ? [{ head: WORDS['upper-end'], look: light, end: () => 'high' as const }] : []),
    ...looks.map((look): ValueColumn => {
      const own = items.filter((item) => lookOf(item) === look);
      return { head: kindsOf(own), look, end: (item) => (lookOf(item) === look ? 'value' : undefined) };
    }),
  ];
}

function numberCell(value: Decimal, precision: Precision, power: number): Cell {
  return { value: toNumber(shift(value, -power)), look: `number-${decimalsAt(value, precision, power)}` };
}

/** An end of a figure divided by ten to the `power`, by formula from the data sheet; empty where there is none. */
export function chartCell(context: BookContext, item: Item, end: End | undefined, power: number): Cell {
  const { quantity } = item;
  const value = end === undefined ? undefined : quantity?.[end];
  if (end === undefined || quantity === undefined || value === undefined) return { value: null, look: 'body' };
  const precision = end === 'high' ? (quantity.highPrecision ?? quantity.precision) : quantity.precision;
  const formula = chartFormula(context, item, end, power);
  return { ...numberCell(value, precision, power), ...(formula !== undefined && { formula }) };
}

function boundOf(context: BookContext, { quantity }: Item): Bound | undefined {
  if (quantity === undefined) return undefined;
  const { before, after } = written(context, quantity, 'zh');
  return before + after === '' ? undefined : { before, after };
}

/** Words that the number alone does not say: its bound, or why there is none. */
function remark(context: BookContext, item: Item): string {
  const { quantity } = item;
  if (quantity === undefined) return stacked({ zh: missingWord(item, 'zh'), en: missingWord(item, 'en') });
  const zh = written(context, quantity, 'zh');
  return stacked({ zh: zh.before + zh.after, en: written(context, quantity, 'en').before });
}

/** The scale of all numbers: that which the page writes them in, else one that none of them is too small for. */
export function scaleOf(context: BookContext, quantities: readonly Quantity[]): number {
  const scales = quantities.map(({ value, unit }) => naturalPrecision(value, unit).scale);
  return commonUnit(context, quantities)?.scale ?? Math.min(...scales);
}

/** The unit of all numbers at their scale. */
export function unitOf([first]: readonly Quantity[], power: number): Localized {
  return first === undefined ? { zh: '', en: '' } : { zh: unitAtScale(first.unit, power, 'zh'), en: unitAtScale(first.unit, power, 'en') };
}

/** The table of a chart. */
export function chartTable(context: BookContext, request: DrawnItems, name: string): ChartTablePlan {
  const items = request.items.map(({ figure }) => lookUp(context, figure));
  const { referenceLine } = request;
  const quantities = items.flatMap(({ quantity }) => quantity ?? []);
  const power = scaleOf(context, quantities);
  const unit = unitOf(quantities, power);
  const columns = valueColumns(request, items);
  const remarks = items.map((item) => remark(context, item));
  const remarked = remarks.some((text) => text !== '');
  const line: readonly Cell[] =
    referenceLine === undefined ? [] : [numberCell(referenceLine.quantity.value, referenceLine.quantity.precision, power)];
  const rows = items.map((item, index): readonly Cell[] => [
    { value: index + 1, look: 'indicator' in item ? 'body-link' : 'ordinal', ...('indicator' in item && { to: context.dataRow(item.id) }) },
    textCell(inBoth(request.items[index]?.label ?? { zh: '', en: '' })),
    nameCell('indicator' in item ? item.indicator.name : item.label),
    textCell(stacked(unit)),
    ...columns.map(({ end }) => chartCell(context, item, end(item), power)),
    ...line,
    ...(remarked ? [textCell(remarks[index])] : []),
  ]);
  const heads: readonly Head[] = [
    { text: both(({ columns: { number } }) => number) },
    { text: word('item') },
    { text: both(({ columns: { indicator } }) => indicator) },
    { text: both((labels) => labels.columns.unit) },
    ...columns.map(({ head }) => ({ text: inBoth(head), align: 'right' as const })),
    ...(referenceLine === undefined ? [] : [{ text: inBoth(referenceLine.label), align: 'right' as const }]),
    ...(remarked ? [{ text: both((labels) => labels.note) }] : []),
  ];
  const bounds = new Map(
    items.flatMap((item, row): [number, Bound][] => {
      const bound = boundOf(context, item);
      return bound === undefined ? [] : [[row, bound]];
    }),
  );
  const points = new Map(items.map((item, row) => [row, lookOf(item)]));
  return {
    table: { ...table(name, heads, rows), plain: true },
    numbers: NUMBER,
    categories: ITEM,
    series: columns.map(({ look }, index) => ({
      column: VALUES_FROM + index,
      look,
      bounds,
      ...(request.type !== 'bar' && { points }),
    })),
    ...(referenceLine !== undefined && { reference: VALUES_FROM + columns.length }),
    unit,
  };
}

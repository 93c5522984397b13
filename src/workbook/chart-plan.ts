import type { Localized } from '../language.ts';
import type { KindLook } from '../theme/kinds.ts';

/**
 * `bar`: horizontal bars from zero; `column`: the same, upright; `stacked`: columns whose series stand on one another; `line`: a line from
 * row to row; `position`: a dot for each row on one scale.
 */
export type ChartType = 'bar' | 'column' | 'stacked' | 'line' | 'position';

/** Words on both sides of a number that is a bound: 约, 以上. */
export interface Bound {
  readonly before: string;
  readonly after: string;
}

/** A column of the chart's table as a series, named by its head. An empty cell is a gap. */
export interface ChartSeries {
  /** From 0. */
  readonly column: number;
  readonly look: KindLook;
  /** Looks of single rows that are not the series' own, by row. */
  readonly points?: ReadonlyMap<number, KindLook>;
  /** Words around the number at a row's mark, by row. */
  readonly bounds?: ReadonlyMap<number, Bound>;
}

/** A native chart over the rows of a table of its own sheet. It has no figures but those of the cells. */
export interface ChartPlan {
  readonly type: ChartType;
  /** Name of the drawn object, as lists of objects and screen readers give it. */
  readonly name: string;
  /** The table's name. */
  readonly table: string;
  /** The column that counts the rows from 1. */
  readonly numbers: number;
  /** The column that names the rows. */
  readonly categories: number;
  readonly series: readonly ChartSeries[];
  /** A column that has the value of a line to compare with, the same in each row. */
  readonly reference?: number;
  readonly title: Localized;
  /** What the values are in, on their axis. */
  readonly unit: Localized;
  /** What the chart shows, for readers who cannot see it. */
  readonly alternative: Localized;
  /** Rows from the table's head to the row at whose upper edge the chart begins, and the sheet's column at whose left edge. */
  readonly below: number;
  readonly right: number;
  /** In points. */
  readonly width: number;
  readonly height: number;
}

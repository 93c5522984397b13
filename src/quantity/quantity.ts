import type { Decimal } from './decimal.ts';

export type { Decimal };

/** How close the value is to the truth, as the source words it (近, 以上, 不低于, …). */
export const QUALIFIERS = ['exact', 'at-least', 'more-than', 'at-most', 'less-than', 'nearly', 'about'] as const;

/** A qualifier of {@link QUALIFIERS}. */
export type Qualifier = (typeof QUALIFIERS)[number];

/** A unit of measure or a counting word: a row of codes/units.csv. */
export interface Unit {
  readonly id: string;
  /** What it measures: `money`, `people`, `area`, `percent`, …; quantities of different dimensions never add up. */
  readonly dimension: string;
  /** Unit word or classifier after the number: 元, 户, %. */
  readonly zh: string;
  readonly en: {
    readonly singular: string;
    readonly plural: string;
    /** Before the number (`CNY 15`), after it with a space, or after it closed up (`2.52%`). */
    readonly position: 'before' | 'after' | 'closed';
  };
  /** Scale words allowed, as powers of ten: zh out of 4 (万) and 8 (亿), en out of 6 (million) and 9 (billion). */
  readonly scales: { readonly zh: readonly number[]; readonly en: readonly number[] };
  /** Printed in brackets after English quantities: 1 mu = 1/15 ha is `{ unit: hectare, numerator: 1, denominator: 15 }`. */
  readonly conversion?: { readonly unit: Unit; readonly numerator: number; readonly denominator: number };
}

/** How a number was printed: the power of ten of its scale word and its fraction digits before that word. `15亿` is {8, 0}, `0.852亿` {8, 3}. */
export interface Precision {
  readonly scale: number;
  readonly decimals: number;
}

/** A value with its unit. `value` and `high` are in the unit's base (元, not 亿元). */
export interface Quantity {
  readonly value: Decimal;
  /** Upper end of a range. */
  readonly high?: Decimal;
  readonly unit: Unit;
  readonly qualifier: Qualifier;
  /** The Chinese word the source has for the qualifier (不少于 rather than 不低于); the usual one when absent or not of this qualifier. */
  readonly wording?: string;
  readonly precision: Precision;
  /** Precision of `high` where it was printed unlike `value` (5000元—1万元). */
  readonly highPrecision?: Precision;
}

/** A period as written in ISO 8601 (`2016`, `2016-12-31`, `2015/2016`, `../2016-12-31`, `P5Y`), parsed. */
export type Period =
  | { readonly type: 'year'; readonly year: number }
  | { readonly type: 'month'; readonly year: number; readonly month: number }
  | { readonly type: 'day'; readonly date: string }
  | { readonly type: 'range'; readonly from: Period; readonly to: Period }
  | { readonly type: 'until'; readonly to: Period }
  | { readonly type: 'span'; readonly years: number; readonly months: number };

/** A written quantity in its parts, so that a card can set the number large and a table can align it. */
export interface WrittenQuantity {
  /** Words before the number: `at least`, `不低于`; empty when there are none. */
  readonly before: string;
  /** Digits with grouping and sign; both ends of a range. */
  readonly number: string;
  /** Scale word and unit: `亿元`, `billion`, `households`, `%`; what stands in the unit column. */
  readonly unit: string;
  /** Unit before the number: `CNY`; empty when it stands after. */
  readonly prefix: string;
  /** Words after: `以上`; empty when there are none. */
  readonly after: string;
  /** Conversion in brackets: `13,333 ha`; empty when there is none. */
  readonly conversion: string;
  /** The whole, as it stands in running text. */
  readonly text: string;
}

/** A number within a written quantity: one of its ends, divided by ten to the `power`. */
export interface WrittenNumber {
  readonly end: 'value' | 'high';
  readonly power: number;
  /** Fraction digits. */
  readonly decimals: number;
  /** With grouping and sign. */
  readonly digits: string;
}

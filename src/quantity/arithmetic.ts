import { add, compare, divide, integer, isNegative, isZero, multiply, subtract } from './decimal.ts';
import type { Precision, Qualifier, Quantity, Unit } from './quantity.ts';
import { naturalPrecision } from './scales.ts';

/** The rate itself, for shares. */
const PERCENT: Unit = {
  id: 'percent',
  dimension: 'percent',
  zh: '%',
  en: { singular: '%', plural: '%', position: 'closed' },
  scales: { zh: [], en: [] },
};

/** What the difference of two rates is measured in. */
const PERCENTAGE_POINT: Unit = {
  id: 'percentage-point',
  dimension: 'percentage-point',
  zh: '个百分点',
  en: { singular: 'percentage point', plural: 'percentage points', position: 'after' },
  scales: { zh: [], en: [] },
};

/** What {@link sum}, {@link difference} and {@link share} compute. */
export type Operation = 'sum' | 'difference' | 'share';

/**
 * Why an operation has no meaning: `units` differ; `ranges` in a difference or a share; `qualifiers` that say nothing together (at least
 * 5 and at most 3); a `whole` that is zero or negative; `inputs` missing or too many.
 */
export type Obstacle = 'inputs' | 'units' | 'ranges' | 'qualifiers' | 'whole';

/** What stands against an operation on these quantities; `undefined` where nothing does. To be asked before {@link sum} and its like. */
export function obstacle(operation: Operation, quantities: readonly Quantity[]): Obstacle | undefined {
  const [first, second] = quantities;
  if (first === undefined || (operation !== 'sum' && quantities.length !== 2)) return 'inputs';
  if (quantities.some(({ unit }) => unit.id !== first.unit.id)) return 'units';
  if (operation !== 'sum' && quantities.some(({ high }) => high !== undefined)) return 'ranges';
  if (operation === 'share' && second !== undefined && (isZero(second.value) || isNegative(second.value))) return 'whole';
  return qualifierOf(operation, quantities) === undefined ? 'qualifiers' : undefined;
}

/** Exact total; ranges add up end by end. @throws {RangeError} on an {@link obstacle}. */
export function sum(quantities: readonly Quantity[]): Quantity {
  const { first, qualifier, printed } = prepared('sum', quantities);
  const { unit } = first;
  const value = quantities.map((quantity) => quantity.value).reduce(add);
  const high = quantities.map((quantity) => quantity.high ?? quantity.value).reduce(add);
  const range = quantities.some((quantity) => quantity.high !== undefined);
  return {
    value,
    unit,
    qualifier,
    precision: naturalPrecision(value, unit, printed),
    ...(range ? { high, highPrecision: naturalPrecision(high, unit, printed) } : {}),
  };
}

/** `later - earlier`, exactly; of two rates in percentage points. @throws {RangeError} on an {@link obstacle}. */
export function difference(later: Quantity, earlier: Quantity): Quantity {
  const { first, qualifier, printed } = prepared('difference', [later, earlier]);
  const unit = first.unit.zh === '%' ? PERCENTAGE_POINT : first.unit;
  const value = subtract(later.value, earlier.value);
  return { value, unit, qualifier, precision: naturalPrecision(value, unit, printed) };
}

/** What percentage `part` is of `whole`, rounded half up to `decimals` fraction digits. @throws {RangeError} on an {@link obstacle}. */
export function share(part: Quantity, whole: Quantity, decimals: number): Quantity {
  const { qualifier } = prepared('share', [part, whole]);
  const value = divide(multiply(part.value, integer(100)), whole.value, decimals);
  return { value, unit: PERCENT, qualifier, precision: { scale: 0, decimals } };
}

/** -1, 0 or 1 by value, then by the upper end; qualifiers do not count. @throws {RangeError} if the units differ. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  if (a.unit.id !== b.unit.id) throw new RangeError(`cannot compare ${a.unit.id} with ${b.unit.id}`);
  return compare(a.value, b.value) || compare(a.high ?? a.value, b.high ?? b.value);
}

function prepared(operation: Operation, quantities: readonly Quantity[]) {
  const against = obstacle(operation, quantities);
  const [first] = quantities;
  const qualifier = qualifierOf(operation, quantities);
  if (against !== undefined || first === undefined || qualifier === undefined) throw new RangeError(`no ${operation}: ${against}`);
  return { first, qualifier, printed: finest(quantities) };
}

function finest(quantities: readonly Quantity[]): Precision | undefined {
  const fine = ({ scale, decimals }: Precision) => decimals - scale;
  return quantities
    .flatMap(({ precision, highPrecision }) => [precision, ...(highPrecision === undefined ? [] : [highPrecision])])
    .filter(({ decimals }) => decimals > 0)
    .reduce<Precision | undefined>((best, precision) => (best === undefined || fine(precision) > fine(best) ? precision : best), undefined);
}

const OPPOSITE: Readonly<Record<Qualifier, Qualifier>> = {
  exact: 'exact',
  'at-least': 'at-most',
  'more-than': 'less-than',
  'at-most': 'at-least',
  'less-than': 'more-than',
  nearly: 'about',
  about: 'about',
};

/** Each with the qualifier that a mixture of its members has. */
const COMPATIBLE: readonly (readonly [Qualifier, readonly Qualifier[]])[] = [
  ['more-than', ['at-least', 'more-than']],
  ['less-than', ['at-most', 'less-than']],
  ['about', ['nearly', 'about']],
];

// A bound on what is taken away, or on the whole, bounds the result from the other side.
function qualifierOf(operation: Operation, quantities: readonly Quantity[]): Qualifier | undefined {
  const qualifiers = quantities.map(({ qualifier }, index) => (operation === 'sum' || index === 0 ? qualifier : OPPOSITE[qualifier]));
  const [one, ...others] = new Set(qualifiers.filter((qualifier) => qualifier !== 'exact'));
  if (one === undefined) return 'exact';
  if (others.length === 0) return one;
  return COMPATIBLE.find(([, members]) => [one, ...others].every((qualifier) => members.includes(qualifier)))?.[0];
}

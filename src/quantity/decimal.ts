import Big from 'big.js';

/** An exact decimal number. Never converted to a binary float on the way to a page or a cell's text. */
export type Decimal = Big;

// Constructors of our own: big.js's settings are per constructor, so nobody else's code sees ours. `strict` refuses binary
// floats, and the wide exponent bounds keep toString() from ever writing 1e+21.
function constructorWith(digits: number): Big.BigConstructor {
  const constructor = Big();
  constructor.DP = digits;
  constructor.RM = Big.roundHalfUp;
  constructor.NE = -1e6;
  constructor.PE = 1e6;
  constructor.strict = true;
  return constructor;
}

const Exact = constructorWith(0);

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Reads a plain decimal such as `-0.852`: an ASCII minus, no leading zeros, a digit on both sides of the point. Anything else
 * (`1e5`, `1,000`, ` 1`, `.5`, `+1`, `007`, an empty text) is `undefined`.
 */
export function decimal(text: string): Decimal | undefined {
  return PLAIN.test(text) ? new Exact(text) : undefined;
}

/** @throws {RangeError} if `value` is a number that is not a safe integer. */
export function integer(value: number): Decimal {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  return new Exact(BigInt(value));
}

/** All digits, without exponent, thousands marks or trailing zeros: `1500000000`, `-0.852`. What {@link decimal} reads back. */
export function plain(value: Decimal): string {
  return isZero(value) ? '0' : value.toFixed();
}

/** Exactly `digits` fraction digits, rounded half up (away from zero); never `-0`. */
export function fixed(value: Decimal, digits: number): string {
  const text = value.toFixed(digits, Big.roundHalfUp);
  return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;
}

/** The nearest binary float, for drawing and for a workbook's cells; never for text. */
export function toNumber(value: Decimal): number {
  return Number(plain(value));
}

/** `a + b`, exactly. */
export function add(a: Decimal, b: Decimal): Decimal {
  return a.plus(b);
}

/** `a - b`, exactly. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return a.minus(b);
}

/** `a × b`, exactly. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return a.times(b);
}

const dividing = new Map<number, Big.BigConstructor>();

/**
 * `a / b` to `digits` fraction digits, rounded half up (away from zero).
 * @throws {RangeError} if `b` is zero.
 */
export function divide(a: Decimal, b: Decimal, digits: number): Decimal {
  if (isZero(b)) throw new RangeError('division by zero');
  let Rounding = dividing.get(digits);
  if (Rounding === undefined) {
    Rounding = constructorWith(digits);
    dividing.set(digits, Rounding);
  }
  return new Exact(new Rounding(a).div(b));
}

/** -1, 0 or 1, for sorting. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return a.cmp(b);
}

/** The value without its sign. */
export function absolute(value: Decimal): Decimal {
  return value.abs();
}

/** Whether the value is zero, of either sign. */
export function isZero(value: Decimal): boolean {
  return value.c[0] === 0;
}

/** Whether the value is below zero; `-0` is not. */
export function isNegative(value: Decimal): boolean {
  return value.s < 0 && !isZero(value);
}

/** `value × 10^power`, exactly; `power` may be negative. */
export function shift(value: Decimal, power: number): Decimal {
  return value.times(new Exact(`1e${power}`));
}

/** Fraction digits that it takes to write the value in full: 3 for 0.852, 0 for 1500. */
export function fractionDigits(value: Decimal): number {
  return isZero(value) ? 0 : Math.max(0, value.c.length - 1 - value.e);
}

/** Power of ten of the first digit: 0 for 1 to 9.99, -1 for 0.25, 3 for 4200; 0 for zero. */
export function magnitude(value: Decimal): number {
  return isZero(value) ? 0 : value.e;
}

import { compare, decimal, shift, type Decimal } from './decimal.ts';
import type { Precision, Qualifier } from './quantity.ts';

/** What a token says, whichever language it is printed in. */
export interface Reading {
  readonly value: Decimal;
  readonly high?: Decimal;
  readonly precision: Precision;
  /** Only where it differs from `precision`. */
  readonly highPrecision?: Precision;
  readonly qualifier: Qualifier;
  /** The Chinese word for the qualifier, where one stands before or after the number. */
  readonly wording?: string;
}

/** A word for a power of ten, and the scale in which such a number is written back: 千万 is 10⁷, written in 万. */
export interface Scale {
  readonly power: number;
  readonly scale: number;
}

/** No scale word. */
export const UNSCALED: Scale = { power: 0, scale: 0 };

/** One number of a token, with the scale word it was printed with. */
export interface PrintedNumber extends Scale {
  readonly value: Decimal;
  readonly precision: Precision;
}

const DIGITS = /^(-?)([1-9]\d{0,2}(?:[, ]\d{3})+|0|[1-9]\d*)(\.\d+)?$/;

/** Digits with or without thousands marks before a scale word; the minus is ASCII. */
export function readDigits(text: string, scale: Scale): PrintedNumber | undefined {
  const match = DIGITS.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const value = decimal(sign + whole.replace(/[, ]/g, '') + fraction);
  return value === undefined ? undefined : inScale(value, Math.max(0, fraction.length - 1), scale);
}

/** A number printed with `decimals` fraction digits before its scale word, in the base unit. */
export function inScale(value: Decimal, decimals: number, { power, scale }: Scale): PrintedNumber {
  return { value: shift(value, power), precision: { scale, decimals: Math.max(0, decimals - (power - scale)) }, power, scale };
}

type Ends = Pick<Reading, 'value' | 'high' | 'precision' | 'highPrecision'>;

/**
 * Reads one number, or two around a mark of `between`. Where only the upper end has a scale word it holds for both (5—10万 is from
 * 5万), unless the lower end has a unit of its own or is the larger number (5000元—1万元).
 */
export function readEnds(
  text: string,
  between: RegExp,
  lowUnit: string,
  read: (text: string) => PrintedNumber | undefined,
): Ends | undefined {
  const only = read(text);
  if (only !== undefined) return { value: only.value, precision: only.precision };
  for (const mark of text.matchAll(between)) {
    const left = text.slice(0, mark.index);
    const named = lowUnit !== '' && left.endsWith(lowUnit);
    const printed = read(named ? left.slice(0, -lowUnit.length) : left);
    const high = read(text.slice(mark.index + mark[0].length));
    if (printed === undefined || high === undefined) continue;
    const shared = !named && printed.power === 0 && compare(printed.value, shift(high.value, -high.power)) < 0;
    const low = shared ? inScale(printed.value, printed.precision.decimals, high) : printed;
    if (compare(low.value, high.value) > 0) continue;
    const { precision } = low;
    const same = precision.scale === high.precision.scale && precision.decimals === high.precision.decimals;
    return { value: low.value, precision, high: high.value, ...(same ? {} : { highPrecision: high.precision }) };
  }
  return undefined;
}

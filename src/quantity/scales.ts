import type { Language } from '../language.ts';
import { compare, absolute, fractionDigits, integer, shift, type Decimal } from './decimal.ts';
import type { Precision, Unit } from './quantity.ts';

/** A word that multiplies the number before it by 10 to the `power`. */
export interface ScaleWord {
  readonly power: number;
  readonly word: string;
}

/** The scale words that are written after a number, per language, the largest first; read by the same table. A unit's list says which it allows. */
export const UNIT_SCALES: Readonly<Record<Language, readonly ScaleWord[]>> = {
  zh: [
    { power: 12, word: '万亿' },
    { power: 8, word: '亿' },
    { power: 4, word: '万' },
  ],
  en: [
    { power: 12, word: 'trillion' },
    { power: 9, word: 'billion' },
    { power: 6, word: 'million' },
  ],
};

/** The word for a power of ten; empty for 0. */
export function scaleWord(power: number, language: Language): string {
  return UNIT_SCALES[language].find((scale) => scale.power === power)?.word ?? '';
}

/** The unit's scales that are not larger than the value, the largest first. */
export function scalesWithin(value: Decimal, unit: Unit, language: Language): readonly number[] {
  return UNIT_SCALES[language]
    .map(({ power }) => power)
    .filter((power) => unit.scales[language].includes(power) && compare(absolute(value), shift(integer(1), power)) >= 0);
}

/** More fraction digits than this after a scale word are harder to read than the plain number. */
const READABLE_DIGITS = 4;

/**
 * The precision of a computed value, which no source has printed: exact, in the largest Chinese scale the unit allows that
 * leaves at most four fraction digits. `printed` is the finest precision among what it was computed from (1.50亿 + 2.50亿 is 4.00亿).
 */
export function naturalPrecision(value: Decimal, unit: Unit, printed: Precision = { scale: 0, decimals: 0 }): Precision {
  for (const scale of scalesWithin(value, unit, 'zh')) {
    const decimals = decimalsAt(value, printed, scale);
    if (decimals <= READABLE_DIGITS) return { scale, decimals };
  }
  return { scale: 0, decimals: decimalsAt(value, printed, 0) };
}

/**
 * Fraction digits to write at a scale: all that the value has, and all that its source printed after the point
 * (the zero of 1.50亿, but not the zeros of 10亿).
 */
export function decimalsAt(value: Decimal, precision: Precision, scale: number): number {
  const printed = precision.decimals > 0 ? scale - precision.scale + precision.decimals : 0;
  return Math.max(0, printed, fractionDigits(shift(value, -scale)));
}

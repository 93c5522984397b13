import type { Language } from '../language.ts';
import { absolute, compare, divide, fixed, integer, isNegative, isZero, magnitude, multiply, shift, type Decimal } from './decimal.ts';
import { leadingQualifier, qualifierText } from './qualifiers.ts';
import type { Precision, Quantity, Unit, WrittenNumber, WrittenQuantity } from './quantity.ts';
import { decimalsAt, naturalPrecision, scalesWithin, scaleWord, UNIT_SCALES } from './scales.ts';

/** A dataset's choice of style. */
export interface WriteOptions {
  /** Thousands marks in Chinese (8,677户); English always has them. */
  readonly groupChinese: boolean;
}

/** One end of a range, or the only number. */
interface End {
  readonly value: Decimal;
  readonly precision: Precision;
}

/** Digits and units before they are put together. */
interface Parts {
  readonly number: string;
  readonly scale: string;
  readonly noun: string;
}

type Write<T> = (quantity: Quantity, language: Language, options: WriteOptions) => T;

/** Writes each quantity once: every document has the same, most of them several times. */
function kept<T>(write: Write<T>): Write<T> {
  const known = { zh: new WeakMap<Quantity, T>(), grouped: new WeakMap<Quantity, T>(), en: new WeakMap<Quantity, T>() };
  return (quantity, language, options) => {
    const those = known[language === 'zh' && options.groupChinese ? 'grouped' : language];
    const found = those.get(quantity) ?? write(quantity, language, options);
    those.set(quantity, found);
    return found;
  };
}

const MINUS = '\u2212';

/** A count printed in full gets an English scale word only if that leaves at most this many fraction digits: 1.5 million, but 1,234,567. */
const SHORT_DIGITS = 3;

const writeWhole = kept(quantityOf);

/**
 * Writes a quantity as it stands in running text of a language, and in its parts. No digit is ever lost: the source's precision is
 * kept, and more digits are shown where the value has them.
 *
 * Chinese keeps the scale word of the source (GB/T 15835-2011: 万 and 亿 only). Ranges take a wave dash, as GB/T 15834-2011 has it for
 * numbers, and repeat a scale word or a percent sign (9亿～16亿元, 63%～68%); English takes an en dash, or `to` beside a negative number.
 * English scales by the size of the value and adds the unit's conversion in brackets, rounded half up.
 */
export function writeQuantity(quantity: Quantity, language: Language, options: WriteOptions): WrittenQuantity {
  return writeWhole(quantity, language, options);
}

function quantityOf(quantity: Quantity, language: Language, options: WriteOptions): WrittenQuantity {
  const { before, after } = qualifierText(quantity, language);
  if (language === 'zh') {
    const { number, scale, noun } = chineseParts(quantity, options.groupChinese);
    const unit = scale + noun;
    return { before, number, unit, prefix: '', after, conversion: '', text: before + number + unit + after };
  }
  const { position } = quantity.unit.en;
  const { number, scale, noun } = englishParts(quantity);
  const prefix = position === 'before' ? noun : '';
  const unit = position === 'before' ? scale : spaced(scale, noun);
  const conversion = quantity.unit.conversion === undefined ? '' : convert(quantity, quantity.unit.conversion);
  const bracket = conversion === '' ? '' : `(${conversion})`;
  return { before, number, unit, prefix, after, conversion, text: spaced(before, prefix, attached(number, unit, position), bracket) };
}

/** The number with its scale word and without its unit: `8,677`, `15亿`, `1.5 billion`, `不低于20万`; a qualifier always stands before it. */
export function writeNumber(quantity: Quantity, language: Language, options: WriteOptions): string {
  const before = leadingQualifier(quantity, language);
  if (language === 'zh') {
    const { number, scale } = chineseParts(quantity, options.groupChinese);
    return before + number + scale;
  }
  const { number, scale } = englishParts(quantity);
  return spaced(before, number, scale);
}

type WrittenNumbers = readonly [WrittenNumber] | readonly [WrittenNumber, WrittenNumber];

const writeNumbers = kept(numbersOf);

/** The numbers of {@link writeQuantity}, in their order: one, or both ends of a range. */
export function writtenNumbers(quantity: Quantity, language: Language, options: WriteOptions): WrittenNumbers {
  return writeNumbers(quantity, language, options);
}

function numbersOf(quantity: Quantity, language: Language, { groupChinese }: WriteOptions): WrittenNumbers {
  const ends = endsOf(quantity);
  const english = language === 'en' ? englishScale(ends, quantity.unit) : undefined;
  const write = (which: WrittenNumber['end'], end: End): WrittenNumber => {
    const power = english ?? chineseScale(end, quantity.unit);
    const decimals = decimalsAt(end.value, end.precision, power);
    return { end: which, power, decimals, digits: digits(shift(end.value, -power), decimals, language === 'en' || groupChinese) };
  };
  const [low, high] = ends;
  return high === undefined ? [write('value', low)] : [write('value', low), write('high', high)];
}

function endsOf({ value, high, precision, highPrecision }: Quantity): readonly [End] | readonly [End, End] {
  return high === undefined
    ? [{ value, precision }]
    : [
        { value, precision },
        { value: high, precision: highPrecision ?? precision },
      ];
}

function chineseParts(quantity: Quantity, group: boolean): Parts {
  const { unit, value } = quantity;
  const closed = unit.en.position === 'closed';
  const [low, high] = writtenNumbers(quantity, 'zh', { groupChinese: group });
  if (high === undefined) return { number: low.digits, scale: scaleWord(low.power, 'zh'), noun: unit.zh };
  const lowWord = isZero(value) ? '' : scaleWord(low.power, 'zh');
  const lowNoun = closed || (low.power !== high.power && !isZero(value)) ? unit.zh : '';
  return { number: `${low.digits}${lowWord}${lowNoun}～${high.digits}`, scale: scaleWord(high.power, 'zh'), noun: unit.zh };
}

/** The scale the source printed; a source in English has scales of its own, so there the unit's list decides. */
function chineseScale({ value, precision }: End, unit: Unit): number {
  if (precision.scale === 0 || UNIT_SCALES.zh.some(({ power }) => power === precision.scale)) return precision.scale;
  return naturalPrecision(value, unit).scale;
}

function englishParts(quantity: Quantity): Parts {
  const { singular, plural, position } = quantity.unit.en;
  const ends = endsOf(quantity);
  const [low, high] = writtenNumbers(quantity, 'en', { groupChinese: false });
  const scale = scaleWord(low.power, 'en');
  if (high === undefined)
    return { number: low.digits, scale, noun: scale === '' && (low.digits === '1' || low.digits === `${MINUS}1`) ? singular : plural };
  const between = ends.some(({ value }) => isNegative(value)) ? ' to ' : '–';
  return { number: `${low.digits}${position === 'closed' ? plural : ''}${between}${high.digits}`, scale, noun: plural };
}

function englishScale(ends: readonly End[], unit: Unit): number {
  const largest = ends.reduce((most, { value }) => (compare(absolute(value), most) > 0 ? absolute(value) : most), integer(0));
  const power = unit.en.position === 'closed' ? 0 : (scalesWithin(largest, unit, 'en')[0] ?? 0);
  const readable = ends.every(({ value, precision }) => precision.scale > 0 || decimalsAt(value, precision, power) <= SHORT_DIGITS);
  return readable ? power : 0;
}

type Conversion = NonNullable<Unit['conversion']>;

function convert(quantity: Quantity, conversion: Conversion): string {
  const [low, high] = endsOf(quantity).map((end) => convertEnd(end, conversion));
  if (low === undefined) return '';
  const converted: Quantity = {
    value: low.value,
    precision: low.precision,
    ...(high === undefined ? {} : { high: high.value, highPrecision: high.precision }),
    unit: conversion.unit,
    qualifier: 'exact',
  };
  const { number, scale, noun } = englishParts(converted);
  const { position } = conversion.unit.en;
  return position === 'before' ? spaced(noun, number, scale) : attached(number, spaced(scale, noun), position);
}

/** Enough fraction digits to see the first two significant ones of any quotient that means something. */
const GUARD_DIGITS = 20;

/** Rounded to the source's fraction digits in base units; to two significant digits where that would leave fewer (100 mu is 6.7 ha, not 7). */
function convertEnd({ value, precision }: End, conversion: Conversion): End {
  const [numerator, denominator] = [integer(conversion.numerator), integer(conversion.denominator)];
  const quotient = (places: number) => divide(multiply(value, numerator), denominator, places);
  const whole = decimalsAt(value, precision, 0);
  const close = quotient(whole + GUARD_DIGITS);
  const decimals = compare(close, quotient(whole)) === 0 ? whole : Math.max(whole, 1 - magnitude(close));
  return { value: quotient(decimals), precision: { scale: 0, decimals } };
}

function digits(value: Decimal, decimals: number, group: boolean): string {
  const text = fixed(value, decimals);
  const unsigned = text.startsWith('-') ? text.slice(1) : text;
  const sign = unsigned === text ? '' : MINUS;
  if (!group) return sign + unsigned;
  const [whole = '', fraction] = unsigned.split('.');
  const grouped = [...whole].map((digit, index) => (index > 0 && (whole.length - index) % 3 === 0 ? `,${digit}` : digit)).join('');
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

function attached(number: string, unit: string, position: Unit['en']['position']): string {
  return position === 'closed' ? number + unit : spaced(number, unit);
}

function spaced(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

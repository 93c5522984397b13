import type { Language } from '../language.ts';
import { fractionDigits, isNegative, toNumber, type Decimal } from './decimal.ts';
import { writeChineseNumeral, writeEnglishNumeral } from './numerals.ts';
import { leadingQualifier, qualifierText } from './qualifiers.ts';
import type { Quantity } from './quantity.ts';

/** Numbers from here on are for digits. */
const TOO_LARGE = 100;

/**
 * A small number in words with its unit: 三年 / three years, 两年 / two years, 三至五年 / three to five years; of a rate in exact tenths, 四成 /
 * four in ten. `undefined` where words will not do: fractions, negative numbers, 100 and more, money before its number, other rates.
 */
export function writeWords(quantity: Quantity, language: Language): string | undefined {
  const { value, high, unit } = quantity;
  const share = unit.zh === '%';
  if (!share && unit.en.position !== 'after') return undefined;
  const ends = high === undefined ? [value] : [value, high];
  const numbers = ends.flatMap((end) => (share ? tenths(end) : small(end)) ?? []);
  if (numbers.length < ends.length) return undefined;
  return share ? shareWords(quantity, numbers, language) : countWords(quantity, numbers, language);
}

function countWords(quantity: Quantity, numbers: readonly number[], language: Language): string {
  const { unit } = quantity;
  if (language === 'zh') {
    const { before, after } = qualifierText(quantity, 'zh');
    return before + numbers.map((count) => (count === 2 ? '两' : writeChineseNumeral(count))).join('至') + unit.zh + after;
  }
  const { singular, plural } = unit.en;
  const noun = numbers.length === 1 && numbers[0] === 1 ? singular : plural;
  return [leadingQualifier(quantity, 'en'), numbers.map(writeEnglishNumeral).join(' to '), noun].filter((word) => word !== '').join(' ');
}

function shareWords(quantity: Quantity, tens: readonly number[], language: Language): string {
  const before = leadingQualifier(quantity, language);
  if (language === 'zh') return `${before}${tens.map(writeChineseNumeral).join('至')}成`;
  return `${before === '' ? '' : `${before} `}${tens.map(writeEnglishNumeral).join(' to ')} in ten`;
}

function small(value: Decimal): number | undefined {
  if (isNegative(value) || fractionDigits(value) > 0) return undefined;
  const number = toNumber(value);
  return number < TOO_LARGE ? number : undefined;
}

function tenths(value: Decimal): number | undefined {
  const whole = small(value);
  return whole !== undefined && whole > 0 && whole % 10 === 0 ? whole / 10 : undefined;
}

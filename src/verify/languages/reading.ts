import type { Language } from '../../language.ts';
import { add, compare, decimal, divide, integer, multiply, shift, subtract, absolute, type Decimal } from '../../quantity/decimal.ts';
import type { Qualifier, Quantity, Unit } from '../../quantity/quantity.ts';
import { takeQualifier } from '../../quantity/qualifiers.ts';
import { normaliseChinese, readChinese } from '../../quantity/read-chinese.ts';
import { readEnglish } from '../../quantity/read-english.ts';
import { UNIT_SCALES } from '../../quantity/scales.ts';

/** What a reader takes from a printed quantity. */
export interface Understood {
  readonly value: Decimal;
  readonly high?: Decimal;
  readonly qualifier: Qualifier;
}

/** A unit of which only the number is printed. */
const WORDLESS = { zh: '', en: { singular: '', plural: '', position: 'after' } } as const;

// The same words stand in many places.
const READ = new WeakMap<Unit, Map<string, Understood | undefined>>();

/**
 * Reads a quantity as it stands in a text, in digits or in words, without asking how the program would have written it: from what the page
 * says alone. `undefined` where no one number of that unit is meant.
 */
export function understand(text: string, language: Language, unit: Unit): Understood | undefined {
  const known = READ.get(unit) ?? new Map<string, Understood | undefined>();
  READ.set(unit, known);
  const key = `${language} ${text}`;
  if (!known.has(key)) known.set(key, read(text, language, unit));
  return known.get(key);
}

function read(text: string, language: Language, unit: Unit): Understood | undefined {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (language === 'zh') return readChinese(normaliseChinese(plain), normaliseChinese(unit.zh));
  // A card sets number and sign apart.
  const closed = unit.en.position === 'closed' ? plain.replaceAll(` ${unit.en.plural}`, unit.en.plural) : plain;
  return isConverted(closed, unit) ? (readEnglish(closed, unit) ?? readEnglishWords(closed, unit)) : undefined;
}

/**
 * Reads a number whose unit is named elsewhere, as in a chart's subtitle or a column's head: `around` it, with a scale word or without, in a
 * language that need not be the number's.
 */
export function understandBare(
  text: string,
  language: Language,
  unit: Unit,
  around = { lang: language, text: '' },
): Understood | undefined {
  const { conversion: _conversion, ...own } = unit;
  const number = read(text, language, { ...own, ...WORDLESS });
  if (number === undefined) return undefined;
  const words = around.text.replace(/\s/g, ' ');
  const power = scaleAround(words, around.lang, unit);
  const scaled = (value: Decimal): Decimal => shift(value, power);
  const qualifier = number.qualifier === 'exact' ? qualifierAround(words, unit) : number.qualifier;
  return { qualifier, value: scaled(number.value), ...(number.high === undefined ? {} : { high: scaled(number.high) }) };
}

/** A Chinese word that stands after the unit stands in the head with it: （元/人以上）. */
function qualifierAround(text: string, { zh }: Unit): Qualifier {
  const named = /[（(]([^（）()]*)[）)]$/.exec(text)?.[1] ?? text;
  const { qualifier, rest } = takeQualifier(named, 'zh');
  return rest.endsWith(zh) && zh !== '' ? qualifier : 'exact';
}

// How English names the scales that Chinese has.
const ENGLISH_SCALES: readonly { readonly word: string; readonly power: number }[] = [
  { word: '100 million', power: 8 },
  { word: '10,000', power: 4 },
  ...UNIT_SCALES.en,
];

function scaleAround(text: string, language: Language, { zh, en }: Unit): number {
  if (language === 'zh') return UNIT_SCALES.zh.find(({ word }) => text.includes(`${word}${zh}`))?.power ?? 0;
  const lower = text.toLowerCase();
  const forms = (word: string): readonly string[] =>
    en.position === 'before' ? [`${en.plural} ${word}`] : [en.plural, en.singular].map((noun) => `${word} ${noun}`);
  return ENGLISH_SCALES.find(({ word }) => forms(word).some((form) => lower.includes(form.toLowerCase())))?.power ?? 0;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, index): [string, number] => [word, index]),
  ...TENS.split(' ').map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

function wordsToNumber(text: string): Decimal | undefined {
  const parts = text
    .toLowerCase()
    .split('-')
    .map((word) => NUMBERS.get(word));
  const [first, second] = parts;
  if (first === undefined || parts.length > 2) return undefined;
  if (parts.length === 1) return integer(first);
  return second !== undefined && first >= 20 && second > 0 && second < 10 ? integer(first + second) : undefined;
}

/** `three years`, `three to five years`, `four in ten`. */
function readEnglishWords(text: string, unit: Unit): Understood | undefined {
  const { qualifier, rest } = takeQualifier(text, 'en');
  const share = unit.zh === '%' ? / in ten$/.exec(rest) : null;
  const noun = [unit.en.plural, unit.en.singular].find((word) => rest.endsWith(` ${word}`));
  if (share === null && noun === undefined) return undefined;
  const numbers = rest
    .slice(0, -(share?.[0] ?? ` ${noun}`).length)
    .split(' to ')
    .map(wordsToNumber);
  const [value, high] = numbers.map((number) => (number === undefined || share === null ? number : shift(number, 1)));
  if (value === undefined || numbers.length > 2 || (numbers.length === 2 && high === undefined)) return undefined;
  return { value, qualifier, ...(high === undefined ? {} : { high }) };
}

/** Whether what stands in brackets is what stands before them, in the other unit, to the last digit shown. */
function isConverted(text: string, unit: Unit): boolean {
  const { conversion } = unit;
  const bracket = conversion === undefined || !text.endsWith(')') ? -1 : text.lastIndexOf(' (');
  if (conversion === undefined || bracket < 0) return true;
  const inside = text.slice(bracket + 2, -1);
  const stated = readEnglish(text.slice(0, bracket), unit);
  const converted = readEnglish(inside, conversion.unit);
  if (stated === undefined || converted === undefined || (stated.high === undefined) !== (converted.high === undefined)) return false;
  const isNear = (from: Decimal, to: Decimal): boolean => {
    const exact = divide(multiply(from, integer(conversion.numerator)), integer(conversion.denominator), PLACES);
    return compare(absolute(subtract(exact, to)), halfOfLastDigit(inside)) <= 0;
  };
  return (
    isNear(stated.value, converted.value) &&
    (stated.high === undefined || converted.high === undefined || isNear(stated.high, converted.high))
  );
}

const PLACES = 30;

/** Half of what the last digit of a printed number is worth, and a hair for a quotient that has no end. */
function halfOfLastDigit(text: string): Decimal {
  const decimals = Math.max(0, ...Array.from(text.matchAll(/\.(\d+)/g), ([, digits = '']) => digits.length));
  const power = UNIT_SCALES.en.find(({ word }) => text.includes(word))?.power ?? 0;
  const half = shift(decimal('0.5') ?? integer(1), power - decimals);
  return add(half, shift(integer(1), -PLACES + 1));
}

/**
 * Reads a quantity of which a table has the number in one column and the unit in the next; where a second language's reader needs the whole,
 * its unit column gives it after an equals sign.
 */
export function understandColumns(number: string, unitText: string, language: Language, unit: Unit): Understood | undefined {
  const words = unitText.replace(/\s/g, ' ').trim();
  if (words.startsWith('=')) return understand(words.slice(1), language, unit);
  if (language === 'zh') return understand(number + words, 'zh', unit);
  const { position, plural } = unit.en;
  if (position !== 'before') return understand(position === 'closed' ? number + words : `${number} ${words}`, 'en', unit);
  const { wording, rest } = takeQualifier(number.replace(/\s/g, ' ').trim(), 'en');
  return words.startsWith(plural) ? understand([wording, plural, rest, words.slice(plural.length)].join(' '), 'en', unit) : undefined;
}

/** Whether a reading is the dataset's quantity, or another language's. */
export function isSame(a: Understood, b: Understood | Quantity): boolean {
  const sameHigh = a.high === undefined || b.high === undefined ? a.high === b.high : compare(a.high, b.high) === 0;
  return compare(a.value, b.value) === 0 && sameHigh && a.qualifier === b.qualifier;
}

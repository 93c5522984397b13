import { add, compare, integer, shift, subtract } from './decimal.ts';
import { readChineseNumeral } from './numerals.ts';
import { takeQualifier } from './qualifiers.ts';
import { inScale, readDigits, readEnds, UNSCALED, type PrintedNumber, type Reading, type Scale } from './read-number.ts';
import { UNIT_SCALES } from './scales.ts';

// 千万, 百万, 千 and 百 are printed too, though GB/T 15835 has only 万 and 亿; the longest word comes first.
const SCALES: readonly (Scale & { readonly word: string })[] = [
  ...UNIT_SCALES.zh.map(({ power, word }) => ({ power, scale: power, word })),
  { power: 7, scale: 4, word: '千万' },
  { power: 6, scale: 4, word: '百万' },
  { power: 3, scale: 0, word: '千' },
  { power: 2, scale: 0, word: '百' },
].sort((a, b) => b.word.length - a.word.length);

const BETWEEN = /[~〜—–\-至到]/g;

/** Full-width ASCII and the kinds of minus made plain, spaces beside anything but digits taken out. */
export function normaliseChinese(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u2212', '-')
    .replace(/\s/g, ' ')
    .replace(/^\s+|\s+$|(?<!\d)\s|\s(?!\d)/g, '');
}

/** Reads a normalised token that ends in the unit's word, apart from a qualifier after it. */
export function readChinese(token: string, unitWord: string): Reading | undefined {
  const { qualifier, wording, rest } = takeQualifier(token, 'zh');
  const worded = unitWord === '%' ? readShare(rest) : undefined;
  if (worded === undefined && !rest.endsWith(unitWord)) return undefined;
  const body = rest.slice(0, rest.length - unitWord.length);
  const ends = worded ?? readEnds(body, BETWEEN, unitWord, readNumber);
  if (ends !== undefined) return { ...ends, qualifier, ...(wording === '' ? {} : { wording }) };
  // 300余户, 20多万元, 3万多户: the word stands inside the number.
  const inside = /^(.+)[余多](万亿|亿|万)?$/.exec(body);
  const number = inside === null || qualifier !== 'exact' ? undefined : readNumber(`${inside[1]}${inside[2] ?? ''}`);
  return number === undefined ? undefined : { value: number.value, precision: number.precision, qualifier: 'more-than' };
}

/** 百分之八十, 四成. */
function readShare(text: string): Pick<Reading, 'value' | 'precision'> | undefined {
  if (text.startsWith('百分之')) return readNumber(text.slice(3));
  const tenths = text.endsWith('成') ? readNumber(text.slice(0, -1)) : undefined;
  return tenths === undefined ? undefined : inScale(tenths.value, tenths.precision.decimals, { power: 1, scale: 0 });
}

function readNumber(text: string): PrintedNumber | undefined {
  if (text.startsWith('负')) return readNumber(`-${text.slice(1)}`);
  const scale = SCALES.find(({ word }) => text.endsWith(word));
  const digits = scale === undefined ? readDigits(text, UNSCALED) : readDigits(text.slice(0, -scale.word.length), scale);
  return digits ?? readCompound(text) ?? readCharacters(text);
}

/** 3亿4500万, 1万2000: printed, though a number should have one scale word only. Written back in the smaller one. */
function readCompound(text: string): PrintedNumber | undefined {
  const match = /^(-?)([1-9]\d*)([亿万])([1-9].*)$/.exec(text);
  if (match === null) return undefined;
  const power = match[3] === '亿' ? 8 : 4;
  const high = readDigits(match[2] ?? '', { power, scale: power });
  const low = readNumber(match[4] ?? '');
  if (high === undefined || low === undefined || compare(low.value, shift(integer(1), power)) >= 0) return undefined;
  const value = add(high.value, low.value);
  return { ...low, value: match[1] === '-' ? subtract(integer(0), value) : value };
}

function readCharacters(text: string): PrintedNumber | undefined {
  const value = readChineseNumeral(text.startsWith('-') ? text.slice(1) : text);
  if (value === undefined) return undefined;
  const power = UNIT_SCALES.zh.find(({ word }) => text.endsWith(word))?.power ?? 0;
  return { value: integer(text.startsWith('-') ? -value : value), precision: { scale: power, decimals: 0 }, power, scale: power };
}

/** A token whose unit is not the one expected: the number at its start, and the word after it. */
export function readOther(token: string): (Reading & { readonly word: string }) | undefined {
  const { qualifier, wording, rest } = takeQualifier(token, 'zh');
  const match = /^([-\d.,〇零一二两三四五六七八九十百千万亿负~〜—–至到]+)([\p{L}\p{M}%‰°℃℉/·²³]*)$/u.exec(rest);
  if (match === null) return undefined;
  const ends = readEnds(match[1] ?? '', BETWEEN, '', readNumber);
  return ends === undefined ? undefined : { ...ends, qualifier, ...(wording === '' ? {} : { wording }), word: match[2] ?? '' };
}

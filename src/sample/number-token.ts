import { decimal, plain, shift } from '../quantity/decimal.ts';
import { writeChineseNumeral } from '../quantity/numerals.ts';
import type { Qualifier } from '../quantity/quantity.ts';
import type { NumberForm, SampleIndicator } from './catalogue.ts';
import type { Chance } from './chance.ts';

/** A number as a source prints it, and as a row of figures.csv says it. */
export interface NumberToken {
  readonly value: string;
  readonly high: string;
  readonly qualifier: Qualifier;
  readonly printed: string;
}

const BOUND_WORDS: readonly [readonly [Qualifier, string, string], ...(readonly [Qualifier, string, string])[]] = [
  ['at-least', '', '以上'],
  ['at-least', '不低于', ''],
  ['more-than', '超过', ''],
  ['more-than', '逾', ''],
  ['at-most', '不超过', ''],
  ['at-most', '', '以内'],
  ['less-than', '不足', ''],
  ['less-than', '低于', ''],
  ['nearly', '近', ''],
  ['nearly', '接近', ''],
  ['about', '约', ''],
  ['about', '', '左右'],
];

const POWERS = { '': 0, 万: 4, 亿: 8 } as const;

/** A whole number with its point set so many digits from the end. */
function withPoint(mantissa: number, decimals: number): string {
  const digits = String(Math.abs(mantissa)).padStart(decimals + 1, '0');
  const sign = mantissa < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Digits before a scale word as a plain decimal. */
export function inFull(digits: string, scale: NumberForm['scale']): string {
  const read = decimal(digits);
  if (read === undefined) throw new Error(`not a decimal: ${digits}`);
  return plain(shift(read, POWERS[scale]));
}

/** Draws a number of an indicator. `unit` is its unit's Chinese word. */
export function drawNumber({ forms, range, bound, reference }: SampleIndicator, unit: string, chance: Chance): NumberToken {
  const form = chance.one(forms);
  const draw = (): number => chance.between(form.least, form.most);
  const exact = { high: '', qualifier: 'exact' } as const;
  if (range) {
    const low = draw();
    const high = low + draw() + 1;
    const between = chance.one(['—', '-', '~', '至']);
    return { value: String(low), high: String(high), qualifier: 'exact', printed: `${low}${between}${high}${unit}` };
  }
  const mantissa = draw();
  if (reference === '|words') {
    const numeral = mantissa === 2 ? '两' : writeChineseNumeral(mantissa);
    return { ...exact, value: String(mantissa), printed: `${numeral}${unit}` };
  }
  const digits = withPoint(mantissa, form.decimals);
  const number = { value: inFull(digits, form.scale), high: '' };
  const token = `${digits}${form.scale}${unit}`;
  if (!bound || mantissa <= 0 || !chance.likely(35)) return { ...number, qualifier: 'exact', printed: token };
  const [qualifier, before, after] = chance.one(BOUND_WORDS);
  return { ...number, qualifier, printed: `${before}${token}${after}` };
}

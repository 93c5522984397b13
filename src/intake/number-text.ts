import { decimal, plain, shift } from '../quantity/decimal.ts';

/** Excel keeps so many digits of a number; the digits after them in a file are the noise of binary fractions (1.1000000000000001). */
const EXACT_DIGITS = 15;

/** A number of a workbook's file as a plain decimal. */
export function numberText(digits: string): string {
  return expanded(String(Number(Number(digits).toPrecision(EXACT_DIGITS))));
}

function expanded(text: string): string {
  const [, mantissa = text, exponent = '0'] = /^([^e]+)e([+-]?\d+)$/.exec(text) ?? [];
  const read = decimal(mantissa);
  return read === undefined ? text : plain(shift(read, Number(exponent)));
}

/** A plain decimal times a power of ten; nothing where the text is none. */
export function shifted(text: string, power: number): string | undefined {
  const read = decimal(text);
  return read === undefined ? undefined : plain(shift(read, power));
}

const MINUS = /[\u2010-\u2015\u2212\ufe63]/g;
const GROUPED = /^-?[1-9]\d{0,2}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;

/**
 * A number that was typed as text, as a plain decimal where it is one for certain: full-width digits, thousands marks, a typographic
 * minus, brackets for a minus. What is none stays as it is, for the dataset's check to refuse.
 */
export function typedNumber(typed: string): string {
  const text = typed.normalize('NFKC').trim().replace(MINUS, '-');
  const bracketed = /^\(\s*(\d.*)\)$/.exec(text)?.[1]?.trim();
  const signed = (bracketed === undefined ? text : `-${bracketed}`).replace(/^\+(?=\d)/, '').replace(/^-\s+/, '-');
  const bare = GROUPED.test(signed) ? signed.replace(/[, ]/g, '') : signed;
  const read = decimal(bare);
  return read === undefined ? bare : plain(read);
}

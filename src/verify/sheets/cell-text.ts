import { decimal, plain, shift } from '../../quantity/decimal.ts';
import type { ReadCell } from './spreadsheet.ts';

/** What a cell shows, a number in the file's own digits. */
export function shown(cell: ReadCell | undefined): string {
  if (cell === undefined) return '';
  return cell.type === 'number' ? cell.digits : cell.text;
}

/** A number's digits in full, whatever way the file writes them (1e+21). */
export function decimalText(digits: string): string {
  const [, mantissa = digits, exponent = '0'] = /^([^eE]+)[eE]([+-]?\d{1,3})$/.exec(digits) ?? [];
  const read = decimal(mantissa);
  return read === undefined ? digits : plain(shift(read, Number(exponent)));
}

/** Digits as a number has them: no thousands marks, a hyphen for the minus, no zeros that only show precision. A range stays a text. */
export function comparable(number: string): string {
  const read = decimal(number.replaceAll(',', '').replace('\u2212', '-'));
  return read === undefined ? number : plain(read);
}

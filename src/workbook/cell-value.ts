import type { CellValue } from './plan.ts';

/** Excel's limit for the text of a cell, in UTF-16 units. */
export const CELL_TEXT_LIMIT = 32_767;

// What XML 1.0 cannot hold (control characters but tab and line ends, U+FFFE, U+FFFF, lone surrogates), and U+007F, which exceljs drops.
const UNWRITABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

// Nearly every text is plain, and this is the cheaper search: beyond what may be unwritable, line ends and what Excel takes for an escape.
// oxlint-disable-next-line no-control-regex
const NOT_PLAIN = /[\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff\ufffe\uffff]|_x/;

/** Excel counts days from 1900 and believes in 29 February of that year; earlier dates it cannot show. */
const FIRST_DATE = '1900-03-01';

/**
 * Text as exceljs takes it.
 * @throws Error on characters that no workbook can hold, and on overlong text.
 */
export function excelText(text: string): string {
  if (text.length <= CELL_TEXT_LIMIT && !NOT_PLAIN.test(text)) return text;
  const bad = UNWRITABLE.exec(text);
  if (bad !== null) {
    throw new Error(
      `a cell's text holds U+${bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which no workbook can hold`,
    );
  }
  if (text.length > CELL_TEXT_LIMIT) throw new Error(`a cell's text has ${text.length} characters, Excel's limit is ${CELL_TEXT_LIMIT}`);
  // Excel reads _x000D_ in a text as an escaped character; the escape of its first character keeps the text as it is.
  return text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/**
 * A value as exceljs takes it. exceljs writes broken files for what is refused here, without a word. A date that Excel cannot count is text.
 * @throws Error on NaN, infinities, impossible dates, and what {@link excelText} refuses: the dataset's rules keep these out, so this is a bug.
 */
export function excelValue(value: CellValue): string | number | Date | null {
  if (value === null) return null;
  if (typeof value === 'string') return excelText(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`a cell cannot hold ${value}`);
    return value;
  }
  const date = new Date(`${value.date}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value.date)
    throw new Error(`a cell cannot hold the date ${value.date}`);
  return value.date < FIRST_DATE ? value.date : date;
}

// Spreadsheet programs take a cell of a CSV file for a formula by its first character, quoted or not; full-width forms count in some.
const FORMULA_START = '[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]';
// Those with marks before them too, so that a mark of the text's own is told from one put there.
const TO_PROTECT = new RegExp(`^'*${FORMULA_START}`);
const PROTECTED = new RegExp(`^'(?='*${FORMULA_START})`);

/** A text with an apostrophe before it where a spreadsheet program would take it for a formula; {@link unprotectedText} takes it off. */
export function protectedText(text: string): string {
  return TO_PROTECT.test(text) ? `'${text}` : text;
}

/** The text that {@link protectedText} was given. */
export function unprotectedText(text: string): string {
  return text.replace(PROTECTED, '');
}

/** Marks the file as UTF-8 for Excel, which would else read it in the machine's own character set. */
const BOM = '\uFEFF';

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Records as a CSV file: RFC 4180, UTF-8 with a byte order mark. */
export function csvBytes(records: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(BOM + records.map((record) => `${record.map(field).join(',')}\r\n`).join(''));
}

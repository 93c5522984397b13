/** A record of a CSV file as stretches of its bytes. */
export interface ByteRecord {
  readonly start: number;
  /** After its line end. */
  readonly end: number;
  /** Each with its quotation marks. */
  readonly fields: readonly { readonly start: number; readonly end: number }[];
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/**
 * The records of a sound CSV file, blank lines left out. It works on bytes, so that what is not changed is not even decoded: neither
 * UTF-8 nor GB 18030 has these marks within a character of several bytes.
 */
export function byteRecords(bytes: Uint8Array): readonly ByteRecord[] {
  const records: ByteRecord[] = [];
  let at = BOM.every((byte, index) => bytes[index] === byte) ? BOM.length : 0;
  while (at < bytes.length) {
    const start = at;
    const fields: { start: number; end: number }[] = [];
    for (;;) {
      const end = fieldEnd(bytes, at);
      fields.push({ start: at, end });
      at = end;
      if (bytes[at] !== COMMA) break;
      at += 1;
    }
    const blank = fields.length === 1 && at === start;
    if (bytes[at] === CR) at += 1;
    if (bytes[at] === LF) at += 1;
    if (!blank) records.push({ start, end: at, fields });
  }
  return records;
}

function fieldEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  if (bytes[at] === QUOTE) {
    for (at += 1; at < bytes.length && (bytes[at] !== QUOTE || bytes[at + 1] === QUOTE); at += 1) if (bytes[at] === QUOTE) at += 1;
    at += 1;
  }
  while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return Math.min(at, bytes.length);
}

/** The bytes are no CSV file in the form that RFC 4180 gives it, with a byte order mark. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';
}

const BOM = '\uFEFF';
const FIELD = /("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r\n)/y;

/**
 * Reads the records of a CSV file. It shares no code with its writer, nor with the reader that is kind to what people save: the encoding,
 * the line ends and the quotation marks must be those of the standard.
 * @throws {UnreadableTable}
 */
export function readCsv(bytes: Uint8Array): readonly (readonly string[])[] {
  const text = decoded(bytes);
  if (!text.startsWith(BOM)) throw new UnreadableTable('no byte order mark');
  const records: string[][] = [];
  let record: string[] = [];
  FIELD.lastIndex = BOM.length;
  while (FIELD.lastIndex < text.length) {
    const at = FIELD.lastIndex;
    const [, field = '', end] = FIELD.exec(text) ?? [];
    if (end === undefined) throw new UnreadableTable(`no field at character ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    record.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  if (record.length > 0) throw new UnreadableTable('the last record has no end');
  return records;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableTable('not UTF-8');
  }
}

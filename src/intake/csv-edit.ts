import { decodes } from '../diagnostic/encoding.ts';
import { byteRecords, type ByteRecord } from './csv-bytes.ts';
import type { Field } from './fields.ts';
import { encodeGb18030 } from './gb18030.ts';

/** A row of figures.csv, all its cells. */
export type RowText = ReadonlyMap<Field, string>;

/** What is to become of a figures.csv. */
export interface FigureEdits {
  /** New texts by id and field. */
  readonly changed: ReadonlyMap<string, ReadonlyMap<Field, string>>;
  /** Ids of rows to take out. */
  readonly removed: ReadonlySet<string>;
  /** New rows, each to stand behind the row of an id, or behind the last one. */
  readonly added: readonly { readonly after: string | undefined; readonly row: RowText }[];
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** Changes a sound figures.csv and leaves every byte that is not meant as it is: order, quotation marks, line ends, encoding. */
export function editFigures(bytes: Uint8Array, { changed, removed, added }: FigureEdits): Uint8Array {
  const utf8 = decodes('utf-8', bytes) !== undefined;
  const decoder = new TextDecoder(utf8 ? 'utf-8' : 'gb18030');
  const encode = (text: string): Uint8Array => (utf8 ? new TextEncoder().encode(text) : encodeGb18030(text));
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    decoder
      .decode(bytes.subarray(start, end))
      .replace(/^"([^]*)"\s*$/, (_, inner: string) => inner.replaceAll('""', '"'))
      .trim();
  const [head, ...records] = byteRecords(bytes);
  if (head === undefined) throw new Error('a figures.csv without a head');
  const columns = head.fields.map(textOf);
  const byId = new Map(records.map((record) => [textOf(record.fields[columns.indexOf('id')] ?? record), record]));
  const splices: Splice[] = [];
  for (const [id, fields] of changed) {
    for (const [field, text] of fields) {
      const span = byId.get(id)?.fields[columns.indexOf(field)];
      if (span === undefined) throw new Error(`no ${field} of ${id}`);
      splices.push({ ...span, bytes: encode(cellText(text, bytes[span.start] === 0x22)) });
    }
  }
  for (const id of removed) {
    const { start, end } = byId.get(id) ?? head;
    if (end !== head.end) splices.push({ start, end, bytes: new Uint8Array() });
  }
  const lineEnd = lineEndOf(bytes, head);
  for (const { after, row } of added) {
    const record = (after === undefined ? undefined : byId.get(after)) ?? records.at(-1) ?? head;
    const line = columns.map((column) => cellText(row.get(column as Field) ?? '', false)).join(',');
    const open = lineEndOf(bytes, record) === '';
    // Behind a last line without an end the new one has none either.
    const ended = lineEnd === '' ? '\n' : lineEnd;
    splices.push({ start: record.end, end: record.end, bytes: encode(open ? ended + line : line + ended) });
  }
  return spliced(bytes, splices);
}

function lineEndOf(bytes: Uint8Array, { end }: ByteRecord): string {
  if (bytes[end - 1] === 0x0d) return '\r';
  if (bytes[end - 1] !== 0x0a) return '';
  return bytes[end - 2] === 0x0d ? '\r\n' : '\n';
}

/** A cell's text in quotation marks where it needs them or had them. */
function cellText(text: string, quoted: boolean): string {
  return quoted || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Bytes with some stretches replaced; those that begin at the same place in the order given. */
function spliced(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, bytes: replacement } of splices.toSorted((a, b) => a.start - b.start)) {
    parts.push(bytes.subarray(at, start), replacement);
    at = Math.max(at, end);
  }
  return new Uint8Array(Buffer.concat([...parts, bytes.subarray(at)]));
}

import { createRequire } from 'node:module';
import type * as csv from 'csv-parse/sync';
import { MAX_CELLS } from './limits.ts';

const require = createRequire(import.meta.url);
const loadParser = (): typeof csv => require('csv-parse/sync') as typeof csv;

/** The cells of a record, and how long the text is that it was read from, with its line end and the blank lines before it. */
export interface CsvRecord {
  readonly record: readonly string[];
  readonly length: number;
}

/** Whether an error is one that {@link readRecords} throws. */
export function isCsvError(error: unknown): error is csv.CsvError {
  return error instanceof loadParser().CsvError;
}

/**
 * The first `most` records of a CSV text (RFC 4180) whose lines end in LF; blank lines are passed over.
 * @throws CsvError on quotation marks that do not match.
 */
export function readRecords(text: string, most: number): CsvRecord[] {
  return readSound(text, most) ?? readAny(text, most);
}

/** The records of a text whose quotation marks all match. To load a parser for such a text takes longer than to read it. */
function readSound(text: string, most: number): CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  let at = 0;
  while (records.length < most) {
    const start = at;
    while (text[at] === '\n') at += 1;
    if (at >= text.length) break;
    const end = indexOrEnd(text, '\n', at);
    const line = text.slice(at, end);
    const read = line.includes('"') ? readQuoted(text, at) : { record: line.split(',', MAX_CELLS), end };
    if (read === undefined) return undefined;
    at = Math.min(read.end + 1, text.length);
    records.push({ record: read.record, length: at - start });
  }
  return records;
}

/** The record that begins at an offset, and where it ends; nothing where it is not for us to say. */
function readQuoted(text: string, start: number): { readonly record: string[]; readonly end: number } | undefined {
  const record: string[] = [];
  for (let at = start; ; at += 1) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at) + 1 : Math.min(indexOrEnd(text, ',', at), indexOrEnd(text, '\n', at));
    const cell = quoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
    if (end === 0 || (!quoted && cell.includes('"'))) return undefined;
    if (record.length < MAX_CELLS) record.push(cell);
    at = end;
    if (at >= text.length || text[at] === '\n') return { record, end };
    if (text[at] !== ',') return undefined;
  }
}

/** -1 where there is none. */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index < 0 ? text.length : index;
}

function readAny(text: string, most: number): CsvRecord[] {
  const { parse } = loadParser();
  const options = { raw: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n', to: most } as const;
  const records = parse(text, options) as unknown as { record: string[]; raw: string }[];
  return records.map(({ record, raw }) => ({ record, length: raw.length }));
}

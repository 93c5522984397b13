import type { CsvError } from 'csv-parse/sync';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Language } from '../language.ts';
import { isCsvError, readRecords, type CsvRecord } from './csv-records.ts';
import type { LocatedText } from './dataset.ts';
import { MAX_FINDINGS, MAX_ROWS } from './limits.ts';
import { locate } from './located.ts';
import type { SourceText } from './text.ts';
import type { Path } from './yaml.ts';

/** One record of a CSV file: its cells by column name, and where each stands. */
export interface CsvRow {
  readonly cells: Readonly<Record<string, string>>;
  /** The place of a cell: its column, or a path that begins with it. */
  place(at: string | Path): Place;
  keyPlace(path: Path): Place;
  located(column: string, lang?: Language): LocatedText;
}

/** Offsets within a record at which its fields begin, the quotes included. Findings need them, and rarely, so they are found again. */
function fieldStarts(raw: string): number[] {
  const starts: number[] = [];
  let at = raw.search(/[^\n]|$/);
  while (true) {
    starts.push(at);
    if (raw[at] === '"') {
      at++;
      while (at < raw.length && !(raw[at] === '"' && raw[at + 1] !== '"')) at += raw[at] === '"' ? 2 : 1;
      at++;
    } else {
      while (at < raw.length && raw[at] !== ',' && raw[at] !== '\n') at++;
    }
    if (raw[at] !== ',') return starts;
    at++;
  }
}

/** A row as its cells and the stretch of text it stands in: a list of thousands asks few of them where they are. */
class Row implements CsvRow {
  readonly cells: Readonly<Record<string, string>>;
  private readonly source: SourceText;
  private readonly columns: readonly string[];
  private readonly start: number;
  private readonly length: number;

  constructor(source: SourceText, columns: readonly string[], { record, length }: CsvRecord, start: number) {
    // The names are those of a schema, or indices of the head: never a name of the prototype.
    const cells: Record<string, string> = {};
    for (let index = 0; index < columns.length; index++) cells[columns[index] ?? ''] = (record[index] ?? '').replaceAll('\t', ' ').trim();
    this.cells = cells;
    this.source = source;
    this.columns = columns;
    this.start = start;
    this.length = length;
  }

  place(at: string | Path): Place {
    const column = typeof at === 'string' ? at : String(at[0]);
    return this.source.place(this.textStart(column).offset, this.cells[column]?.length);
  }

  keyPlace(path: Path): Place {
    return this.place(path);
  }

  located(column: string, lang?: Language): LocatedText {
    const { offset, quoted } = this.textStart(column);
    return locate(this.source, offset, this.cells[column] ?? '', quoted ? 'csv-quoted' : 'bare', lang === undefined ? {} : { lang });
  }

  private textStart(column: string): { offset: number; quoted: boolean } {
    const { text } = this.source;
    const offset = this.start + (fieldStarts(text.slice(this.start, this.start + this.length))[this.columns.indexOf(column)] ?? 0);
    const quoted = text[offset] === '"';
    const blank = text.slice(offset + (quoted ? 1 : 0), offset + 2_000).search(/[^ \t\n]|$/);
    return { offset: offset + (quoted ? 1 : 0) + (this.cells[column] ? blank : 0), quoted };
  }
}

function syntaxFinding(source: SourceText, error: CsvError): Diagnostic {
  const { lines: line = 1, column = 0 } = error as { readonly lines?: number; readonly column?: number };
  const lineStart = source.text.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const notClosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const offset = notClosed
    ? (fieldStarts(source.text.replaceAll('\n', ',')).at(-1) ?? 0)
    : lineStart + (fieldStarts(source.text.slice(lineStart))[column] ?? 0);
  return {
    code: 'csv-syntax',
    severity: 'error',
    place: source.place(offset),
    message: notClosed
      ? { zh: '引号没有闭合', en: 'this quotation mark is never closed' }
      : { zh: '单元格中的引号写法不对', en: 'this cell uses quotation marks wrongly' },
    expected: {
      zh: '含逗号、引号或换行的单元格整个放在 " " 中，其中的 " 写成 ""',
      en: 'a cell with a comma, a quotation mark or a line break wholly inside " ", each " in it written as ""',
    },
    fix: { zh: '补上或删去引号', en: 'add the missing quotation mark or remove the extra one' },
  };
}

function otherSeparator(head: CsvRow, separator: string): Diagnostic {
  const found = separator === ';' ? { zh: '分号', en: 'semicolons' } : { zh: '制表符', en: 'tabs' };
  return {
    code: 'csv-separator',
    severity: 'error',
    place: head.place('0'),
    message: { zh: `单元格之间是${found.zh}，不是逗号`, en: `the cells stand apart by ${found.en}, not by commas` },
    fix: { zh: '另存为“CSV UTF-8（逗号分隔）”', en: 'save the file as “CSV UTF-8 (comma delimited)”' },
  };
}

function headFindings(head: CsvRow, names: readonly string[], columns: readonly string[]): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const known = { zh: columns.join('、'), en: columns.join(', ') };
  const separator = names.length === 1 ? /[;\t]/.exec(names[0] ?? '')?.[0] : undefined;
  if (separator !== undefined) return [otherSeparator(head, separator)];
  // With twice as many columns as there are, the file is another, or its separator is: to name each would not help.
  if (names.length > 2 * columns.length)
    return [
      {
        code: 'too-many-columns',
        severity: 'error',
        place: head.place(String(columns.length)),
        message: { zh: '列太多', en: 'the header has too many columns' },
        expected: { zh: `${columns.length} 列：${known.zh}`, en: `${columns.length} columns: ${known.en}` },
        found: String(names.length),
        fix: { zh: '检查是不是这个文件', en: 'check whether this is the right file' },
      },
    ];
  for (const [index, name] of names.entries()) {
    const place = head.place(String(index));
    if (columns.includes(name) && names.indexOf(name) === index) continue;
    const meant = nearest(
      name,
      columns.filter((column) => !names.includes(column)),
    );
    findings.push(
      columns.includes(name)
        ? {
            code: 'duplicate-column',
            severity: 'error',
            place,
            message: { zh: `列“${name}”出现了两次`, en: `column \`${name}\` stands here twice` },
            fix: { zh: '删去其中一列', en: 'delete one of the two' },
          }
        : {
            code: 'unknown-column',
            severity: 'error',
            place,
            message: { zh: '没有这样的列', en: 'there is no such column' },
            expected: known,
            found: name,
            fix:
              meant === undefined
                ? { zh: '删去这一列', en: 'delete this column' }
                : { zh: `是否想写 \`${meant}\`？`, en: `did you mean \`${meant}\`?` },
          },
    );
  }
  const meant = new Set(findings.map(({ fix }) => /^did you mean `(.*)`/.exec(fix?.en ?? '')?.[1]));
  const missing = columns.filter((column) => !names.includes(column) && !meant.has(column));
  if (missing.length > 0)
    findings.push({
      code: 'missing-column',
      severity: 'error',
      place: head.place('0'),
      message: { zh: '表头缺少列', en: 'the header lacks columns' },
      expected: { zh: missing.join('、'), en: missing.join(', ') },
      found: names.join(','),
      fix: { zh: '在第一行补上这些列名，各行补上相应的单元格', en: 'add them to the first line, and a cell for each to every row' },
    });
  return findings;
}

function fieldCountFinding(source: SourceText, start: number, { record, length }: CsvRecord, count: number): Diagnostic {
  const starts = fieldStarts(source.text.slice(start, start + length));
  const base = {
    code: 'field-count',
    severity: 'error',
    expected: { zh: `${count} 个，与表头相同`, en: `${count}, as in the header` },
    found: String(record.length),
  } as const;
  if (record.length < count)
    return {
      ...base,
      place: source.place(start + (starts.at(-1) ?? 0)),
      message: { zh: '这一行的单元格太少', en: 'this row has too few cells' },
      fix: { zh: '空单元格也要写逗号', en: 'write the comma of an empty cell too' },
    };
  const message = { zh: '这一行的单元格太多', en: 'this row has too many cells' };
  // 83,100 without quotation marks is the usual reason.
  const split = record.findIndex((cell, index) => /^-?\d{1,3}$/.test(cell) && /^\d{3}(?:\.\d+)?$/.test(record[index + 1] ?? ''));
  if (split >= 0) {
    const number = `${record[split]},${record[split + 1]}`;
    return {
      ...base,
      place: source.place(start + (starts[split] ?? 0), number.length),
      message,
      fix: {
        zh: `数字不写千分位：${number.replace(',', '')}`,
        en: `write the number without its thousands mark: ${number.replace(',', '')}`,
      },
    };
  }
  return {
    ...base,
    place: source.place(start + (starts[count] ?? 0)),
    message,
    fix: { zh: '含逗号的单元格放在引号中："a,b"', en: 'put a cell that holds a comma in quotation marks: "a,b"' },
  };
}

/** What a CSV file holds; `unusable` when it cannot be read as a table at all. */
export interface CsvTable {
  readonly rows: readonly CsvRow[];
  /** Rows with a wrong number of cells; only the first cells can be trusted. */
  readonly refused: readonly CsvRow[];
  readonly unusable: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a CSV file (RFC 4180) whose first line names its columns, in any order. Rows with a wrong number of fields are left out. */
export function parseCsv(source: SourceText, columns: readonly string[]): CsvTable {
  let records: readonly CsvRecord[];
  try {
    // The head, and one row too many to know of.
    records = readRecords(source.text, MAX_ROWS + 2);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    return { rows: [], refused: [], unusable: true, diagnostics: [syntaxFinding(source, error)] };
  }
  const [first = { record: [], length: 0 }, ...others] = records;
  const names = first.record.map((name) => name.trim());
  const head = new Row(
    source,
    names.map((_, index) => String(index)),
    first,
    0,
  );
  const diagnostics = headFindings(head, names, columns);
  if (diagnostics.length > 0) return { rows: [], refused: [], unusable: true, diagnostics };
  const rows: CsvRow[] = [];
  const refused: CsvRow[] = [];
  let start = first.length;
  for (const one of others) {
    // One more than is told of, so that loading knows that there are more.
    if (diagnostics.length > MAX_FINDINGS) break;
    const { record, length } = one;
    const row = new Row(source, names, one, start);
    if (rows.length >= MAX_ROWS) {
      diagnostics.push({
        code: 'too-many-rows',
        severity: 'error',
        place: row.place(names[0] ?? ''),
        message: { zh: '行数太多', en: 'the file has too many rows' },
        expected: { zh: `最多 ${MAX_ROWS} 行`, en: `at most ${MAX_ROWS} rows` },
        fix: { zh: '拆成几个数据集', en: 'split it into several datasets' },
      });
      break;
    }
    start += length;
    if (record.every((cell) => cell.trim() === '')) continue;
    if (record.length === names.length) rows.push(row);
    else {
      diagnostics.push(fieldCountFinding(source, start - length, one, names.length));
      refused.push(row);
    }
  }
  return { rows, refused, unusable: false, diagnostics };
}

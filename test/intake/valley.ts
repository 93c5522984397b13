import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { readCodes } from '../../src/dataset/codes.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { createReader } from '../../src/dataset/reader.ts';
import type { Files } from '../../src/effects/files.ts';
import { readCsvTable } from '../../src/intake/csv-table.ts';
import { findTable } from '../../src/intake/find-table.ts';
import { importFigures, type Checked, type ImportOutcome } from '../../src/intake/import-figures.ts';
import { checkDraft, checkRules } from '../../src/rules/rules.ts';
import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import { editedContents, FOLDER, type Edit } from '../helpers/base-dataset.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { buildWorkbook } from '../workbook/validity/made.ts';

// The base dataset, its workbook, and edits of cells as a person makes them.

/** A fixed time for what the tests write. */
export const CREATED = new Date('2020-06-01T00:00:00Z');
/** How findings name the file. */
const BOOK = 'book.xlsx';

function check(files: Files, folder: string): Checked {
  const { dataset, draft, diagnostics } = loadDataset(files, folder, { codesFolder: 'data/codes' });
  const none = (): readonly never[] => [];
  const all = [...diagnostics, ...(dataset ? checkRules(dataset, none) : []), ...(draft && !dataset ? checkDraft(draft, none) : [])];
  return { ...(dataset && !all.some(({ severity }) => severity === 'error') && { dataset }), diagnostics: all };
}

export function codesIn(files: Files) {
  return readCodes(createReader(files, FOLDER), [{ path: 'data/codes', name: 'codes', required: true }]);
}

/** The base dataset with edits: its files, itself, and its workbook. */
export async function valley(...edits: readonly Edit[]): Promise<{ files: Files; dataset: Dataset; book: Uint8Array }> {
  const files = memoryFiles(editedContents(edits));
  const { dataset } = check(files, FOLDER);
  if (dataset === undefined) throw new Error('the base dataset has errors');
  return { files, dataset, book: (await buildWorkbook(dataset, CREATED)).bytes };
}

/** What may be put into a cell: a number or a text, or the XML of a cell's inside with its attributes. */
export type Content = number | string | { readonly xml: string; readonly attributes?: string } | null;

function cellXml(name: string, style: string, content: Content): string {
  if (content === null) return `<c r="${name}"${style}/>`;
  if (typeof content === 'number') return `<c r="${name}"${style}><v>${content}</v></c>`;
  if (typeof content === 'object') return `<c r="${name}"${content.attributes ?? ''}>${content.xml}</c>`;
  const text = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<c r="${name}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function columnOf(name: string): string {
  return name.replace(/\d+/, '').padStart(3);
}

/** Puts contents into cells of a sheet, by the sheet's name and the cells' names, and leaves the rest as it is. */
export function withCells(book: Uint8Array, sheetName: string, contents: Readonly<Record<string, Content>>): Uint8Array {
  return changedSheet(book, sheetName, (sheet) => {
    let xml = sheet;
    for (const [name, content] of Object.entries(contents)) {
      const old = new RegExp(`<c r="${name}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`);
      const row = name.replace(/\D+/, '');
      if (old.test(xml)) xml = xml.replace(old, (_, style = '') => cellXml(name, String(style), content));
      else if (new RegExp(`<row r="${row}"`).test(xml))
        xml = xml.replace(new RegExp(`(<row r="${row}"[^>]*>)(.*?)</row>`), (_, open: string, inner: string) => {
          const cells = inner.match(/<c [^>]*?(?:\/>|>.*?<\/c>)/g) ?? [];
          const at = cells.findIndex((cell) => columnOf(/r="([A-Z]+)/.exec(cell)?.[1] ?? '') > columnOf(name));
          cells.splice(at < 0 ? cells.length : at, 0, cellXml(name, '', content));
          return `${open}${cells.join('')}</row>`;
        });
      else xml = xml.replace('</sheetData>', `<row r="${row}">${cellXml(name, '', content)}</row></sheetData>`);
    }
    return xml;
  });
}

/** Adds a number format to a workbook's cell styles, and gives the style's number. */
export function withFormat(book: Uint8Array, code: string): { readonly book: Uint8Array; readonly style: number } {
  const parts = unzipSync(book);
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
  const style = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1]);
  const format = `<numFmt numFmtId="500" formatCode="${code.replaceAll('"', '&quot;')}"/>`;
  const changed = styles
    .replace(/<numFmts count="\d+">/, (open) => open + format)
    .replace('</cellXfs>', '<xf numFmtId="500" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>');
  return { book: zipSync({ ...parts, 'xl/styles.xml': strToU8(changed) }, { level: 1 }), style };
}

/** Changes the XML of a sheet, found by a part of its name. */
export function changedSheet(book: Uint8Array, sheetName: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(book);
  const names = [...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name]) => name ?? '',
  );
  const path = `xl/worksheets/sheet${names.findIndex((name) => name.includes(sheetName)) + 1}.xml`;
  const before = strFromU8(parts[path] ?? new Uint8Array());
  const after = change(before);
  if (after === before) throw new Error(`nothing of ${sheetName} changes`);
  return zipSync({ ...parts, [path]: strToU8(after) }, { level: 1 });
}

/** What importing a workbook, or a CSV file, into a dataset's files would do. */
export function imported(files: Files, bytes: Uint8Array, options: { file?: string; folder?: string; date?: string } = {}): ImportOutcome {
  const { file = BOOK, folder = FOLDER, date } = options;
  const spreadsheet = file.endsWith('.csv') ? undefined : readSpreadsheet(bytes, file);
  const { table, diagnostics } = spreadsheet === undefined ? readCsvTable(bytes, file) : findTable(spreadsheet, file);
  if (table === undefined) return { changes: [], diagnostics, writes: new Map() };
  const outcome = importFigures({
    table,
    ...(spreadsheet && { spreadsheet }),
    file,
    folder,
    files,
    codes: codesIn(files),
    ...(date !== undefined && { date }),
    check: (other) => check(other, folder),
  });
  return { ...outcome, diagnostics: [...diagnostics, ...outcome.diagnostics] };
}

/** Changes in short: `qinghe.population value 52100 -> 52101 (数据 Data!O3)`. */
export function said({ changes }: ImportOutcome): string[] {
  return changes.map((change) => {
    const place = 'place' in change ? ` (${change.place.cell ?? `${change.place.line}:${change.place.column}`})` : '';
    if (change.type === 'changed') return `${change.figure} ${change.field} ${change.before} -> ${change.after}${place}`;
    return change.type === 'added' ? `+ ${change.figure}: ${change.after}${place}` : `- ${change.figure}`;
  });
}

/** Findings in short: `unknown-unit 数据 Data!Q2`. */
export function findings({ diagnostics }: ImportOutcome): string[] {
  return diagnostics.map(({ code, place }) =>
    [code, place?.cell ?? (place ? `${place.file}:${place.line}:${place.column}` : '')].join(' ').trim(),
  );
}

/** The lines of figures.csv that differ, as they were and as they are to be. */
export function changedLines(files: Files, { writes }: ImportOutcome): string[] {
  const path = `${FOLDER}/figures.csv`;
  const after = writes.get(path)?.after;
  if (after === undefined) return [];
  const [old, now] = [files.read(path), after].map((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split(/(?<=\n)/));
  return [
    ...(old ?? []).filter((line) => !now?.includes(line)).map((line) => `-${line}`),
    ...(now ?? []).filter((line) => !old?.includes(line)).map((line) => `+${line}`),
  ];
}

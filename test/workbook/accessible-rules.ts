import { strFromU8, unzipSync } from 'fflate';

import { labelsOf, MISSING_STATUSES } from '../../src/briefing/labels.ts';
import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import type { Cell, Sheet } from '../../src/spreadsheet/spreadsheet.ts';

// The rules of the Government Analysis Function ("Releasing statistics in spreadsheets"), each held against a finished file.

interface OpenedSheet {
  readonly sheet: Sheet;
  readonly xml: string;
  /** Areas of its tables: left, top, right, bottom. */
  readonly tables: readonly { readonly name: string; readonly area: readonly [number, number, number, number] }[];
}

interface Opened {
  readonly sheets: readonly OpenedSheet[];
  readonly parts: Readonly<Record<string, string>>;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function areaOf(ref: string): [number, number, number, number] {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
  return [columnNumber(left), Number(top), columnNumber(right), Number(bottom)];
}

function opened(bytes: Uint8Array): Opened {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const sheets = readSpreadsheet(bytes, 'book.xlsx').sheets.map((sheet, index): OpenedSheet => {
    const rels = parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] ?? '';
    const tables = [...rels.matchAll(/Target="\.\.\/(tables\/[^"]+)"/g)].map(([, target]) => {
      const xml = parts[`xl/${target}`] ?? '';
      return { name: / name="([^"]+)"/.exec(xml)?.[1] ?? '', area: areaOf(/ ref="([^"]+)"/.exec(xml)?.[1] ?? '') };
    });
    return { sheet, xml: parts[`xl/worksheets/sheet${index + 1}.xml`] ?? '', tables };
  });
  return { sheets, parts };
}

function textOf(cell: Cell | undefined): string {
  return cell?.value?.type === 'text' ? cell.value.text : cell?.value?.type === 'number' ? cell.value.digits : '';
}

function at({ cells }: Sheet, column: number, row: number): string {
  return textOf(cells.find((cell) => cell.column === column && cell.row === row));
}

/** Texts above a sheet's table, in column A. */
function linesAbove({ sheet, tables: [table] }: OpenedSheet): readonly string[] {
  const last = table === undefined ? 0 : table.area[1] - 1;
  return Array.from({ length: last }, (_, index) => at(sheet, 1, index + 1));
}

type Rule = (book: Opened) => readonly string[];

const eachSheet =
  (broken: (sheet: OpenedSheet) => boolean): Rule =>
  ({ sheets }) =>
    sheets.flatMap((each) => (broken(each) ? [each.sheet.name] : []));

/** A statement above the table. */
const states = (pattern: RegExp): Rule =>
  eachSheet((each) => each.tables.length > 0 && !linesAbove(each).some((line) => pattern.test(line)));

const fonts = ({ parts }: Opened): readonly string[] =>
  [...(parts['xl/styles.xml'] ?? '').matchAll(/<font>(.*?)<\/font>/gs)].map(([, font]) => font ?? '');

const WORDS = new Set((['zh', 'en'] as const).flatMap((language) => MISSING_STATUSES.map((status) => labelsOf(language).statuses[status])));

/** By its name, the sheets, cells or fonts that break a rule. */
export const RULES: Readonly<Record<string, Rule>> = {
  'one table a sheet': eachSheet(({ tables }) => tables.length > 1),
  'a table begins in column A': eachSheet(({ tables }) => tables.some(({ area: [left] }) => left !== 1)),
  'nothing below or beside the table': eachSheet(({ sheet, tables: [table] }) =>
    table === undefined
      ? false
      : sheet.cells.some(
          (cell) => textOf(cell) !== '' && (cell.row > table.area[3] || (cell.row >= table.area[1] && cell.column > table.area[2])),
        ),
  ),
  'above the table only column A is used': eachSheet(({ sheet, tables: [table] }) =>
    sheet.cells.some((cell) => textOf(cell) !== '' && cell.column > 1 && cell.row < (table?.area[1] ?? 1e9)),
  ),
  'no merged cells': eachSheet(({ xml }) => xml.includes('<mergeCell')),
  'no frozen panes': eachSheet(({ xml }) => xml.includes('<pane')),
  'no header or footer': eachSheet(({ xml }) => xml.includes('<headerFooter')),
  'no hidden rows or columns': eachSheet(({ xml }) => / hidden="/.test(xml)),
  'no filters': ({ parts }) => Object.entries(parts).flatMap(([name, xml]) => (xml.includes('<autoFilter') ? [name] : [])),
  'no fills': ({ parts }) =>
    [...(/<cellXfs.*?<\/cellXfs>/s.exec(parts['xl/styles.xml'] ?? '')?.[0] ?? '').matchAll(/fillId="(\d+)"/g)].flatMap(([, id]) =>
      id === '0' ? [] : [`fill ${id}`],
    ),
  'a title in A1': eachSheet(({ sheet }) => at(sheet, 1, 1) === ''),
  'no blank rows above the table': eachSheet((each) => linesAbove(each).includes('')),
  'the number of tables is stated': states(/contains one table/),
  'notes are stated': states(/refers to notes|has no notes/),
  'the source is stated': states(/Source/),
  'blank cells are explained': eachSheet((each) => {
    const [table] = each.tables;
    if (table === undefined) return false;
    const [left, top, right, bottom] = table.area;
    const filled = each.sheet.cells.filter(
      ({ row, column, value }) => value !== undefined && row >= top && row <= bottom && column >= left && column <= right,
    );
    const blank = filled.length < (bottom - top + 1) * (right - left + 1);
    return blank && !linesAbove(each).some((line) => line.includes('blank cell'));
  }),
  'every note mark has its note': ({ sheets }) => {
    const notes = sheets.find(({ tables }) => tables.some(({ name }) => name === 'table_notes'))?.sheet;
    const known = new Set((notes?.cells ?? []).filter(({ column }) => column === 1).map(textOf));
    const marks = sheets.flatMap(({ sheet }) => sheet.cells.flatMap((cell) => textOf(cell).match(/\[note \d+\]/g) ?? []));
    return marks.filter((mark) => !known.has(mark));
  },
  'notes are no superscripts': (book) => fonts(book).filter((font) => font.includes('vertAlign')),
  'missing values are codes': ({ sheets }) =>
    sheets.flatMap(({ sheet, tables: [table] }) =>
      table === undefined || table.name === 'data_figures'
        ? []
        : sheet.cells
            .filter((cell) =>
              textOf(cell)
                .split('\n')
                .some((line) => WORDS.has(line)),
            )
            .map((cell) => `${sheet.name} ${textOf(cell)}`),
    ),
  'links say where they lead': ({ sheets }) =>
    sheets.flatMap(({ sheet, xml }) =>
      [...xml.matchAll(/<hyperlink [^>]*ref="([A-Z]+)(\d+)"/g)].flatMap(([, letters = '', row]) => {
        const text = at(sheet, columnNumber(letters), Number(row));
        return /\p{L}/u.test(text) && text.length >= 4 ? [] : [`${sheet.name}!${letters}${row} ${text}`];
      }),
    ),
  'one sans serif face of 10 points or more': (book) =>
    fonts(book).filter((font) => !/<name val="等线"\/>/.test(font) || Number(/<sz val="([\d.]+)"/.exec(font)?.[1]) < 10),
  'titles of 12 points or more': (book) =>
    book.sheets.flatMap(({ sheet, xml }) => {
      const style = Number(/<c r="A1"[^>]* s="(\d+)"/.exec(xml)?.[1]);
      const formats = [
        ...(/<cellXfs.*?<\/cellXfs>/s.exec(book.parts['xl/styles.xml'] ?? '')?.[0] ?? '').matchAll(/<xf [^>]*fontId="(\d+)"/g),
      ];
      const font = fonts(book)[Number(formats[style]?.[1])] ?? '';
      return Number(/<sz val="([\d.]+)"/.exec(font)?.[1]) >= 12 ? [] : [sheet.name];
    }),
  'no colour but that of text and links': (book) =>
    fonts(book).filter((font) => !font.includes('<u') && !/<color (?:rgb="FF1D2433"|theme="1")\/>/.test(font)),
  'the document has a title and a language': ({ parts }) => {
    const core = parts['docProps/core.xml'] ?? '';
    return ['dc:title', 'dc:language'].filter((name) => !new RegExp(`<${name}>[^<]+</${name}>`).test(core));
  },
  'charts have texts for those who cannot see them': ({ parts }) =>
    Object.entries(parts).flatMap(([name, xml]) =>
      name.startsWith('xl/drawings/drawing')
        ? [...xml.matchAll(/<xdr:cNvPr [^>]*>/g)].flatMap(([tag]) => (/ descr="[^"]+"/.test(tag) ? [] : [name]))
        : [],
    ),
};

/** The rules that a finished workbook breaks, each with where. */
export function breaches(bytes: Uint8Array): Readonly<Record<string, readonly string[]>> {
  const book = opened(bytes);
  return Object.fromEntries(
    Object.entries(RULES).flatMap(([name, rule]) => {
      const found = rule(book);
      return found.length === 0 ? [] : [[name, found]];
    }),
  );
}

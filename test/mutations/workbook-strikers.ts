import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { labelsOf } from '../../src/briefing/labels.ts';
import { pick, type Blow, type Chance, type Striker } from './blow.ts';
import { cleanDocument, type Case, type CleanDocument } from './cases.ts';
import { seenByVerify } from './page-strikers.ts';
import { WRONG, type Spoil } from './wrong-words.ts';

// Wrong outcomes of finished workbooks: the XML of their sheets is edited.

interface SheetCell {
  readonly address: string;
  readonly row: number;
  /** The cell's XML, whole. */
  readonly xml: string;
  readonly style: string;
  readonly type: 'number' | 'text' | 'empty';
  readonly text: string;
  /** The element of its formula; empty where it has none. */
  readonly formula: string;
}

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly xml: string;
  readonly cells: readonly SheetCell[];
}

interface Book {
  readonly set: Case;
  readonly clean: CleanDocument;
  readonly parts: ReturnType<typeof unzipSync>;
  readonly sheets: readonly Sheet[];
}

function plain(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function open(set: Case, clean: CleanDocument): Book {
  const parts = unzipSync(clean.bytes);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) => plain(text));
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="(\w+)"/.exec(tag)?.[1],
      /Target="([^"]+)"/.exec(tag)?.[1],
    ]),
  );
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"[^>]*r:id="(\w+)"/g)].map(([, name = '', id]): Sheet => {
    const path = `xl/${targets.get(id)}`;
    const xml = part(path);
    const cells = [...xml.matchAll(/<c r="([A-Z]+(\d+))"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
      ([whole, address = '', row, attributes = '', inner = '']): SheetCell => {
        const formula = /<f>.*?<\/f>/s.exec(inner)?.[0] ?? '';
        const value = plain(inner.slice(formula.length));
        const shared = attributes.includes('t="s"');
        const text = shared ? (strings[Number(value)] ?? '') : value;
        const type = text === '' ? 'empty' : shared || attributes.includes('t="str"') ? 'text' : 'number';
        return { address, row: Number(row), xml: whole, style: / s="\d+"/.exec(attributes)?.[0] ?? '', type, text, formula };
      },
    );
    return { name: plain(name), part: path, xml, cells };
  });
  return { set, clean, parts, sheets };
}

const books = new Map<Case, Promise<Book>>();

async function anyBook(cases: readonly Case[], chance: Chance): Promise<Book | undefined> {
  const set = pick(cases, chance);
  const plan = set?.plans.find(({ type }) => type === 'workbook');
  if (set === undefined || plan === undefined) return undefined;
  const found = books.get(set) ?? cleanDocument(set, plan).then((clean) => open(set, clean));
  books.set(set, found);
  return found;
}

function isData({ name }: Sheet): boolean {
  return /\bData$/.test(name);
}

function isSummary({ name }: Sheet): boolean {
  return /\bSummary$/.test(name);
}

/** The figure of a row of the data sheet. */
function figuresOf(sheet: Sheet, rows: readonly number[]): readonly string[] {
  return isData(sheet) ? sheet.cells.filter(({ address, row }) => rows.includes(row) && address === `A${row}`).map(({ text }) => text) : [];
}

async function struck({ set, clean, parts }: Book, sheet: Sheet, what: string, cells: readonly SheetCell[], xml: string): Promise<Blow> {
  // The package is stored: squeezing it again would take longer than reading it.
  const bytes = zipSync({ ...parts, [sheet.part]: strToU8(xml) }, { level: 0 });
  const figures = figuresOf(
    sheet,
    // Beside the table a cell is no figure's.
    cells.flatMap(({ row, address }) => (address.startsWith('Z') ? [] : [row])),
  );
  const spot = {
    document: clean.name,
    cells: new Set(cells.map(({ address }) => `${sheet.name}!${address}`)),
    ...(figures.length === 0 ? {} : { figures: new Set(figures) }),
  };
  return { what: `${set.name} ${sheet.name}: ${what}`, spot, seen: await seenByVerify(set, clean, bytes) };
}

function cellXml({ address, style, formula }: SheetCell, type: 'number' | 'text', text: string): string {
  if (type === 'number') return `<c r="${address}"${style}>${formula}<v>${text}</v></c>`;
  if (formula !== '') return `<c r="${address}"${style} t="str">${formula}<v>${escaped(text)}</v></c>`;
  return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

type Choice = (sheet: Sheet, cell: SheetCell) => boolean;

async function inCell(cases: readonly Case[], wanted: Choice, spoil: Spoil, chance: Chance): Promise<Blow | undefined> {
  const book = await anyBook(cases, chance);
  const sheet =
    book &&
    pick(
      book.sheets.filter((each) => each.cells.some((cell) => wanted(each, cell) && spoil(cell.text, () => 0) !== undefined)),
      chance,
    );
  const cell =
    sheet &&
    pick(
      sheet.cells.filter((each) => wanted(sheet, each) && spoil(each.text, () => 0) !== undefined),
      chance,
    );
  const text = cell && spoil(cell.text, chance);
  if (book === undefined || sheet === undefined || cell === undefined || text === undefined) return undefined;
  // A number with another number of zeros at its start or end is the same number.
  if (cell.type === 'number' && Number(text) === Number(cell.text)) return undefined;
  const xml = sheet.xml.replace(cell.xml, () => (text === '' ? '' : cellXml(cell, cell.type === 'number' ? 'number' : 'text', text)));
  return struck(book, sheet, `${cell.address} "${cell.text}" -> "${text}"`, [cell], xml);
}

const gone: Spoil = () => '';

const missing: Spoil = (text, chance) => {
  const statuses = ([labelsOf('zh').statuses, labelsOf('en').statuses] as const).map((words) => Object.values(words));
  const words = statuses.find((each) => text === '0' || each.includes(text as never));
  return (
    words &&
    pick(
      ['0', ...words].filter((word) => word !== text),
      chance,
    )
  );
};

async function rowDropped(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const book = await anyBook(cases, chance);
  const sheet =
    book &&
    pick(
      book.sheets.filter((each) => !/Cover|Contents/.test(each.name)),
      chance,
    );
  const row = sheet && pick([...new Set(sheet.cells.filter(({ type }) => type !== 'empty').map((cell) => cell.row))], chance);
  if (book === undefined || sheet === undefined || row === undefined) return undefined;
  const lost = sheet.cells.filter((cell) => cell.row === row && cell.type !== 'empty');
  const xml = sheet.xml.replace(new RegExp(`<row r="${row}".*?</row>`, 's'), '');
  return struck(book, sheet, `row ${row} dropped`, lost, xml);
}

async function valuesSwapped(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const book = await anyBook(cases, chance);
  const sheet = book && pick(book.sheets, chance);
  const numbers = sheet?.cells.filter(({ type, address }) => type === 'number' && !/^A\d/.test(address)) ?? [];
  const cell = pick(numbers, chance);
  const column = cell?.address.replace(/\d+/, '') ?? '';
  const other = pick(
    numbers.filter((each) => each.address.replace(/\d+/, '') === column && each.text !== cell?.text),
    chance,
  );
  if (book === undefined || sheet === undefined || cell === undefined || other === undefined) return undefined;
  const xml = sheet.xml
    .replace(cell.xml, () => cellXml(cell, 'number', other.text))
    .replace(other.xml, () => cellXml(other, 'number', cell.text));
  return struck(book, sheet, `${cell.address} and ${other.address} swapped`, [cell, other], xml);
}

async function numberAdded(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const book = await anyBook(cases, chance);
  const sheet = book && pick(book.sheets, chance);
  if (book === undefined || sheet === undefined) return undefined;
  const empty = pick(
    sheet.cells.filter(({ type }) => type === 'empty'),
    chance,
  );
  const number = String(1 + Math.floor(chance() * 999));
  if (empty !== undefined && chance() < 0.5) {
    const xml = sheet.xml.replace(empty.xml, cellXml(empty, 'number', number));
    return struck(book, sheet, `${number} in ${empty.address}`, [empty], xml);
  }
  const row = pick([...new Set(sheet.cells.map((cell) => cell.row))], chance) ?? 1;
  const cell: SheetCell = { address: `Z${row}`, row, xml: '', style: '', type: 'empty', text: '', formula: '' };
  const xml = sheet.xml.replace(
    new RegExp(`(<row r="${row}".*?)(</row>)`, 's'),
    (_, before: string, end: string) => before + cellXml(cell, 'number', number) + end,
  );
  return struck(book, sheet, `${number} in ${cell.address}`, [cell], xml);
}

const FORMULAS: Readonly<Record<string, (formula: string, other: string) => string>> = {
  'taken from another row': (formula, other) => formula.replaceAll(/&quot;[a-z0-9-]+\.[a-z0-9-]+&quot;/g, () => keyOf(other)),
  'in another column': (formula) => formula.replaceAll('data_value,', 'data_value_high,'),
  'at another scale': (formula) => (/\/10+/.test(formula) ? formula.replace(/\/10+/, '/10') : formula.replace(/\)<\/f>$/, '*10)</f>')),
  'without its rounding': (formula) => formula.replace(/ROUND\((.*),\d+\)/, '$1'),
  'replaced by its value': () => '',
};

function keyOf(formula: string): string {
  return /&quot;[a-z0-9-]+\.[a-z0-9-]+&quot;/.exec(formula)?.[0] ?? '';
}

/** A formula that is not the figure's, with the result that the figure has. */
async function formulaChanged(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const book = await anyBook(cases, chance);
  const sheet = book && pick(book.sheets, chance);
  const ofFigures = sheet?.cells.filter(({ formula }) => keyOf(formula) !== '') ?? [];
  const [cell, other] = [pick(ofFigures, chance), pick(ofFigures, chance)];
  const what = pick(Object.keys(FORMULAS), chance) ?? '';
  if (book === undefined || sheet === undefined || cell === undefined || other === undefined) return undefined;
  const formula = FORMULAS[what]?.(cell.formula, other.formula) ?? cell.formula;
  if (formula === cell.formula) return undefined;
  const xml = sheet.xml.replace(cell.xml, () => cell.xml.replace(cell.formula, () => formula));
  return struck(book, sheet, `formula of ${cell.address} ${what}`, [cell], xml);
}

/** The strikers of workbooks. */
export function workbookStrikers(cases: readonly Case[]): readonly Striker[] {
  const gate = 'verify' as const;
  const cell = (kind: string, weight: number, wanted: Choice, spoil: Spoil): Striker => ({
    gate,
    kind,
    weight,
    strike: (chance) => inCell(cases, wanted, spoil, chance),
  });
  const number: Choice = (_, { type }) => type === 'number';
  const inTable: Choice = (sheet) => !/Cover|Contents|Glossary/.test(sheet.name);
  return [
    cell('digit in a value cell', 4, (sheet, each) => isData(sheet) && number(sheet, each), WRONG.digit),
    cell('digit in a display cell', 4, (sheet, each) => !isData(sheet) && !isSummary(sheet) && number(sheet, each), WRONG.digit),
    cell('digit in a summary cell', 3, (sheet) => isSummary(sheet), WRONG.digit),
    cell('digit in a text cell', 2, (_, { type }) => type === 'text', WRONG.digit),
    cell('point moved in a cell', 2, number, WRONG.point),
    cell('sign dropped in a cell', 2, (sheet, each) => inTable(sheet, each) && each.type === 'number', WRONG.sign),
    cell('unit swapped in a cell', 2, (sheet, each) => inTable(sheet, each) && each.type === 'text', WRONG.unit),
    cell('万 for 亿 in a cell', 2, (sheet, each) => inTable(sheet, each) && each.type === 'text', WRONG.scale),
    cell('qualifier dropped in a cell', 2, (sheet, each) => inTable(sheet, each) && each.type === 'text', WRONG.qualifier),
    cell('missing word or zero swapped in a cell', 2, inTable, missing),
    cell('cell left empty', 2, (sheet, { type }) => inTable(sheet, { type } as SheetCell) && type !== 'empty', gone),
    { gate, kind: 'row dropped from a sheet', weight: 3, strike: (chance) => rowDropped(cases, chance) },
    { gate, kind: 'values of two rows swapped in a sheet', weight: 2, strike: (chance) => valuesSwapped(cases, chance) },
    { gate, kind: 'number added to a sheet', weight: 3, strike: (chance) => numberAdded(cases, chance) },
    { gate, kind: 'formula changed in a sheet', weight: 3, strike: (chance) => formulaChanged(cases, chance) },
  ];
}

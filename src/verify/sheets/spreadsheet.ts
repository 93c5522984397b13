import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

import { readChart, type Handlers, type ReadChart } from './chart-parts.ts';

/** What a cell holds: text, or a number in the file's own digits; and the formula that it is the result of, without its equals sign. */
export type ReadCell = ({ readonly type: 'text'; readonly text: string } | { readonly type: 'number'; readonly digits: string }) & {
  readonly formula?: string;
};

/** A sheet as read: its cells that hold something, by address. */
export interface ReadSheet {
  readonly name: string;
  readonly cells: ReadonlyMap<string, ReadCell>;
}

/** A workbook as read: its sheets in order, what its charts draw, and what the names of its formulas stand for. */
export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[];
  readonly charts: readonly ReadChart[];
  readonly names: ReadonlyMap<string, string>;
}

/** The bytes are no workbook in the form that ISO/IEC 29500 gives it, or one that holds more than text, numbers and formulas. */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';
}

/** More than this in one part is no workbook of ours. */
const LARGEST_PART = 256 * 1024 * 1024;

/**
 * Reads a workbook. It shares no code with exceljs, which wrote it and forgives its own mistakes: the package is
 * unzipped and its XML read strictly.
 * @throws {UnreadableWorkbook}
 */
export function readSpreadsheet(bytes: Uint8Array): ReadWorkbook {
  const parts = unzip(bytes);
  const texts = parts.has('xl/sharedStrings.xml') ? sharedTexts(partText(parts, 'xl/sharedStrings.xml')) : [];
  const targets = new Map<string, string>();
  readXml(partText(parts, 'xl/_rels/workbook.xml.rels'), {
    open: ({ name, attributes }) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
  });
  const sheets: ReadSheet[] = [];
  const names = new Map<string, string>();
  let named: string | undefined;
  readXml(partText(parts, 'xl/workbook.xml'), {
    open: ({ name, attributes }) => {
      // Those of one sheet are its titles in print.
      named = name === 'definedName' && attributes['localSheetId'] === undefined ? (attributes['name'] ?? '') : undefined;
      if (name !== 'sheet') return;
      const target = targets.get(attributes['r:id'] ?? '') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      sheets.push({ name: attributes['name'] ?? '', cells: cellsOf(partText(parts, part), texts) });
    },
    text: (piece) => {
      if (named !== undefined) names.set(named, (names.get(named) ?? '') + piece);
    },
    close: () => {
      named = undefined;
    },
  });
  const charts = [...parts.keys()].filter((name) => name.startsWith('xl/charts/chart')).sort();
  return { sheets, charts: charts.map((name) => readChart(name, partText(parts, name), readXml)), names };
}

function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return new Map(
      Object.entries(unzipSync(bytes, { filter: ({ name, originalSize }) => name.startsWith('xl/') && originalSize <= LARGEST_PART })),
    );
  } catch (error) {
    throw new UnreadableWorkbook(error instanceof Error ? error.message : String(error));
  }
}

function partText(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new UnreadableWorkbook(`no part ${name}`);
  return strFromU8(part);
}

function readXml(xml: string, { open, close, text }: Handlers): void {
  const parser = new SaxesParser({ xmlns: false as const });
  const refuse = (what: string): never => {
    throw new UnreadableWorkbook(what);
  };
  parser.on('error', ({ message }) => refuse(message));
  parser.on('doctype', () => refuse('a document type'));
  parser.on('opentag', (tag) => open?.(tag));
  parser.on('closetag', ({ name }) => close?.(name));
  parser.on('text', (piece) => text?.(piece));
  parser.write(xml).close();
}

/** Text as a cell means it: `_x000D_` stands for the character of that number. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  readXml(xml, {
    open: ({ name }) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'si') texts.push(unescaped(text));
      if (name === 'rPh') phonetic = false;
      inText = false;
    },
  });
  return texts;
}

function cellsOf(xml: string, texts: readonly string[]): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  let address = '';
  let type = '';
  let value: string | undefined;
  let formula: string | undefined;
  let inside = '';
  readXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'c') [address, type, value, formula] = [attributes['r'] ?? '', attributes['t'] ?? 'n', undefined, undefined];
      if (name === 'f' && attributes['t'] !== undefined) throw new UnreadableWorkbook(`${address}: a formula of type ${attributes['t']}`);
      inside = name;
    },
    text: (piece) => {
      if (address === '') return;
      if (inside === 'v' || inside === 't') value = (value ?? '') + piece;
      if (inside === 'f') formula = (formula ?? '') + piece;
    },
    close: (name) => {
      inside = '';
      if (name !== 'c') return;
      if (cells.has(address)) throw new UnreadableWorkbook(`${address} is there twice`);
      if (value === undefined && formula !== undefined) throw new UnreadableWorkbook(`${address}: a formula without its result`);
      if (value !== undefined)
        cells.set(address, { ...cellOf(address, type, value, texts), ...(formula !== undefined && { formula: unescaped(formula) }) });
      address = '';
    },
  });
  return cells;
}

function cellOf(address: string, type: string, value: string, texts: readonly string[]): ReadCell {
  switch (type) {
    case 'n':
      return { type: 'number', digits: value };
    case 's': {
      const text = texts[Number(value)];
      if (text === undefined) throw new UnreadableWorkbook(`${address}: no shared text ${value}`);
      return { type: 'text', text };
    }
    case 'inlineStr':
    case 'str':
      return { type: 'text', text: unescaped(value) };
    default:
      throw new UnreadableWorkbook(`${address}: a cell of type ${type}`);
  }
}

import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What a cell holds: text, or a number in the file's own digits. */
export type ReadCell = { readonly type: 'text'; readonly text: string } | { readonly type: 'number'; readonly digits: string };

/** A sheet as read: its cells that hold something, by address. */
export interface ReadSheet {
  readonly name: string;
  readonly cells: ReadonlyMap<string, ReadCell>;
}

/** The bytes are no workbook in the form that ISO/IEC 29500 gives it, or one that holds more than text and numbers. */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';
}

/** More than this in one part is no workbook of ours. */
const LARGEST_PART = 256 * 1024 * 1024;

/**
 * Reads the sheets of a workbook, in order. It shares no code with exceljs, which wrote it and forgives its own mistakes: the package is
 * unzipped and its XML read strictly.
 * @throws {UnreadableWorkbook}
 */
export function readSpreadsheet(bytes: Uint8Array): readonly ReadSheet[] {
  const parts = unzip(bytes);
  const texts = parts.has('xl/sharedStrings.xml') ? sharedTexts(partText(parts, 'xl/sharedStrings.xml')) : [];
  const targets = new Map<string, string>();
  readXml(partText(parts, 'xl/_rels/workbook.xml.rels'), {
    open: ({ name, attributes }) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
  });
  const sheets: ReadSheet[] = [];
  readXml(partText(parts, 'xl/workbook.xml'), {
    open: ({ name, attributes }) => {
      if (name !== 'sheet') return;
      const target = targets.get(attributes['r:id'] ?? '') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      sheets.push({ name: attributes['name'] ?? '', cells: cellsOf(partText(parts, part), texts) });
    },
  });
  return sheets;
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

interface Handlers {
  readonly open?: (tag: SaxesTagPlain) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
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
  let inValue = false;
  readXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'c') [address, type, value] = [attributes['r'] ?? '', attributes['t'] ?? 'n', undefined];
      if (name === 'f') throw new UnreadableWorkbook(`a formula in ${address}`);
      inValue = name === 'v' || name === 't';
    },
    text: (piece) => {
      if (inValue && address !== '') value = (value ?? '') + piece;
    },
    close: (name) => {
      inValue = false;
      if (name !== 'c') return;
      if (cells.has(address)) throw new UnreadableWorkbook(`${address} is there twice`);
      if (value !== undefined) cells.set(address, cellOf(address, type, value, texts));
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

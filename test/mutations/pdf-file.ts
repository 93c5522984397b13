import { deflateSync, inflateSync } from 'node:zlib';

// Just enough of a PDF to strike at its text: the plain objects, content streams and character maps that our own writer makes.

/** Characters of a code, by code, in one font of a page. */
export type CharacterMap = ReadonlyMap<number, string>;

/** An operator that shows text: where its line of the content stream stands, in which font, and what it shows. */
export interface Shown {
  /** Index of the line in {@link PdfPage.lines}. */
  readonly line: number;
  readonly font: string;
  readonly codes: readonly number[];
  readonly text: string;
}

/** A page as its content stream says it. */
export interface PdfPage {
  readonly number: number;
  /** Object that holds the content. */
  readonly content: number;
  readonly lines: readonly string[];
  readonly fonts: ReadonlyMap<string, CharacterMap>;
  /** Object that holds each font's map of characters. */
  readonly maps: ReadonlyMap<string, number>;
  readonly shown: readonly Shown[];
}

const LATIN = 'latin1';

/** A finished PDF taken apart; `with` puts it together again with some streams changed. */
export class PdfFile {
  readonly #objects: ReadonlyMap<number, Buffer>;
  readonly #trailer: string;
  readonly pages: readonly PdfPage[];

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes);
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.subarray(-64).toString(LATIN))?.[1]);
    const tail = file.subarray(table).toString(LATIN);
    const entries = [...tail.matchAll(/^(\d{10}) \d{5} n ?$/gm)].map(([, offset]) => Number(offset));
    const starts = entries.sort((a, b) => a - b);
    const objects = new Map<number, Buffer>();
    for (const [index, offset] of starts.entries()) {
      const end = starts[index + 1] ?? table;
      const number = Number(/^\d+/.exec(file.subarray(offset, offset + 12).toString(LATIN))?.[0]);
      objects.set(number, file.subarray(offset, end));
    }
    this.#objects = objects;
    this.#trailer = tail.slice(tail.indexOf('trailer'), tail.indexOf('startxref'));
    this.pages = this.#readPages();
  }

  #text(number: number): string {
    const found = this.#objects.get(number);
    if (found === undefined) throw new Error(`no object ${number}`);
    return found.toString(LATIN);
  }

  /** The stream of an object, inflated. */
  #stream(number: number): string {
    const object = this.#objects.get(number) ?? Buffer.alloc(0);
    const start = object.indexOf('stream\n') + 'stream\n'.length;
    const body = object.subarray(start, object.lastIndexOf('\nendstream'));
    return inflateSync(body).toString(LATIN);
  }

  #readPages(): readonly PdfPage[] {
    const root = Number(/\/Root (\d+)/.exec(this.#trailer)?.[1]);
    const tree = Number(/\/Pages (\d+)/.exec(this.#text(root))?.[1]);
    const kids = /\/Kids \[([^\]]*)\]/.exec(this.#text(tree))?.[1] ?? '';
    const known = new Map<number, CharacterMap>();
    return [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid], index): PdfPage => {
      const page = this.#text(Number(kid));
      const content = Number(/\/Contents (\d+)/.exec(page)?.[1]);
      const resources = this.#text(Number(/\/Resources (\d+)/.exec(page)?.[1]));
      const fonts = new Map<string, CharacterMap>();
      const maps = new Map<string, number>();
      for (const [, name = '', font] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        const map = Number(/\/ToUnicode (\d+)/.exec(this.#text(Number(font)))?.[1]);
        const characters = known.get(map) ?? readMap(this.#stream(map));
        known.set(map, characters);
        fonts.set(name, characters);
        maps.set(name, map);
      }
      const lines = this.#stream(content).split('\n');
      return { number: index + 1, content, lines, fonts, maps, shown: shownIn(lines, fonts) };
    });
  }

  /** The file with streams replaced, by object. */
  with(streams: ReadonlyMap<number, string>): Uint8Array {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', LATIN)];
    let length = parts[0]?.length ?? 0;
    const offsets = new Map<number, number>();
    for (const [number, object] of this.#objects) {
      const stream = streams.get(number);
      const part = stream === undefined ? object : withStream(object, stream);
      offsets.set(number, length);
      parts.push(part);
      length += part.length;
    }
    const most = Math.max(...offsets.keys());
    const rows = Array.from({ length: most }, (_, index) => {
      const offset = offsets.get(index + 1);
      return offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const end = `xref\n0 ${most + 1}\n0000000000 65535 f \n${rows.join('')}${this.#trailer}startxref\n${length}\n%%EOF\n`;
    return new Uint8Array(Buffer.concat([...parts, Buffer.from(end, LATIN)]));
  }

  /** A character map's stream with one code standing for another character. */
  remapped(map: number, code: number, character: string): string {
    const text = this.#stream(map);
    let at = -1;
    const changed = text.replace(/<[0-9a-f ]+>(?=[\s\]])(?<=\[[^[]*)/g, (entry) => {
      at++;
      return at === code ? `<${hex(character)}>` : entry;
    });
    if (changed === text) throw new Error(`no code ${code} in object ${map}`);
    return changed;
  }
}

function hex(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index).toString(16).padStart(4, '0')).join('');
}

function withStream(object: Buffer, stream: string): Buffer {
  const body = deflateSync(Buffer.from(stream, LATIN));
  const head = object
    .subarray(0, object.indexOf('stream\n'))
    .toString(LATIN)
    .replace(/\/Length \d+/, `/Length ${body.length}`);
  return Buffer.concat([Buffer.from(`${head}stream\n`, LATIN), body, Buffer.from('\nendstream\nendobj\n', LATIN)]);
}

/** Reads `beginbfrange` with lists, the only form that our writer uses. */
function readMap(stream: string): CharacterMap {
  const characters = new Map<number, string>();
  for (const [, first = '', list = ''] of stream.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    let code = Number.parseInt(first, 16);
    for (const [, units = ''] of list.matchAll(/<([0-9a-f ]*)>/g)) {
      const codes = (units.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      characters.set(code++, String.fromCharCode(...codes));
    }
  }
  return characters;
}

function shownIn(lines: readonly string[], fonts: ReadonlyMap<string, CharacterMap>): readonly Shown[] {
  const shown: Shown[] = [];
  let font = '';
  const saved: string[] = [];
  for (const [line, operators] of lines.entries()) {
    if (operators === 'q') saved.push(font);
    if (operators === 'Q') font = saved.pop() ?? font;
    font = /\/(F\d+) [\d.]+ Tf/.exec(operators)?.[1] ?? font;
    if (!operators.endsWith('TJ ET')) continue;
    const codes = [...operators.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, digits = '']) =>
      (digits.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)),
    );
    shown.push({ line, font, codes, text: codes.map((code) => fonts.get(font)?.get(code) ?? '\uFFFD').join('') });
  }
  return shown;
}

/** A line of operators with its glyph number `at` (counted over its codes) replaced; left out where `code` is undefined. */
export function withGlyph(operators: string, at: number, code: number | undefined): string {
  let seen = 0;
  return operators.replace(/<([0-9a-f]+)>/g, (_, digits: string) => {
    const codes = (digits.match(/.{4}/g) ?? []).map((each) => {
      const here = seen++;
      if (here !== at) return each;
      return code === undefined ? '' : code.toString(16).padStart(4, '0');
    });
    return `<${codes.join('')}>`;
  });
}

/** What each page of a PDF shows, white space left out. */
export function pageTexts(bytes: Uint8Array): readonly string[] {
  return new PdfFile(bytes).pages.map(({ shown }) =>
    shown
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  );
}

/** Pages, from 1, on which two PDFs differ. */
export function differingPages(before: readonly string[], after: readonly string[]): ReadonlySet<number> {
  const pages = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  return new Set(pages.filter((index) => before[index] !== after[index]).map((index) => index + 1));
}

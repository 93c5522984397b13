import type { PageDocument } from './document.ts';
import type { Reference } from './pdfmake-types.ts';
import type { FaceGlyph, ShapedFace } from '../line/face.ts';
import { type TrueTypeFont, TrueTypeSubset } from './truetype-subset.ts';

interface Subset {
  /** Adds a glyph, once more if it is there already, and gives its number. */
  add(id: number): number;
  encode(): Uint8Array;
}

interface FontkitSubset {
  /** Numbers of the glyphs in the subset, by their own. */
  readonly mapping: Record<number, number>;
  includeGlyph(id: number): number;
  encode(): Uint8Array;
}

/** What embedding needs of a parsed font beyond shaping; lengths in font units. */
interface SubsettableFont extends TrueTypeFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly numGlyphs: number;
  readonly ascent: number;
  readonly descent: number;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
  getGlyph(id: number): { readonly advanceWidth: number };
  createSubset(): FontkitSubset;
}

/**
 * One face as one document embeds it, in the shape pdfkit expects of its own fonts: a subset of the glyphs used, with widths
 * and a ToUnicode map made from this document's own text (pdfkit's own takes the code points that fontkit's shared glyph
 * objects had in the first document of the process). ISO 32000-1, 9.7.4 and 9.10.3.
 */
export class EmbeddedFace {
  readonly id: string;
  readonly face: ShapedFace;
  readonly font: SubsettableFont;
  readonly unicode: (readonly number[])[] = [[0]];
  readonly scale: number;
  readonly ascender: number;
  readonly descender: number;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly bbox: SubsettableFont['bbox'];
  private readonly document: PageDocument;
  private readonly subset: Subset;
  /** Outlines are cubic curves, in a table of their own. */
  private readonly isCff: boolean;
  private readonly widths: number[];
  /** The number of each glyph's first text; 0 for one that is not embedded. */
  private readonly numbers: Uint16Array;
  /** Numbers of further texts by glyph and text: one glyph that stands for two characters is embedded twice, so that each is copied as itself. */
  private readonly others = new Map<string, number>();
  /** By number: the glyph's text, and what of it is copied. */
  private readonly sources = [''];
  private readonly texts = [''];
  private dictionary: Reference | undefined;
  private embedded = false;

  constructor(document: PageDocument, face: ShapedFace, id: string) {
    this.document = document;
    this.face = face;
    this.id = id;
    const font = face.source.font as unknown as SubsettableFont;
    this.font = font;
    this.isCff = font.directory.tables['CFF '] !== undefined;
    this.subset = this.isCff || face.source.stock ? librarySubset(font) : new TrueTypeSubset(font);
    this.numbers = new Uint16Array(font.numGlyphs);
    this.scale = 1000 / font.unitsPerEm;
    this.widths = [font.getGlyph(0).advanceWidth * this.scale];
    this.ascender = font.ascent * this.scale;
    this.descender = font.descent * this.scale;
    this.xHeight = font.xHeight * this.scale;
    this.capHeight = font.capHeight * this.scale;
    this.bbox = font.bbox;
  }

  /** The number of a glyph, which becomes part of the subset. */
  number(glyph: FaceGlyph): number {
    const first = this.numbers[glyph.id] as number;
    if (first === 0) {
      const number = this.add(glyph);
      this.numbers[glyph.id] = number;
      return number;
    }
    return this.sources[first] === glyph.text ? first : this.other(glyph);
  }

  private other(glyph: FaceGlyph): number {
    const key = `${glyph.id} ${glyph.text}`;
    const number = this.others.get(key) ?? this.add(glyph);
    this.others.set(key, number);
    return number;
  }

  private add(glyph: FaceGlyph): number {
    const number = this.subset.add(glyph.id);
    this.widths[number] = glyph.width * 1000;
    // A no-break space is copied as a space: it is one to a reader who searches.
    const codes = glyph.codes.map((code) => (code === NO_BREAK_SPACE ? SPACE : code));
    this.unicode[number] = codes;
    this.texts[number] = glyph.id === 0 ? '' : String.fromCodePoint(...codes);
    this.sources[number] = glyph.text;
    return number;
  }

  /** What a reader finds where a glyph of this number is shown; nothing for a missing glyph's box. */
  text(number: number): string {
    return this.texts[number] ?? '';
  }

  ref(): Reference {
    this.dictionary ??= this.document.ref();
    return this.dictionary;
  }

  /** Called by pdfkit at the document's end. */
  finalize(): void {
    if (this.embedded || this.dictionary === undefined) return;
    this.embedded = true;
    const file = this.document.stream(this.isCff ? { Subtype: 'CIDFontType0C' } : {}, this.subset.encode(), 'outlines');
    const name = `${tag(this.id)}+${this.font.postscriptName}`;
    const { bbox } = this;
    const descriptor = this.document.ref({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((value) => value * this.scale),
      ItalicAngle: this.font.italicAngle,
      Ascent: this.ascender,
      Descent: this.descender,
      CapHeight: this.capHeight,
      XHeight: this.xHeight,
      StemV: 0,
      [this.isCff ? 'FontFile3' : 'FontFile2']: file,
    });
    descriptor.end();
    const descendant = this.document.ref({
      Type: 'Font',
      Subtype: this.isCff ? 'CIDFontType0' : 'CIDFontType2',
      BaseFont: name,
      // oxlint-disable-next-line no-new-wrappers -- pdfkit writes String objects as PDF strings, plain ones as names
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, this.widths],
      ...(this.isCff ? {} : { CIDToGIDMap: 'Identity' }),
    });
    descendant.end();
    const toUnicode = this.document.stream({}, Buffer.from(toUnicodeMap(this.unicode)), 'text');
    this.dictionary.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    };
    this.dictionary.end();
  }
}

/** fontkit's subset, of any font; it gives a glyph that it has already no second number of itself. */
function librarySubset(font: SubsettableFont): Subset {
  const subset = font.createSubset();
  return {
    add(id) {
      delete subset.mapping[id];
      return subset.includeGlyph(id);
    },
    encode: () => subset.encode(),
  };
}

/** Six capitals, as subset names must begin (ISO 32000-1, 9.6.4); from the face's number in the document. */
function tag(id: string): string {
  let rest = Number(id.slice(1));
  let letters = '';
  for (let place = 0; place < 6; place += 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26);
  }
  return letters;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

function hex16(value: number): string {
  return `${BYTES[value >> 8] as string}${BYTES[value & 255] as string}`;
}

function utf16(codes: readonly number[]): string {
  const text = String.fromCodePoint(...codes);
  let hex = '';
  for (let index = 0; index < text.length; index += 1) hex += hex16(text.charCodeAt(index));
  return hex;
}

/** A ToUnicode CMap (Adobe Technical Note 5411), in ranges of at most 256 glyphs that share their high byte. */
function toUnicodeMap(unicode: readonly (readonly number[])[]): string {
  const ranges: string[] = [];
  for (let start = 0; start < unicode.length; start += 256) {
    const part = unicode.slice(start, start + 256);
    const entries = part.map((codes) => `<${utf16(codes)}>`).join(' ');
    ranges.push(`<${hex16(start)}> <${hex16(start + part.length - 1)}> [${entries}]`);
  }
  const blocks: string[] = [];
  for (let start = 0; start < ranges.length; start += 100) {
    const part = ranges.slice(start, start + 100);
    blocks.push(`${part.length} beginbfrange\n${part.join('\n')}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

// The tables that an embedded TrueType font has (ISO 32000-1, 9.9), in the order of their tags.
const TAGS = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'] as const;
type Tag = (typeof TAGS)[number];
const COPIED = ['cvt ', 'fpgm', 'prep'] as const;

// Flags of a component of a composite glyph (OpenType 1.9, glyf).
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** What a subset reads of a parsed font: where its tables are, and the file's bytes. */
export interface TrueTypeFont {
  readonly directory: { readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number } | undefined>> };
  readonly stream: { readonly buffer: Uint8Array };
}

interface Table {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** The tables of a font file that every subset of it reads. */
class Tables {
  readonly glyf: Table;
  readonly hmtx: Table;
  readonly head: Table;
  readonly hhea: Table;
  readonly maxp: Table;
  readonly copied: ReadonlyMap<Tag, Uint8Array>;
  private readonly loca: DataView;
  private readonly long: boolean;
  /** Glyphs with a width of their own; those after have the last one's. */
  private readonly metrics: number;

  constructor({ directory: { tables }, stream: { buffer } }: TrueTypeFont) {
    const table = (tag: string): Table => {
      const { offset, length } = tables[tag] ?? { offset: 0, length: 0 };
      const bytes = buffer.subarray(offset, offset + length);
      return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    };
    this.glyf = table('glyf');
    this.hmtx = table('hmtx');
    this.head = table('head');
    this.hhea = table('hhea');
    this.maxp = table('maxp');
    this.copied = new Map(COPIED.filter((tag) => tables[tag] !== undefined).map((tag) => [tag, table(tag).bytes]));
    this.loca = table('loca').view;
    this.long = this.head.view.getInt16(50) === 1;
    this.metrics = this.hhea.view.getUint16(34);
  }

  /** The bytes of a glyph's outline; none for a blank. */
  outline(glyph: number): Uint8Array {
    const at = (index: number): number => (this.long ? this.loca.getUint32(index * 4) : this.loca.getUint16(index * 2) * 2);
    return this.glyf.bytes.subarray(at(glyph), at(glyph + 1));
  }

  advance(glyph: number): number {
    return this.hmtx.view.getUint16(4 * Math.min(glyph, this.metrics - 1));
  }

  bearing(glyph: number): number {
    return this.hmtx.view.getInt16(glyph < this.metrics ? 4 * glyph + 2 : 4 * this.metrics + 2 * (glyph - this.metrics));
  }
}

const tablesOf = new WeakMap<TrueTypeFont, Tables>();

/** A TrueType font of the glyphs asked for, as a PDF embeds it: their outlines as they are in the file, numbered anew. */
export class TrueTypeSubset {
  private readonly tables: Tables;
  private readonly glyphs = [0];
  private readonly numbers = new Map([[0, 0]]);

  constructor(font: TrueTypeFont) {
    let tables = tablesOf.get(font);
    if (tables === undefined) {
      tables = new Tables(font);
      tablesOf.set(font, tables);
    }
    this.tables = tables;
  }

  /** Adds a glyph, once more if it is there already, and gives its number. */
  add(glyph: number): number {
    const number = this.glyphs.push(glyph) - 1;
    this.numbers.set(glyph, number);
    return number;
  }

  /** The font file. */
  encode(): Uint8Array {
    const outlines: Uint8Array[] = [];
    // Composite glyphs add their parts while the list is walked.
    for (let index = 0; index < this.glyphs.length; index += 1)
      outlines.push(this.renumbered(this.tables.outline(this.glyphs[index] as number)));
    const { glyf, loca } = joined(outlines);
    const count = this.glyphs.length;
    const { copied, head, hhea, maxp } = this.tables;
    return fontFile(
      new Map<Tag, Uint8Array>([
        ...copied,
        ['glyf', glyf],
        // Offsets in loca are long.
        ['head', changed(head.bytes, (view) => view.setInt16(50, 1))],
        ['hhea', changed(hhea.bytes, (view) => view.setUint16(34, count))],
        ['hmtx', this.hmtx()],
        ['loca', loca],
        ['maxp', changed(maxp.bytes, (view) => view.setUint16(4, count))],
      ]),
    );
  }

  /** An outline whose components, if it is made of others, are numbered as in the subset. */
  private renumbered(outline: Uint8Array): Uint8Array {
    if (outline.length < 10 || new DataView(outline.buffer, outline.byteOffset).getInt16(0) >= 0) return outline;
    const copy = new Uint8Array(outline);
    const view = new DataView(copy.buffer);
    let at = 10;
    let flags = MORE;
    while ((flags & MORE) !== 0) {
      flags = view.getUint16(at);
      view.setUint16(at + 2, this.part(view.getUint16(at + 2)));
      at += 4 + ((flags & WORDS) !== 0 ? 4 : 2);
      at += (flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & MATRIX) !== 0 ? 8 : 0;
    }
    return copy;
  }

  /** The number of a glyph that another is made of. */
  private part(glyph: number): number {
    return this.numbers.get(glyph) ?? this.add(glyph);
  }

  private hmtx(): Uint8Array {
    const bytes = new Uint8Array(4 * this.glyphs.length);
    const view = new DataView(bytes.buffer);
    for (const [index, glyph] of this.glyphs.entries()) {
      view.setUint16(4 * index, this.tables.advance(glyph));
      view.setInt16(4 * index + 2, this.tables.bearing(glyph));
    }
    return bytes;
  }
}

function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = new Uint8Array(bytes);
  change(new DataView(copy.buffer));
  return copy;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

/** Outlines one after another, each from a multiple of four, and where each begins. */
function joined(outlines: readonly Uint8Array[]): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const loca = new Uint8Array(4 * (outlines.length + 1));
  const view = new DataView(loca.buffer);
  let length = 0;
  for (const [index, outline] of outlines.entries()) {
    view.setUint32(4 * index, length);
    length += padded(outline.length);
  }
  view.setUint32(4 * outlines.length, length);
  const glyf = new Uint8Array(length);
  for (const [index, outline] of outlines.entries()) glyf.set(outline, view.getUint32(4 * index));
  return { glyf, loca };
}

/** Puts tables together (OpenType 1.9, Organization of an OpenType font). */
function fontFile(tables: ReadonlyMap<Tag, Uint8Array>): Uint8Array {
  const present = TAGS.filter((tag) => tables.has(tag));
  let end = 12 + 16 * present.length;
  const starts = present.map((tag) => {
    const start = end;
    end += padded((tables.get(tag) as Uint8Array).length);
    return start;
  });
  const file = new Uint8Array(end);
  const view = new DataView(file.buffer);
  const power = 31 - Math.clz32(present.length);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, present.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (present.length - (1 << power)));
  for (const [index, tag] of present.entries()) {
    const bytes = tables.get(tag) as Uint8Array;
    const start = starts[index] as number;
    const record = 12 + 16 * index;
    file.set(bytes, start);
    for (let letter = 0; letter < 4; letter += 1) file[record + letter] = tag.charCodeAt(letter);
    view.setInt32(record + 4, checksum(view, start, bytes.length));
    view.setUint32(record + 8, start);
    view.setUint32(record + 12, bytes.length);
  }
  return file;
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + padded(length); at += 4) sum = (sum + view.getInt32(at)) | 0;
  return sum;
}

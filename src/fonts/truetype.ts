import type { Glyph } from 'fontkit';

/** Where a table lies in its file. */
interface TableRecord {
  readonly offset: number;
  readonly length: number;
}

/**
 * What is read of a TrueType file's glyphs (OpenType 1.9: head, hhea, hmtx, loca, glyf, cmap of format 12), each as it is asked for:
 * a document uses some hundred of ten thousand glyphs. For files of this project, which are hashed before: nothing is checked here.
 */
export class TrueType {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly tables: Readonly<Record<string, TableRecord>>;
  private readonly longOffsets: boolean;
  /** Glyphs with a width of their own; those after have the last one's. */
  private readonly widths: number;
  /** Where the groups of the character map begin, and how many there are. */
  private readonly groups: { readonly at: number; readonly count: number };

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.view = view;
    this.tables = Object.fromEntries(
      Array.from({ length: view.getUint16(4) }, (_, index) => {
        const record = 12 + 16 * index;
        const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
        return [tag, { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) }];
      }),
    );
    this.longOffsets = view.getInt16(this.at('head') + 50) === 1;
    this.widths = view.getUint16(this.at('hhea') + 34);
    const map = this.characterMap();
    this.groups = { at: map + 16, count: view.getUint32(map + 12) };
  }

  /** Where a table begins. */
  at(tag: string): number {
    const table = this.tables[tag];
    if (table === undefined) throw new Error(`the font has no table ${tag}`);
    return table.offset;
  }

  /** The glyph of a code point, 0 where there is none. */
  glyphOf(codePoint: number): number {
    const { view, groups } = this;
    let [low, high] = [0, groups.count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = groups.at + 12 * middle;
      const first = view.getUint32(group);
      if (codePoint < first) high = middle - 1;
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
      else return view.getUint32(group + 8) + codePoint - first;
    }
    return 0;
  }

  advance(glyph: number): number {
    return this.view.getUint16(this.at('hmtx') + 4 * Math.min(glyph, this.widths - 1));
  }

  /** Box of a glyph that has an outline. */
  box(glyph: number): Glyph['cbox'] {
    const { view } = this;
    const loca = this.at('loca');
    const header = this.at('glyf') + (this.longOffsets ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph));
    const [minX, minY, maxX, maxY] = [2, 4, 6, 8].map((field) => view.getInt16(header + field)) as [number, number, number, number];
    return { minX, minY, maxX, maxY };
  }

  private characterMap(): number {
    const { view } = this;
    const cmap = this.at('cmap');
    for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
      const table = cmap + view.getUint32(cmap + 8 + 8 * index);
      if (view.getUint16(table) === 12) return table;
    }
    throw new Error('the font has no character map of format 12');
  }
}

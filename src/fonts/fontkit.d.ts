// fontkit ships no types; this is the part that this project uses. Lengths are in font units.
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
    /** Box of the outline's control points, from the glyph's header; `bbox` would decode the outline. */
    readonly cbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly yAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  }
  export interface Font {
    readonly postscriptName: string | null;
    readonly numGlyphs: number;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly lineGap: number;
    readonly xHeight: number;
    readonly capHeight: number;
    readonly italicAngle: number;
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    readonly 'OS/2'?: { readonly usWeightClass: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
    /** Not fontkit's: what kerning adds to the first of two Latin letters, of a font that kerns them pair by pair and does nothing else. */
    readonly kerning?: (first: number, second: number) => number;
    layout(text: string, features?: readonly string[] | Readonly<Record<string, boolean>>, script?: string, language?: string): GlyphRun;
  }
  export function create(bytes: Uint8Array): Font;
}

import type { Font, Glyph, GlyphRun } from 'fontkit';
import { pairKerning } from './pair-kerning.ts';
import { parseFont } from './parse-font.ts';
import { TrueType } from './truetype.ts';

/** What fonts/manifest.json says of a face beside its file; lengths in font units. */
export interface FaceMetrics extends Pick<
  Font,
  'numGlyphs' | 'unitsPerEm' | 'ascent' | 'descent' | 'lineGap' | 'xHeight' | 'capHeight' | 'italicAngle' | 'bbox'
> {
  readonly postscriptName: string;
  /** The one glyph that a text becomes in a script and language: `{ "hani ZHS": { "——": 9870 } }`. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * A built-in font. To open it with fontkit and to shape the first words takes longer than to set a small document, so what documents
 * ask for most, kerning among it, is read from the file's tables; whatever else is asked goes to fontkit.
 * @param bytes the file, hashed before.
 */
export function cutFont(bytes: Uint8Array, { forms, ...metrics }: FaceMetrics): Font {
  const file = new TrueType(bytes);
  const kerning = pairKerning(file);
  let parsed: Font | undefined;
  const whole = (): Font => (parsed ??= parseFont(bytes));
  const glyph = (id: number, codePoints: readonly number[]): Glyph => ({
    id,
    codePoints,
    advanceWidth: file.advance(id),
    get cbox() {
      return file.box(id);
    },
  });
  const glyphForCodePoint = (codePoint: number): Glyph => glyph(file.glyphOf(codePoint), [codePoint]);
  const parts = {
    ...metrics,
    ...(kerning === undefined ? {} : { kerning }),
    // As fontkit has them, for embedding.
    directory: { tables: file.tables },
    stream: { buffer: bytes },
    hasGlyphForCodePoint: (codePoint: number): boolean => file.glyphOf(codePoint) !== 0,
    glyphForCodePoint,
    getGlyph: (id: number): Glyph => glyph(id, []),
    createSubset: () => whole().createSubset(),
    layout(...asked: Parameters<Font['layout']>): GlyphRun {
      const [text, , script = '', language = ''] = asked;
      const form = forms[`${script} ${language}`.trim()]?.[text];
      return form === undefined ? whole().layout(...asked) : { glyphs: [glyph(form, [])], positions: [position(file.advance(form))] };
    },
  };
  return parts;
}

function position(xAdvance: number): GlyphRun['positions'][number] {
  return { xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 };
}

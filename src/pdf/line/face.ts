import type { FontFace } from '../../fonts/font-set.ts';
import { ownString } from '../../own-string.ts';
import { type CharacterClass, classOf, quoteClass } from './character.ts';

/** A glyph as the face has it, standing for its characters in text of one language; lengths in em. */
export interface FaceGlyph {
  readonly face: ShapedFace;
  readonly id: number;
  /** Width written into the PDF's width table. */
  readonly width: number;
  /** Width to use, with kerning. */
  readonly advance: number;
  /** Moves the drawing to the right without changing the advance. */
  readonly shift: number;
  /** Code points this glyph stands for, for text extraction. */
  readonly codes: readonly number[];
  /** The same as text. */
  readonly text: string;
  readonly kind: CharacterClass;
}

const WORDS_KEPT = 20_000;
// `liga` is off so that every glyph stands for exactly one character.
const FEATURES = { liga: false, clig: false, calt: false };
// Glyphs on a full em whose ink is much narrower: set with side bearings of their own in Latin text.
const ELLIPSIS = 0x2026;
const PILCROW = 0xb6;
const TIGHT: ReadonlyMap<number, number> = new Map([
  [0x2018, 0.06],
  [0x2019, 0.06],
  [0x201c, 0.06],
  [0x201d, 0.06],
  [PILCROW, 0.09],
]);

/** A parsed face with what shaping found so far. Shared by all documents of the process; nothing in it depends on their order, and of a stock face nothing is kept. */
export class ShapedFace {
  readonly source: FontFace;
  readonly em: number;
  private readonly chinese = new Map<number, FaceGlyph>();
  private readonly latin = new Map<number, FaceGlyph>();
  private words = new Map<string, readonly FaceGlyph[]>();
  private dash: readonly FaceGlyph[] | undefined;

  constructor(source: FontFace) {
    this.source = source;
    this.em = source.font.unitsPerEm;
  }

  /**
   * The glyph of one code point, unkerned; curly quotes, the ellipsis and the pilcrow as text of the language has them. Id 0 is
   * the face's box for a missing glyph.
   */
  character(code: number, chinese: boolean): FaceGlyph {
    const known = chinese ? this.chinese : this.latin;
    let found = known.get(code);
    if (found === undefined) {
      found = this.characterOf(code, chinese);
      if (!this.source.stock) known.set(code, found);
    }
    return found;
  }

  /** Whether words of Latin letters are kerned pair by pair and nothing else: then {@link kerned} says all that {@link word} would. */
  get kernsByPair(): boolean {
    return this.source.font.kerning !== undefined;
  }

  /** Advance of a Latin letter before another, in em. */
  kerned(letter: FaceGlyph, next: FaceGlyph): number {
    const kerning = this.source.font.kerning?.(letter.id, next.id) ?? 0;
    return kerning === 0 ? letter.advance : (Math.round(letter.advance * this.em) + kerning) / this.em;
  }

  /** The glyphs of a word of letters, kerned. */
  word(text: string): readonly FaceGlyph[] {
    let found = this.words.get(text);
    if (found === undefined) {
      if (this.words.size >= WORDS_KEPT) this.words = new Map();
      const own = ownString(text);
      found = this.shape(own);
      if (!this.source.stock) this.words.set(own, found);
    }
    return found;
  }

  /** The two-em dash of Chinese, as one unbroken stroke where the face has it. */
  longDash(): readonly FaceGlyph[] {
    if (this.dash === undefined || this.source.stock) {
      const run = this.source.font.layout('——', undefined, 'hani', 'ZHS ');
      const [only] = run.glyphs;
      if (run.glyphs.length === 1 && only !== undefined && only.id !== 0) {
        const width = only.advanceWidth / this.em;
        this.dash = [this.standing([0x2014, 0x2014], true, { id: only.id, width, advance: width, shift: 0 })];
      } else this.dash = [this.character(0x2014, true), this.character(0x2014, true)];
    }
    return this.dash;
  }

  private characterOf(code: number, chinese: boolean): FaceGlyph {
    const { font } = this.source;
    // The baseline form, which Chinese fonts keep for the Latin script; their first choice is centred.
    if (code === ELLIPSIS && !chinese) return this.glyphsOf('…', [ELLIPSIS], 'latn')[0] ?? this.character(code, true);
    const glyph = font.glyphForCodePoint(code);
    const width = glyph.advanceWidth / this.em;
    const bearing = chinese && code !== PILCROW ? undefined : TIGHT.get(code);
    if (bearing === undefined || width < 0.9) return this.standing([code], chinese, { id: glyph.id, width, advance: width, shift: 0 });
    const { minX, maxX } = glyph.cbox;
    const ink = (maxX - minX) / this.em;
    return this.standing([code], chinese, { id: glyph.id, width, advance: ink + 2 * bearing, shift: bearing - minX / this.em });
  }

  private standing(codes: readonly number[], chinese: boolean, metrics: Pick<FaceGlyph, 'id' | 'width' | 'advance' | 'shift'>): FaceGlyph {
    const text = String.fromCodePoint(...codes);
    return { face: this, ...metrics, codes, text, kind: quoteClass(text, chinese) ?? classOf(text) };
  }

  private shape(text: string): readonly FaceGlyph[] {
    return this.glyphsOf(
      text,
      [...text].map((character) => character.codePointAt(0) as number),
    );
  }

  private glyphsOf(text: string, codes: readonly number[], script?: string): FaceGlyph[] {
    const run = this.source.font.layout(text, FEATURES, script);
    const oneToOne = run.glyphs.length === codes.length;
    return run.glyphs.map((glyph, index) => {
      const position = run.positions[index];
      // Composed glyphs (a letter with its accents) carry the whole word's text on the first, nothing on the others.
      return this.standing(oneToOne ? [codes[index] as number] : index === 0 ? codes : [], false, {
        id: glyph.id,
        width: glyph.advanceWidth / this.em,
        advance: (position?.xAdvance ?? glyph.advanceWidth) / this.em,
        shift: (position?.xOffset ?? 0) / this.em,
      });
    });
  }
}

const shaped = new WeakMap<FontFace, ShapedFace>();

/** The shaping tables of a face; one per face and process. */
export function shapedFace(face: FontFace): ShapedFace {
  let found = shaped.get(face);
  if (found === undefined) {
    found = new ShapedFace(face);
    shaped.set(face, found);
  }
  return found;
}

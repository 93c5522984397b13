import type { FontSet } from '../../fonts/font-set.ts';
import { SUPERSCRIPT } from '../../theme/type.ts';
import { CHIP } from '../../theme/page.ts';
import { type CharacterClass, classOf, quoteClass } from './character.ts';
import { type FaceGlyph, type ShapedFace, shapedFace } from './face.ts';
import type { Paragraph, TextPiece } from './paragraph.ts';

/** A glyph of a paragraph, in reading order; lengths in points. */
export interface Glyph {
  readonly face: ShapedFace;
  readonly glyph: FaceGlyph;
  readonly piece: TextPiece;
  readonly size: number;
  readonly text: string;
  readonly kind: CharacterClass;
  /** Width it takes; squeezing makes it smaller. */
  advance: number;
  /** Moves the drawing to the right without changing the advance. */
  shift: number;
  /** White space that follows unless the line ends here. */
  gap: number;
  /** Where justifying may add white space after it: freely at a gap, a hair between Han and after marks. */
  elastic: 'no' | 'hair' | 'free';
  /** Whether a line may end before this glyph; `must` after a forced break. */
  breakBefore: 'no' | 'may' | 'must';
}

/**
 * Glyphs of a paragraph, without spacing and breaks (see ./spacing.ts and ./breaks.ts). A character that no face has comes
 * as glyph 0 of the first face; guards.ts refuses it before and after.
 */
export function glyphsOf(paragraph: Paragraph, fonts: FontSet): Glyph[] {
  const glyphs: Glyph[] = [];
  let must = false;
  for (const piece of paragraph.pieces) {
    if (piece.type === 'break') {
      must = true;
      continue;
    }
    const first = glyphs.length;
    pushPiece(piece, fonts, glyphs);
    const opening = glyphs[first];
    if (must && opening !== undefined) {
      opening.breakBefore = 'must';
      must = false;
    }
    const before = glyphs[first - 1];
    if (before !== undefined) before.gap += (piece.lead ?? 0) + (piece.chip === undefined ? 0 : CHIP.side);
    const last = glyphs.at(-1);
    if (last !== undefined && piece.chip !== undefined && glyphs.length > first) last.gap += CHIP.side + CHIP.apart;
  }
  return glyphs;
}

function pushPiece(piece: TextPiece, fonts: FontSet, glyphs: Glyph[]): void {
  const size = piece.mark ? piece.look.size * SUPERSCRIPT.size : piece.look.size;
  const chinese = piece.language === 'zh';
  for (const run of fonts.runs(piece.text, piece.look.family, piece.look.weight)) {
    const face = shapedFace(run.face);
    for (const glyph of shapedGlyphs(run.text, face, chinese)) {
      const text = String.fromCodePoint(...glyph.codes);
      const kind = quoteClass(text, chinese) ?? classOf(text);
      glyphs.push({
        face,
        glyph,
        piece,
        size,
        text,
        kind,
        advance: glyph.advance * size,
        shift: glyph.shift * size,
        gap: 0,
        elastic: 'no',
        breakBefore: 'no',
      });
    }
  }
}

/** Glyphs of a text that one face shows: letters as kerned words, everything else by itself. */
export function shapedGlyphs(text: string, face: ShapedFace, chinese: boolean): FaceGlyph[] {
  const glyphs: FaceGlyph[] = [];
  for (let at = 0; at < text.length;) {
    const start = at;
    const code = text.codePointAt(at) as number;
    at += code > 0xffff ? 2 : 1;
    if (code === DASH && chinese && text.charCodeAt(at) === DASH) {
      at += 1;
      glyphs.push(...face.longDash());
    } else if (classOf(text.slice(start, at)) === 'letter') {
      at = wordEnd(text, at);
      glyphs.push(...face.word(text.slice(start, at)));
    } else glyphs.push(chinese && code !== PILCROW ? face.character(code) : face.latin(code));
  }
  return glyphs;
}

const DASH = 0x2014;
const PILCROW = 0xb6;

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const length = (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
    if (classOf(text.slice(at, at + length)) !== 'letter') return at;
    at += length;
  }
  return at;
}

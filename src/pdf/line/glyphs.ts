import type { FontSet } from '../../fonts/font-set.ts';
import { SUPERSCRIPT } from '../../theme/type.ts';
import { CHIP } from '../../theme/page.ts';
import { classOf, isLatinLetter } from './character.ts';
import { type FaceGlyph, type ShapedFace, shapedFace } from './face.ts';
import { JoinedText } from './joined-text.ts';
import type { Paragraph, TextPiece } from './paragraph.ts';

/** Where justifying may add white space after a glyph: freely at a gap, a hair between Han and after marks. */
export type Elastic = 'no' | 'hair' | 'free';
/** Whether a line may end before a glyph; `must` after a forced break. */
export type Break = 'no' | 'may' | 'must';

const joined = new JoinedText();

function roomFor<T>(count: number): T[] {
  const list: T[] = [];
  list.length = count;
  return list;
}

/**
 * The glyphs of a paragraph in reading order, an array for each property because an object for each glyph is most of what a
 * document would allocate; lengths in points.
 */
export class Glyphs {
  readonly of: FaceGlyph[];
  readonly pieces: TextPiece[];
  readonly sizes: number[];
  /** Width each takes; squeezing makes it smaller. */
  readonly advances: number[];
  /** Moves the drawing to the right without changing the advance. */
  readonly shifts: number[];
  /** White space that follows unless the line ends here. */
  readonly gaps: number[];
  readonly elastic: Elastic[];
  readonly breaks: Break[];
  length = 0;

  /** @param expected how many there will be, as near as is known: an array that grows is copied each time. */
  constructor(expected: number) {
    this.of = roomFor(expected);
    this.pieces = roomFor(expected);
    this.sizes = roomFor(expected);
    this.advances = roomFor(expected);
    this.shifts = roomFor(expected);
    this.gaps = roomFor(expected);
    this.elastic = roomFor(expected);
    this.breaks = roomFor(expected);
  }

  /** @param advance in em, with kerning. */
  push(glyph: FaceGlyph, piece: TextPiece, size: number, advance = glyph.advance): void {
    const index = this.length;
    this.of[index] = glyph;
    this.pieces[index] = piece;
    this.sizes[index] = size;
    this.advances[index] = advance * size;
    this.shifts[index] = glyph.shift * size;
    this.gaps[index] = 0;
    this.elastic[index] = 'no';
    this.breaks[index] = 'no';
    this.length = index + 1;
  }

  addGap(index: number, gap: number): void {
    this.gaps[index] = (this.gaps[index] as number) + gap;
  }

  /** Takes half an em of white away: before the ink when the drawing moves too, else after it. */
  halve(index: number, before: boolean): void {
    const size = this.sizes[index] as number;
    this.advances[index] = (this.advances[index] as number) - size / 2;
    if (before) this.shifts[index] = (this.shifts[index] as number) - size / 4;
  }

  /** Whether a full-width mark really stands on a full em, so that half of it is white. */
  isFullWidth(index: number): boolean {
    return (this.of[index] as FaceGlyph).advance > 0.9;
  }

  /** The characters of the glyphs from one to before another. */
  text(from: number, to: number): string {
    for (let index = from; index < to; index += 1) joined.add((this.of[index] as FaceGlyph).text);
    return joined.take();
  }
}

/**
 * Glyphs of a paragraph, without spacing and breaks (see ./spacing.ts and ./breaks.ts). A character that no face has comes
 * as glyph 0 of the first face; guards.ts refuses it before and after.
 */
export function glyphsOf(paragraph: Paragraph, fonts: FontSet): Glyphs {
  const glyphs = new Glyphs(paragraph.pieces.reduce((sum, piece) => sum + (piece.type === 'text' ? piece.text.length : 0), 0));
  let must = false;
  for (const piece of paragraph.pieces) {
    if (piece.type === 'break') {
      must = true;
      continue;
    }
    const first = glyphs.length;
    pushPiece(piece, fonts, glyphs);
    if (glyphs.length === first) continue;
    if (must) glyphs.breaks[first] = 'must';
    must = false;
    const chip = piece.chip !== undefined;
    if (first > 0) glyphs.addGap(first - 1, (piece.lead ?? 0) + (chip ? CHIP.side : 0));
    if (chip) glyphs.addGap(glyphs.length - 1, CHIP.side + CHIP.apart);
  }
  return glyphs;
}

function pushPiece(piece: TextPiece, fonts: FontSet, glyphs: Glyphs): void {
  const { look } = piece;
  const size = piece.mark ? look.size * SUPERSCRIPT.size : look.size;
  for (const run of fonts.runs(piece.text, look.family, look.weight)) {
    pushRun(run.text, shapedFace(run.face), piece, size, glyphs);
  }
}

/** Text that one face shows: letters as kerned words, everything else by itself. */
function pushRun(text: string, face: ShapedFace, piece: TextPiece, size: number, glyphs: Glyphs): void {
  const chinese = piece.language === 'zh';
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) as number;
    const next = at + (code > 0xffff ? 2 : 1);
    if (code === DASH && chinese && text.charCodeAt(next) === DASH) {
      for (const glyph of face.longDash()) glyphs.push(glyph, piece, size);
      at = next + 1;
      continue;
    }
    const glyph = face.character(code, chinese);
    if (glyph.kind === 'letter') {
      const end = wordEnd(text, next);
      pushWord(text, at, end, face, piece, size, glyphs);
      at = end;
    } else {
      glyphs.push(glyph, piece, size);
      at = next;
    }
  }
}

const DASH = 0x2014;

/** A word of letters, kerned: pair by pair where the face kerns so, else as its layout has it. */
function pushWord(text: string, from: number, to: number, face: ShapedFace, piece: TextPiece, size: number, glyphs: Glyphs): void {
  if (!face.kernsByPair || !isLatin(text, from, to)) {
    for (const letter of face.word(text.slice(from, to))) glyphs.push(letter, piece, size);
    return;
  }
  let letter = face.character(text.charCodeAt(from), false);
  for (let at = from + 1; at < to; at += 1) {
    const next = face.character(text.charCodeAt(at), false);
    glyphs.push(letter, piece, size, face.kerned(letter, next));
    letter = next;
  }
  glyphs.push(letter, piece, size);
}

function isLatin(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isLatinLetter(text.charCodeAt(at))) return false;
  return true;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (isLatinLetter(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const length = (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
    if (classOf(text.slice(at, at + length)) !== 'letter') return at;
    at += length;
  }
  return at;
}

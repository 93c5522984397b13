import type { FaceGlyph } from './face.ts';
import type { Elastic, Glyphs } from './glyphs.ts';
import type { TextPiece } from './paragraph.ts';

// In em. A number keeps close to the classifier it counts with, and below the tenth of an em at which PDF readers see a
// space, so that 8,677户 is copied as it is written; everywhere else Han and Latin stand a good fifth of an em apart.
const HAN_LATIN = 0.22;
const DIGIT_HAN = 0.08;
/** What follows the digits after these where both are one date or time: 4月 after 2017年. */
const DATE_PARTS: ReadonlyMap<string, string> = new Map([
  ['年', '月'],
  ['月', '日'],
  ['时', '分'],
]);
const MARK_BEFORE = 0.06;
const MARK_AFTER = 0.09;

/**
 * Spacing of CLREQ 3.2: a gap between Han and Latin or digits, adjacent full-width marks squeezed by half an em, note marks
 * tight. Sets `advances`, `gaps` and `elastic` of the glyphs.
 */
export function space(glyphs: Glyphs): void {
  for (let index = 0; index + 1 < glyphs.length; index += 1) {
    if (glyphs.breaks[index + 1] === 'must') continue;
    const glyph = glyphs.of[index] as FaceGlyph;
    const next = glyphs.of[index + 1] as FaceGlyph;
    if (squeezes(glyphs, index, glyph, next)) glyphs.halve(index, false);
    if (glyph.text === '·' && isNameDot(glyphs, index, next)) glyphs.halve(index, true);
    const gap = gapBetween(glyphs, index, glyph, next);
    if (gap !== 0) glyphs.addGap(index, gap);
    glyphs.elastic[index] = stretches(glyphs, index, glyph, next);
  }
}

/** The middle dot of names stands on a full em in Chinese fonts; half is enough between letters (CLREQ 3.1.6). */
function isNameDot(glyphs: Glyphs, index: number, next: FaceGlyph): boolean {
  const previous = glyphs.of[index - 1];
  return glyphs.isFullWidth(index) && previous !== undefined && previous.kind !== 'space' && next.kind !== 'space';
}

function squeezes(glyphs: Glyphs, index: number, glyph: FaceGlyph, next: FaceGlyph): boolean {
  if (glyph.kind === 'full-close') return (next.kind === 'full-close' || next.kind === 'full-open') && glyphs.isFullWidth(index);
  return glyph.kind === 'full-open' && next.kind === 'full-open' && glyphs.isFullWidth(index);
}

/** Whether a character reads as one with the digits after it: 第1期, 2017年4月23日. */
function joins(glyphs: Glyphs, index: number, glyph: FaceGlyph): boolean {
  if (glyph.text === '第') return true;
  const closing = DATE_PARTS.get(glyph.text);
  if (closing === undefined) return false;
  for (let at = index + 1; at < index + 4; at += 1) {
    const after = glyphs.of[at];
    if (after === undefined || after.kind !== 'digit') return after?.text === closing;
  }
  return false;
}

function gapBetween(glyphs: Glyphs, index: number, glyph: FaceGlyph, next: FaceGlyph): number {
  const own = glyphs.sizes[index] as number;
  const other = glyphs.sizes[index + 1] as number;
  const size = Math.max(own, other);
  if (next.kind === 'digit' && joins(glyphs, index, glyph)) return DIGIT_HAN * size;
  const mark = (glyphs.pieces[index] as TextPiece).mark === true;
  const marks = (glyphs.pieces[index + 1] as TextPiece).mark === true;
  if (marks && !mark) return MARK_BEFORE * own;
  if (mark && !marks) return next.kind === 'han' ? MARK_AFTER * other : 0;
  if (glyph.kind === 'han' && (next.kind === 'letter' || next.kind === 'digit')) return HAN_LATIN * size;
  if (next.kind !== 'han') return 0;
  if (glyph.kind === 'digit' || glyph.text === '%') return DIGIT_HAN * size;
  return glyph.kind === 'letter' ? HAN_LATIN * size : 0;
}

function isEastern({ kind }: FaceGlyph): boolean {
  return kind === 'han' || kind === 'full-close' || kind === 'full-open';
}

function stretches(glyphs: Glyphs, index: number, glyph: FaceGlyph, next: FaceGlyph): Elastic {
  const piece = glyphs.pieces[index] as TextPiece;
  if ((glyphs.pieces[index + 1] as TextPiece).mark || piece.chip !== undefined) return 'no';
  if (glyph.kind === 'space') return glyph.text === ' ' ? 'free' : 'no';
  if ((glyphs.gaps[index] as number) >= HAN_LATIN * (glyphs.sizes[index + 1] as number) * 0.99) return 'free';
  if (piece.mark) return isEastern(next) ? 'hair' : 'no';
  return isEastern(glyph) && isEastern(next) ? 'hair' : 'no';
}

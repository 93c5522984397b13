import type { Glyph } from './glyphs.ts';

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
 * tight. Sets `advance`, `gap` and `elastic` of the glyphs.
 */
export function space(glyphs: readonly Glyph[]): void {
  for (let index = 0; index + 1 < glyphs.length; index += 1) {
    const glyph = glyphs[index] as Glyph;
    const next = glyphs[index + 1] as Glyph;
    if (next.breakBefore === 'must') continue;
    if (squeezes(glyph, next)) glyph.advance -= glyph.size / 2;
    if (glyph.text === '·') halveDot(glyph, glyphs[index - 1], next);
    glyph.gap += joins(glyphs, index) ? DIGIT_HAN * Math.max(glyph.size, next.size) : gapBetween(glyph, next);
    glyph.elastic = stretches(glyph, next);
  }
}

/** The middle dot of names stands on a full em in Chinese fonts; half is enough between letters (CLREQ 3.1.6). */
function halveDot(glyph: Glyph, previous: Glyph | undefined, next: Glyph): void {
  if (!isFullWidth(glyph) || previous === undefined || previous.kind === 'space' || next.kind === 'space') return;
  glyph.advance -= glyph.size / 2;
  glyph.shift -= glyph.size / 4;
}

function squeezes(glyph: Glyph, next: Glyph): boolean {
  if (!isFullWidth(glyph)) return false;
  if (glyph.kind === 'full-close') return next.kind === 'full-close' || next.kind === 'full-open';
  return glyph.kind === 'full-open' && next.kind === 'full-open';
}

/** Whether a full-width mark really stands on a full em, so that half of it is white. */
export function isFullWidth(glyph: Glyph): boolean {
  return glyph.glyph.advance > 0.9;
}

/** Whether a character reads as one with the digits after it: 第1期, 2017年4月23日. */
function joins(glyphs: readonly Glyph[], index: number): boolean {
  const text = glyphs[index]?.text ?? '';
  if (glyphs[index + 1]?.kind !== 'digit') return false;
  if (text === '第') return true;
  const closing = DATE_PARTS.get(text);
  const after = glyphs.slice(index + 1, index + 4).find((glyph) => glyph.kind !== 'digit');
  return closing !== undefined && after?.text === closing;
}

function gapBetween(glyph: Glyph, next: Glyph): number {
  if (next.piece.mark && !glyph.piece.mark) return MARK_BEFORE * glyph.size;
  if (glyph.piece.mark && !next.piece.mark) return next.kind === 'han' ? MARK_AFTER * next.size : 0;
  const size = Math.max(glyph.size, next.size);
  if (glyph.kind === 'han' && (next.kind === 'letter' || next.kind === 'digit')) return HAN_LATIN * size;
  if (next.kind !== 'han') return 0;
  if (glyph.kind === 'digit' || glyph.text === '%') return DIGIT_HAN * size;
  return glyph.kind === 'letter' ? HAN_LATIN * size : 0;
}

const EASTERN: ReadonlySet<string> = new Set(['han', 'full-close', 'full-open']);

function stretches(glyph: Glyph, next: Glyph): Glyph['elastic'] {
  if (next.piece.mark || glyph.piece.chip !== undefined) return 'no';
  if (glyph.kind === 'space') return glyph.text === ' ' ? 'free' : 'no';
  if (glyph.gap >= HAN_LATIN * next.size * 0.99) return 'free';
  if (glyph.piece.mark) return EASTERN.has(next.kind) ? 'hair' : 'no';
  if (!EASTERN.has(glyph.kind) || !EASTERN.has(next.kind)) return 'no';
  return 'hair';
}

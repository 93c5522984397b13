import LineBreaker from 'linebreak';
import { NEVER_FIRST } from './character.ts';
import type { FaceGlyph } from './face.ts';
import type { Glyphs } from './glyphs.ts';
import type { TextPiece } from './paragraph.ts';

const SCALE_WORD = /^(?:thousand|million|billion|trillion)\b/;
/** Symbols that stand after a number and a space (SI, ISO 80000). */
const UNIT = /^(?:[kMGT]?W|kWh|[kcm]?m[²³]?|[km]?g|t|ha|kV|Hz|°C|℃|%|‰)(?![A-Za-z0-9])/;
/** A number with what joins it to another: 2016—, 15%～. */
const RANGE = /\d[%‰℃]?[—–～〜~-]$/;
const CURRENCY = /(?:^|[^A-Za-z])[A-Z]{3}[ \u00a0]$/;

/**
 * Marks where a line may end: the opportunities of UAX #14 over the paragraph's whole text, note marks left out so that they
 * stay with what they mark, then narrowed and widened by the Chinese rules (CLREQ 3.1.4) and by what keeps a number whole.
 */
export function markBreaks(glyphs: Glyphs): void {
  if (glyphs.length < 2) return;
  const text = unmarkedText(glyphs);
  const breaker = new LineBreaker(text);
  let opportunity = 0;
  let offset = 0;
  let previous = -1;
  for (let index = 0; index < glyphs.length; index += 1) {
    if ((glyphs.pieces[index] as TextPiece).mark) continue;
    while (opportunity < offset) opportunity = breaker.nextBreak()?.position ?? Number.POSITIVE_INFINITY;
    if (previous >= 0 && glyphs.breaks[index] === 'no' && mayBreak(glyphs, previous, index, text, offset, opportunity === offset)) {
      glyphs.breaks[index] = 'may';
    }
    offset += (glyphs.of[index] as FaceGlyph).text.length;
    previous = index;
  }
}

function unmarkedText(glyphs: Glyphs): string {
  let text = '';
  for (let index = 0; index < glyphs.length; index += 1) {
    if (!(glyphs.pieces[index] as TextPiece).mark) text += (glyphs.of[index] as FaceGlyph).text;
  }
  return text;
}

function mayBreak(glyphs: Glyphs, before: number, index: number, text: string, offset: number, allowed: boolean): boolean {
  const previous = glyphs.of[before] as FaceGlyph;
  const next = glyphs.of[index] as FaceGlyph;
  if (next.kind === 'space' || next.kind === 'full-close' || next.kind === 'close') return false;
  if (previous.kind === 'full-open' || previous.kind === 'open') return false;
  if (NEVER_FIRST.has(next.text.slice(0, 1))) return false;
  const piece = glyphs.pieces[before] as TextPiece;
  if (piece.chip !== undefined && piece === glyphs.pieces[index]) return false;
  if (keepsTogether(previous, next, text, offset)) return false;
  if (previous.kind === 'space') return allowed && !staysAfterSpace(text, offset, next);
  // UAX #14 lets curly quotes stick to both sides; in Chinese the side is known.
  if (previous.kind === 'full-close' || next.kind === 'full-open') return next.kind !== 'other' || allowed;
  return allowed;
}

/** What belongs to a number: the Han character after it (a classifier, 年, 万), 第 before it, the parts of a date, ranges, 元/人. */
function keepsTogether(previous: FaceGlyph, next: FaceGlyph, text: string, offset: number): boolean {
  if (next.kind === 'han') {
    if (previous.kind === 'digit' || previous.text === '%' || previous.text === '‰') return true;
    // A stroke ends no line (GB/T 15834), but in an address.
    if (previous.text === '/' || previous.text === '／') return true;
    // A scale word and the classifier after it: 15亿元.
    return isScale(previous.text) && /\d[万亿]{1,2}$/.test(text.slice(Math.max(0, offset - 3), offset));
  }
  if (next.kind !== 'digit') return false;
  if (previous.text === '第') return true;
  if (previous.text === '年' || previous.text === '月') return isInDate(text, offset);
  return RANGE.test(text.slice(Math.max(0, offset - 3), offset));
}

function isScale(text: string): boolean {
  return text === '万' || text === '亿';
}

/** Between the parts of 2017年4月23日. */
function isInDate(text: string, offset: number): boolean {
  return /\d[年月]$/.test(text.slice(Math.max(0, offset - 2), offset)) && /^\d{1,2}[月日]/.test(text.slice(offset, offset + 3));
}

/** `CNY 1.5 billion`, `20 km`: the currency code, the number and the scale word or the unit's symbol are one. */
function staysAfterSpace(text: string, offset: number, next: FaceGlyph): boolean {
  const before = text.slice(Math.max(0, offset - 5), offset);
  if (next.kind === 'digit' && CURRENCY.test(before)) return true;
  return /\d[ \u00a0]$/.test(before) && (SCALE_WORD.test(text.slice(offset, offset + 10)) || UNIT.test(text.slice(offset, offset + 4)));
}

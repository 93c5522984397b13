import LineBreaker from 'linebreak';
import { NEVER_FIRST } from './character.ts';
import type { Glyph } from './glyphs.ts';

const SCALE_WORD = /^(?:thousand|million|billion|trillion)\b/;
const CURRENCY = /(?:^|[^A-Za-z])[A-Z]{3}[ \u00a0]$/;

/**
 * Marks where a line may end: the opportunities of UAX #14 over the paragraph's whole text, note marks left out so that they
 * stay with what they mark, then narrowed and widened by the Chinese rules (CLREQ 3.1.4) and by what keeps a number whole.
 */
export function markBreaks(glyphs: readonly Glyph[]): void {
  const plain = glyphs.filter((glyph) => glyph.piece.mark !== true);
  const text = plain.map((glyph) => glyph.text).join('');
  const opportunities = opportunitiesIn(text);
  let offset = 0;
  for (const [index, glyph] of plain.entries()) {
    const previous = plain[index - 1];
    if (previous !== undefined && glyph.breakBefore === 'no' && mayBreak(previous, glyph, text, offset, opportunities.has(offset))) {
      glyph.breakBefore = 'may';
    }
    offset += glyph.text.length;
  }
}

function opportunitiesIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) found.add(next.position);
  return found;
}

function mayBreak(previous: Glyph, next: Glyph, text: string, offset: number, allowed: boolean): boolean {
  if (next.kind === 'space' || next.kind === 'full-close' || next.kind === 'close') return false;
  if (previous.kind === 'full-open' || previous.kind === 'open') return false;
  if (NEVER_FIRST.has(next.text.slice(0, 1))) return false;
  if (previous.piece.chip !== undefined && previous.piece === next.piece) return false;
  if (isFigurePart(previous) && next.kind === 'han') return false;
  if (isInDate(previous, text, offset)) return false;
  // A scale word and the classifier after it: 15亿元.
  if (next.kind === 'han' && /\d[万亿]{1,2}$/.test(text.slice(Math.max(0, offset - 3), offset))) return false;
  if (previous.text === '第' && next.kind === 'digit') return false;
  if (isDash(previous) && next.kind === 'digit' && /\d[—–-]$/.test(text.slice(Math.max(0, offset - 2), offset))) return false;
  if (previous.kind === 'space') return allowed && !staysAfterSpace(text, offset, next);
  // UAX #14 lets curly quotes stick to both sides; in Chinese the side is known.
  if (previous.kind === 'full-close' || next.kind === 'full-open') return next.kind !== 'other' || allowed;
  return allowed;
}

/** The end of a figure, which one following Han character (a classifier, 年, 万) belongs to. */
function isFigurePart(glyph: Glyph): boolean {
  return glyph.kind === 'digit' || glyph.text === '%' || glyph.text === '‰';
}

function isDash(glyph: Glyph): boolean {
  return glyph.text === '—' || glyph.text === '–' || glyph.text === '-';
}

/** Between the parts of 2017年4月23日. */
function isInDate(previous: Glyph, text: string, offset: number): boolean {
  if (previous.text !== '年' && previous.text !== '月') return false;
  return /\d[年月]$/.test(text.slice(Math.max(0, offset - 2), offset)) && /^\d{1,2}[月日]/.test(text.slice(offset, offset + 3));
}

/** `CNY 1.5 billion`: the currency code, the number and the scale word are one. */
function staysAfterSpace(text: string, offset: number, next: Glyph): boolean {
  const before = text.slice(Math.max(0, offset - 5), offset);
  if (next.kind === 'digit' && CURRENCY.test(before)) return true;
  return /\d[ \u00a0]$/.test(before) && SCALE_WORD.test(text.slice(offset, offset + 10));
}

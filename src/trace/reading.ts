import type { Figure } from '../dataset/dataset.ts';
import { LANGUAGES } from '../language.ts';
import { compare } from '../quantity/decimal.ts';
import type { Decimal } from '../quantity/quantity.ts';
import { takeQualifier } from '../quantity/qualifiers.ts';
import { readPrinted, type PrintedReading } from '../quantity/read.ts';
import { fold } from './fold.ts';
import { unitWordAt, type Lexicon, type NumberSpan } from './numbers.ts';
import { numbersWithin, onOneLine, type NumberedDocument, type Occurrence } from './tokens.ts';

/** What a figure and its source may disagree on. */
export type Difference = 'value' | 'unit' | 'qualifier';

/** A number as the source has it, with its unit and bound words, and how it differs from a figure. */
export interface SourceReading {
  readonly occurrence: Occurrence;
  /** As printed, on one line. */
  readonly printed: string;
  readonly differences: readonly Difference[];
  readonly reading?: PrintedReading;
}

/** Longest bound word: `approximately`, with a space. */
const LONGEST_WORD = 14;
const LONGEST_UNIT = 20;
// 附近5个村 says nearby, 节约5亿元 saved, recover 500 nothing of over: the last characters are no bound word there.
const OTHER_WORDS = /(?:[附最邻临靠远]近|[节合公条契预签制简集特违履]约|[赶反高]超|[a-z](?:over|under|about|above|below))$/i;

function wordingLength(token: string): number {
  return Math.max(...LANGUAGES.map((language) => takeQualifier(token, language).wording.length));
}

/** The occurrence together with a bound word that stands beside it and not in it; the longest such word. */
function withBoundWord({ text, wraps }: NumberedDocument, { start, end }: Occurrence): Occurrence {
  const token = text.slice(start, end);
  let found = { start, end };
  let longest = wordingLength(token);
  const consider = (added: string, whole: string, occurrence: Occurrence): void => {
    if (added.includes('\n') && !wraps) return;
    const length = wordingLength(whole);
    // The word must reach from the edge to the token.
    if (length > longest && length >= added.trim().length) [found, longest] = [occurrence, length];
  };
  for (let length = 1; length <= LONGEST_WORD; length++) {
    const before = text.slice(Math.max(0, start - length), start);
    const after = text.slice(end, end + length);
    const inContext = text.slice(Math.max(0, start - length - 1), start).trimEnd();
    if (!OTHER_WORDS.test(inContext)) consider(before, before + token, { start: start - before.length, end });
    consider(after, token + after, { start, end: end + after.length });
  }
  return found;
}

/** The unit word right after a number, as the source spells it. */
function unitAfter({ text, wraps }: NumberedDocument, index: number, lexicon: Lexicon): { readonly word: string; readonly end: number } {
  const { text: plain, at } = fold(text.slice(index, index + LONGEST_UNIT), wraps);
  const word = unitWordAt(plain, 0, lexicon);
  return { word, end: index + (word === '' ? 0 : (at[word.length - 1] ?? 0) + 1) };
}

function sameNumber(a: Decimal | undefined, b: Decimal | undefined): boolean {
  return a === undefined || b === undefined ? a === b : compare(a, b) === 0;
}

function differencesOf(figure: Figure, reading: PrintedReading): Difference[] {
  const { quantity, unit } = figure;
  if (quantity === undefined) return [];
  const differences: Difference[] = [];
  if (!sameNumber(reading.value, quantity.value) || !sameNumber(reading.high, quantity.high)) differences.push('value');
  if (reading.unitWord !== '' && reading.unitWord !== unit.zh) differences.push('unit');
  if (reading.qualifier !== quantity.qualifier) differences.push('qualifier');
  return differences;
}

function read(document: NumberedDocument, figure: Figure, occurrence: Occurrence): SourceReading {
  const whole = withBoundWord(document, occurrence);
  const printed = onOneLine(document.text.slice(whole.start, whole.end));
  const reading = readPrinted(printed, figure.unit);
  if (reading === undefined) return { occurrence: whole, printed, differences: ['value'] };
  return { occurrence: whole, printed, reading, differences: differencesOf(figure, reading) };
}

/**
 * Reads a number of the source for a figure, with the unit word after it and the bound words around it.
 */
export function readNumber(document: NumberedDocument, figure: Figure, { start, end }: NumberSpan, lexicon: Lexicon): SourceReading {
  return read(document, figure, { start, end: unitAfter(document, end, lexicon).end });
}

/**
 * Reads a figure's token again where it stands in the source. The unit word after its number must be the token's: 3.9万人 is not what 3.9万人次 says.
 */
export function readAgain(document: NumberedDocument, figure: Figure, occurrence: Occurrence, lexicon: Lexicon): SourceReading {
  const number = numbersWithin(document, occurrence).at(-1);
  const unit = number === undefined ? undefined : unitAfter(document, number.end, lexicon);
  if (number !== undefined && unit !== undefined && unit.end > occurrence.end && unit.word !== fold(figure.unit.zh).text) {
    const whole = { start: occurrence.start, end: unit.end };
    return { occurrence: whole, printed: onOneLine(document.text.slice(whole.start, whole.end)), differences: ['unit'] };
  }
  return read(document, figure, occurrence);
}

import type { Folded } from './fold.ts';
import { fold } from './fold.ts';
import type { NumberSpan } from './numbers.ts';
import type { SourceDocument } from './source-document.ts';

/** Where a token stands in a document's text. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** A document with every number in it. */
export interface NumberedDocument extends SourceDocument {
  readonly folded: Folded;
  /** In the order of the text. */
  readonly numbers: readonly NumberSpan[];
}

/** Finds the numbers of a document. */
export function numbered(document: SourceDocument, find: (folded: Folded) => readonly NumberSpan[]): NumberedDocument {
  const folded = fold(document.text, document.wraps);
  return { ...document, folded, numbers: find(folded) };
}

/** A stretch of a text without line ends: between words of Latin letters a space, elsewhere nothing. */
export function onOneLine(text: string): string {
  return text.replace(/(?<=[!-~])\n(?=[!-~])/g, ' ').replaceAll('\n', '');
}

/** First index in an ascending list whose value is not below `least`. */
function firstFrom<T>(list: readonly T[], valueOf: (item: T) => number, least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && valueOf(item) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The numbers that share a character with a stretch of text. */
export function numbersWithin({ numbers }: NumberedDocument, { start, end }: Occurrence): readonly NumberSpan[] {
  const first = firstFrom(numbers, (span) => span.end, start + 1);
  const last = firstFrom(numbers, (span) => span.start, end);
  return numbers.slice(first, last);
}

function* indicesOf(text: string, token: string): Generator<number> {
  for (let index = token === '' ? -1 : text.indexOf(token); index >= 0; index = text.indexOf(token, index + 1)) yield index;
}

function literally({ text }: SourceDocument, token: string, { start, end }: Occurrence): Occurrence[] {
  return Array.from(indicesOf(text.slice(start, end), token), (index) => ({ start: start + index, end: start + index + token.length }));
}

function folded({ folded: { text, at }, wraps }: NumberedDocument, token: string, { start, end }: Occurrence): Occurrence[] {
  const plain = fold(token).text;
  const from = firstFrom(at, (index) => index, start);
  // A printed line may break within the token.
  const to = firstFrom(at, (index) => index, end) + (wraps ? plain.length - 1 : 0);
  return Array.from(indicesOf(text.slice(from, to), plain), (index) => ({
    start: at[from + index] ?? 0,
    end: (at[from + index + plain.length - 1] ?? 0) + 1,
  }));
}

/** Where a text stands within a stretch of a document: as it is, or else in the form of {@link fold}. */
export function textIn(document: NumberedDocument, text: string, within: Occurrence): readonly Occurrence[] {
  const found = literally(document, text, within);
  return found.length > 0 ? found : folded(document, text, within);
}

/**
 * Where a printed token stands within a stretch of a document. Its numbers must be whole ones there: 34所 is not in 134所, nor 五年 in 十五年.
 * @param count the numbers in the token.
 */
export function tokenIn(document: NumberedDocument, token: string, count: number, within: Occurrence): readonly Occurrence[] {
  const isWhole = (occurrence: Occurrence): boolean => {
    const numbers = numbersWithin(document, occurrence);
    return numbers.length === count && numbers.every(({ start, end }) => start >= occurrence.start && end <= occurrence.end);
  };
  const found = literally(document, token, within).filter(isWhole);
  return found.length > 0 ? found : folded(document, token, within).filter(isWhole);
}

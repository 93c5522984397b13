import type { Place } from '../diagnostic/diagnostic.ts';

/** The text of a source, as a reader of it sees it, with where each character stands in its file. */
export interface SourceDocument {
  readonly file: string;
  /** Paragraphs with at least one visible character, apart by `\n`; the title is the first. */
  readonly text: string;
  /** The text knows printed lines only, as in a PDF: what breaks off at a line's end goes on in the next. */
  readonly wraps: boolean;
  readonly paragraphs: number;
  /** Number of the paragraph an index of `text` lies in, from 1. */
  paragraphAt(index: number): number;
  /** First and last index (the latter not included) of a paragraph; nothing where there is none. */
  range(paragraph: number): { readonly start: number; readonly end: number } | undefined;
  /** The place in the file; nothing where a file has no lines and columns. */
  place(index: number, length?: number): Place | undefined;
  /** The place in words: `page.txt:12:4`, `page.pdf#page=2:12`. */
  where(index: number): string;
}

/** A paragraph as a reader of one format finds it. `at` gives a position for each UTF-16 unit of `text`. */
export interface Piece {
  readonly text: string;
  readonly at: readonly number[];
}

/** How a format tells where a position of {@link Piece} is. */
export interface Positions {
  readonly place: (at: number, length?: number) => Place | undefined;
  readonly where: (at: number) => string;
}

/** Puts the paragraphs of a file together; blank ones are left out and not counted. */
export function documentOf(file: string, pieces: readonly Piece[], positions: Positions, wraps = false): SourceDocument {
  const kept = pieces.filter(({ text }) => /\S/.test(text));
  const starts: number[] = [];
  let length = 0;
  for (const { text } of kept) {
    starts.push(length);
    length += text.length + 1;
  }
  const paragraphAt = (index: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const position = (index: number): number => {
    const paragraph = paragraphAt(index) - 1;
    return kept[paragraph]?.at[index - (starts[paragraph] ?? 0)] ?? 0;
  };
  return {
    file,
    text: kept.map(({ text }) => text).join('\n'),
    wraps,
    paragraphs: kept.length,
    paragraphAt,
    range(paragraph) {
      const start = starts[paragraph - 1];
      return start === undefined ? undefined : { start, end: start + (kept[paragraph - 1]?.text.length ?? 0) };
    },
    place: (index, length) =>
      positions.place(position(index), length === undefined ? undefined : position(index + length - 1) - position(index) + 1),
    where: (index) => positions.where(position(index)),
  };
}

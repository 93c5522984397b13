import type { SourceText } from '../../dataset/text.ts';
import { documentOf, type Piece, type Positions, type SourceDocument } from '../source-document.ts';

/** Lines of a decoded file with the offset of each character. */
export function linesOf(source: SourceText): readonly Piece[] {
  let start = 0;
  return source.text.split('\n').map((text) => {
    const from = start;
    start += text.length + 1;
    return { text, at: Array.from({ length: text.length }, (_, index) => from + index) };
  });
}

/** Lines and columns of a decoded file. */
export function positionsIn(source: SourceText): Positions {
  return {
    place: (at, length) => source.place(at, length),
    where: (at) => {
      const { file, line, column } = source.place(at);
      return `${file}:${line}:${column}`;
    },
  };
}

/** Plain text: each line is a paragraph. */
export function readPlainText(source: SourceText): SourceDocument {
  return documentOf(source.file, linesOf(source), positionsIn(source));
}

import type { FontSet } from '../fonts/font-set.ts';
import type { Layout } from './engine/layout.ts';
import { TextLine } from './engine/text-line.ts';
import { type SetLine, SetParagraph } from './line/lines.ts';
import type { Paragraph } from './line/paragraph.ts';

/** The page of each anchor. */
export function anchorPages(layout: Layout): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, page] of layout.pages.entries()) {
    for (const { item } of page.items) {
      if (!(item instanceof TextLine) || item.index > 0) continue;
      for (const anchor of item.paragraph.anchors) if (!found.has(anchor)) found.set(anchor, index + 1);
    }
  }
  return found;
}

/**
 * Writes the numbers of pages into the lines that show them. False when one of them needs more or fewer lines than were laid
 * out for it, and with it another layout.
 */
export function numberPages(layout: Layout, pageOf: ReadonlyMap<string, number>, fonts: FontSet): boolean {
  const broken = new Map<Paragraph, readonly SetLine[] | undefined>();
  const linesOf = ({ paragraph, box }: TextLine): readonly SetLine[] | undefined => {
    if (!broken.has(paragraph)) broken.set(paragraph, numbered(paragraph, pageOf, box, fonts));
    return broken.get(paragraph);
  };
  const counts = new Map<Paragraph, number>();
  for (const line of layout.lines) {
    const lines = linesOf(line);
    if (lines === undefined) continue;
    counts.set(line.paragraph, (counts.get(line.paragraph) ?? 0) + 1);
    const [own, again] = [line.set, lines[line.index]];
    if (again === undefined || again.height !== own.height) return false;
  }
  if ([...counts].some(([paragraph, count]) => broken.get(paragraph)?.length !== count)) return false;
  // The lines on the pages may be copies of those that were laid out.
  for (const line of [...layout.lines, ...layout.pages.flatMap(({ items }) => items.map(({ item }) => item))]) {
    if (line instanceof TextLine) line.set = linesOf(line)?.[line.index] ?? line.set;
  }
  return true;
}

/** The lines of a paragraph with its page numbers, where it shows any and they are not as expected. */
function numbered(paragraph: Paragraph, pageOf: ReadonlyMap<string, number>, box: number, fonts: FontSet): readonly SetLine[] | undefined {
  let differs = false;
  const pieces = paragraph.pieces.map((piece) => {
    if (piece.type === 'break' || piece.pageOf === undefined) return piece;
    const text = String(pageOf.get(piece.pageOf) ?? 0);
    differs ||= text !== piece.text;
    return { ...piece, text };
  });
  return differs ? new SetParagraph({ ...paragraph, pieces }, fonts).lines(box) : undefined;
}

import type { FontSet } from '../fonts/font-set.ts';
import type { Layout } from './engine/layout.ts';
import { TextLine } from './engine/text-line.ts';
import { type SetLine, SetParagraph } from './line/lines.ts';
import type { PageOf, Paragraph } from './line/paragraph.ts';

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

/** A paragraph with its page numbers, broken as it was before. */
interface Numbered {
  readonly paragraph: Paragraph;
  readonly lines: readonly SetLine[];
}

/**
 * Writes the numbers of pages into the lines that show them. False when one of them needs more or fewer lines than were laid
 * out for it, and with it another layout.
 */
export function numberPages(layout: Layout, pageOf: ReadonlyMap<string, number>, fonts: FontSet): boolean {
  const known = new Map<Paragraph, Numbered | undefined>();
  const counts = new Map<Paragraph, number>();
  for (const { paragraph, box, set, index } of layout.lines) {
    if (!known.has(paragraph)) known.set(paragraph, numbered(paragraph, pageOf, box, fonts));
    const again = known.get(paragraph);
    if (again === undefined) continue;
    counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
    if (again.lines[index]?.height !== set.height) return false;
  }
  if ([...counts].some(([paragraph, count]) => known.get(paragraph)?.lines.length !== count)) return false;
  if (counts.size === 0) return true;
  // The lines on the pages may be copies of those that were laid out.
  for (const line of [...layout.lines, ...layout.pages.flatMap(({ items }) => items.map(({ item }) => item))]) {
    const again = line instanceof TextLine ? known.get(line.paragraph) : undefined;
    if (again !== undefined) (line as TextLine).become(again.paragraph, again.lines);
  }
  return true;
}

/** The paragraph with its page numbers, where it shows any that are not as expected. */
function numbered(paragraph: Paragraph, pageOf: ReadonlyMap<string, number>, box: number, fonts: FontSet): Numbered | undefined {
  const changes = paragraph.pieces.some(
    (piece) => piece.type === 'text' && piece.pageOf !== undefined && piece.text !== pageText(piece.pageOf, pageOf),
  );
  if (!changes) return undefined;
  const pieces = paragraph.pieces.map((piece) =>
    piece.type === 'break' || piece.pageOf === undefined ? piece : { ...piece, text: pageText(piece.pageOf, pageOf) },
  );
  const again = { ...paragraph, pieces };
  return { paragraph: again, lines: new SetParagraph(again, fonts).lines(box) };
}

/** The number of an anchor's page, nothing where one before it stands on that page; 0 as long as it is not known. */
export function pageText({ anchor, before }: PageOf, pageOf: ReadonlyMap<string, number>): string {
  const page = pageOf.get(anchor) ?? 0;
  if (before.some((other) => (pageOf.get(other) ?? 0) === page)) return '';
  return (before.length === 0 ? '' : ', ') + String(page);
}

import type { FontSet } from '../../fonts/font-set.ts';
import { setParagraph } from '../line/kept-paragraphs.ts';
import type { SetParagraph } from '../line/lines.ts';
import type { Cell, StackNode, TableNode, TextNode } from './definition.ts';

/** The set paragraph of a text node, made when first asked for. */
export function setOf(node: TextNode, fonts: FontSet): SetParagraph {
  node.set ??= setParagraph(node.paragraph, fonts);
  return node.set;
}

/** Height of paragraphs one under another, `width` points wide, without being laid out. */
export function textHeight(node: TextNode | StackNode | Record<string, never>, width: number, fonts: FontSet): number {
  if ('stack' in node) return (node as StackNode).stack.reduce((sum, part) => sum + textHeight(part as TextNode, width, fonts), 0);
  if (!('paragraph' in node)) return 0;
  const text = node as TextNode;
  const [left = 0, top = 0, right = 0, bottom = 0] = text.margin ?? [];
  return setOf(text, fonts)
    .lines(width - left - right)
    .reduce((sum, { height }) => sum + height, top + bottom);
}

/** Height of a table's rows; in a column whose width only the layout finds, texts count as one line. */
export function rowsHeight({ table: { widths, body }, layout }: Pick<TableNode, 'table' | 'layout'>, fonts: FontSet): number {
  let height = 0;
  for (const [row, cells] of body.entries()) {
    const heights = cells.map((cell, column) => {
      const span = (cell as Cell).colSpan ?? 1;
      const own = widths.slice(column, column + span);
      const within = own.reduce<number>((sum, width) => sum + (typeof width === 'number' ? width : Number.POSITIVE_INFINITY), 0);
      const between = own
        .slice(1)
        .reduce<number>((sum, _, at) => sum + layout.paddingRight(column + at) + layout.paddingLeft(column + at + 1), 0);
      return textHeight(cell as TextNode | StackNode, within + between, fonts);
    });
    height += Math.max(0, ...heights) + layout.paddingTop(row) + layout.paddingBottom(row) + layout.hLineWidth(row);
  }
  return height;
}

import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import type { BlockNode, StackNode } from '../engine/definition.ts';
import { lookChange } from '../line/kept-looks.ts';
import { piecesOf, textPiece } from './inline.ts';
import { textNode } from './paragraph.ts';
import { type Scope, speaking } from './scope.ts';

const MARKER = 13;
const GAP = 3.5;

const markerLook = lookChange((look) => ({ ...look, colour: COLOURS.grey }));

/** `ol` and `ul`: markers right-aligned in a column of their own, so that the texts hang. */
export function list(node: ElementNode, outer: Scope): StackNode {
  const scope = speaking(outer, node);
  const look = scope.build.looks.list;
  const items = node.children.filter((child): child is ElementNode => !('text' in child));
  const rows = items.map((item, index): BlockNode => {
    const marker = node.name === 'ol' ? `${index + 1}.` : '•';
    const inner = speaking(scope, item);
    const sign = textNode(textPiece(marker, { scope, look: markerLook(look) }), scope, item, 'right');
    const text = textNode(piecesOf(item, { scope: inner, look }), inner, item, 'left', undefined);
    sign.width = MARKER;
    text.width = '*';
    return { columns: [sign, text], columnGap: GAP };
  });
  return { stack: rows };
}

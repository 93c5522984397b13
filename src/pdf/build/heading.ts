import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { RULES, SPACE } from '../../theme/page.ts';
import { LOOKS } from '../../theme/type.ts';
import { ruled } from './frame.ts';
import { piecesOf } from './inline.ts';
import { textNode } from './paragraph.ts';
import { attribute, type Block, type Scope, speaking } from './scope.ts';

/** `h1`, `h2` (with a rule below) and `h3`. */
export function heading(node: ElementNode, outer: Scope): Block {
  const scope = speaking(outer, node);
  const level = node.name as 'h1' | 'h2' | 'h3';
  const pieces = piecesOf(node, { scope, look: LOOKS[level], heading: level });
  const text = textNode(pieces, scope, node, 'left', scope.build.headingAnchors.get(node) ?? attribute(node, 'id'));
  const ruledBelow = level === 'h2' && scope.part === 'body';
  return { node: ruledBelow ? ruled(text, RULES.hair, COLOURS.rule, 3) : text, space: SPACE[level], leads: true };
}

import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { RULES, SPACE } from '../../theme/page.ts';
import { setParagraph } from '../line/kept-paragraphs.ts';
import type { Paragraph } from '../line/paragraph.ts';
import { ruled } from './frame.ts';
import { piecesOf } from './inline.ts';
import { textNode } from './paragraph.ts';
import { attribute, type Block, type Scope, speaking } from './scope.ts';

type Pieces = Paragraph['pieces'];

/** A heading too long for one line has its second language on a line of its own. */
function fitting(pieces: Pieces, { build, width }: Scope, { place }: ElementNode): Pieces {
  const second = pieces.findIndex((piece) => piece.type === 'text' && piece.lead !== undefined);
  if (second < 1) return pieces;
  const whole = setParagraph({ pieces, align: 'left', place, anchors: [], outline: [] }, build.fonts);
  return whole.maxWidth <= width ? pieces : pieces.toSpliced(second, 0, { type: 'break' });
}

/** `h1`, `h2` (with a rule below) and `h3`. */
export function heading(node: ElementNode, outer: Scope): Block {
  const scope = speaking(outer, node);
  const level = node.name as 'h1' | 'h2' | 'h3';
  const pieces = fitting(piecesOf(node, { scope, look: scope.build.looks[level], heading: level }), scope, node);
  const text = textNode(pieces, scope, node, 'left', scope.build.headingAnchors.get(node) ?? attribute(node, 'id'));
  const ruledBelow = level === 'h2' && scope.part === 'body';
  return {
    node: ruledBelow ? ruled(text, RULES.hair, COLOURS.rule, 3) : text,
    space: SPACE[level],
    leads: true,
    ...(level === 'h1' ? {} : { tight: true as const }),
  };
}

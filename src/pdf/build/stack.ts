import type { ElementNode } from '../../markup/tree.ts';
import { HEADING_HEIGHT, ROOM_BELOW_HEADING } from '../../theme/page.ts';
import type { BlockNode, StackNode } from '../engine/definition.ts';
import type { Block, Scope } from './scope.ts';

/** The blocks inside an element, one under another, with white space between and headings kept with what follows. */
export function stackOf(node: ElementNode, scope: Scope): StackNode {
  const inPage = scope.part === 'head' || scope.part === 'foot';
  return stack(scope.build.blocksOf(node, scope), inPage ? 1 : scope.build.times.white);
}

/** Blocks one under another; `white` multiplies the space between. */
function stack(blocks: readonly Block[], white: number): StackNode {
  const nodes: BlockNode[] = [];
  for (let index = 0; index < blocks.length;) {
    const group = headedGroup(blocks, index);
    const placed = group.map((block, at) => place(block, blocks[index + at - 1], white));
    const whole = group.length > 1 && group.at(-1)?.whole === true;
    const [first] = placed;
    if (whole && first !== undefined) {
      const { pageBreak } = first;
      delete first.pageBreak;
      nodes.push({ stack: placed, unbreakable: true, ...(pageBreak === undefined ? {} : { pageBreak }) });
    } else {
      if (group.length > 1 && first !== undefined) first.room = () => roomFor(group);
      nodes.push(...placed);
    }
    index += group.length;
  }
  return { stack: nodes };
}

/** A heading, the headings and captions under it, and the block they lead to; or one block alone. */
function headedGroup(blocks: readonly Block[], from: number): readonly Block[] {
  let end = from;
  while (end < blocks.length - 1 && blocks[end]?.leads && blocks[end + 1]?.starts === undefined) end += 1;
  return blocks.slice(from, end + 1);
}

function roomFor(group: readonly Block[]): number {
  const opening = group.at(-1)?.opening?.() ?? 0;
  return Math.max(ROOM_BELOW_HEADING, (group.length - 1) * HEADING_HEIGHT + opening);
}

function place({ node, space: [before], whole, starts }: Block, previous: Block | undefined, white: number): BlockNode {
  const gap = previous === undefined || starts ? 0 : previous.tight ? previous.space[1] : Math.max(previous.space[1], before);
  const [left = 0, top = 0, right = 0, bottom = 0] = node.margin ?? [];
  node.margin = [left, top + gap * white, right, bottom];
  if (whole) node.unbreakable = true;
  if (starts) node.pageBreak = 'before';
  return node;
}

import type { ElementNode } from '../../markup/tree.ts';
import { HEADING_HEIGHT, ROOM_BELOW_HEADING } from '../../theme/page.ts';
import type { BlockNode, StackNode } from '../engine/definition.ts';
import type { Block, Scope } from './scope.ts';

/** The blocks inside an element, one under another, with white space between and headings kept with what follows. */
export function stackOf(node: ElementNode, scope: Scope): StackNode {
  return { stack: [...flowOf(node, scope)] };
}

/** As {@link stackOf}, each built when it is asked for. */
export function* flowOf(node: ElementNode, scope: Scope): Generator<BlockNode> {
  const inPage = scope.part === 'head' || scope.part === 'foot';
  const white = inPage ? 1 : scope.build.times.white;
  let previous: Block | undefined;
  // A heading, the headings and captions under it, and the block they lead to; or one block alone.
  let group: Block[] = [];
  for (const block of scope.build.blocksOf(node, scope)) {
    const last = group.at(-1);
    if (last !== undefined && !(last.leads && block.starts === undefined)) {
      yield* placed(group, previous, white);
      previous = last;
      group = [];
    }
    group.push(block);
  }
  yield* placed(group, previous, white);
}

/** Blocks that belong together, after a block before them; `white` multiplies the space between. */
function placed(group: readonly Block[], previous: Block | undefined, white: number): BlockNode[] {
  const nodes = group.map((block, at) => place(block, at === 0 ? previous : group[at - 1], white));
  const [first] = nodes;
  if (group.length < 2 || first === undefined) return nodes;
  if (group.at(-1)?.whole !== true) {
    first.room = () => roomFor(group);
    return nodes;
  }
  const { pageBreak } = first;
  delete first.pageBreak;
  return [{ stack: nodes, unbreakable: true, ...(pageBreak === undefined ? {} : { pageBreak }) }];
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

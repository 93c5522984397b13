import type { ElementNode } from '../../markup/tree.ts';
import { COLUMN_GAPS, SPACE } from '../../theme/page.ts';
import { attribute, type Block, type Scope } from './scope.ts';
import { stackOf } from './stack.ts';
import { columnWidths } from './widths.ts';

// More characters than this in one row of columns may not fit a page together and are broken over pages.
const WHOLE_UP_TO = 2000;

/** `columns`: stacks side by side, kept on one page unless they are long. */
export function columns(node: ElementNode, scope: Scope): Block {
  const children = node.children.filter((child): child is ElementNode => !('text' in child));
  const gap = COLUMN_GAPS[(attribute(node, 'gap') ?? 'normal') as keyof typeof COLUMN_GAPS];
  const room = scope.width - gap * (children.length - 1);
  const widths = columnWidths(attribute(node, 'widths'), children.length, room);
  const built = children.map((child, index) => {
    const width = widths[index] ?? '*';
    const column = stackOf(child, { ...scope, width: typeof width === 'number' ? width : room / children.length });
    column.width = width;
    if (attribute(child, 'valign') === 'bottom') column.verticalAlignment = 'bottom';
    return column;
  });
  const whole = scope.part === 'body' && lengthOf(node) <= WHOLE_UP_TO && !holdsTable(node);
  return {
    node: { columns: built, columnGap: gap },
    space: scope.part === 'body' ? SPACE.columns : [0, 0],
    ...(whole ? { whole: true as const } : {}),
  };
}

function lengthOf(node: ElementNode): number {
  return node.children.reduce((sum, child) => sum + ('text' in child ? child.text.length : lengthOf(child)), 0);
}

function holdsTable(node: ElementNode): boolean {
  return node.children.some((child) => !('text' in child) && (child.name === 'table' || holdsTable(child)));
}

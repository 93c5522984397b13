import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { CARD, RULES } from '../../theme/page.ts';
import type { Cell, StackNode, TableNode, TextNode } from '../engine/definition.ts';
import { textHeight } from '../engine/text-height.ts';
import { setParagraph } from '../line/kept-paragraphs.ts';
import { BARE } from './frame.ts';
import { textPiece } from './inline.ts';
import { paragraph, textNode } from './paragraph.ts';
import { attribute, measuring, type Scope } from './scope.ts';

const SMALLEST_NUMBER = 10;
const ABOVE_LAST = 3.5;

/** What the cards of a row multiply the sizes of numbers and of the words beside them by. */
interface Scale {
  readonly number: number;
  readonly unit: number;
}

/** `kpi-row`: panels of one height side by side, each under a line, their last paragraphs aligned. Long numbers are set smaller, in all cards alike. */
export function cards(node: ElementNode, outer: Scope): TableNode {
  const scope: Scope = { ...outer, part: 'card' };
  const { looks, fonts } = scope.build;
  const children = node.children.filter((child): child is ElementNode => !('text' in child));
  const count = children.length;
  const width = (scope.width - CARD.gap * (count - 1)) / count;
  const inner = width - 2 * CARD.side;
  const fits = (unit: number): number => Math.min(1, ...children.map((child) => fitting(child, scope, inner, unit)));
  const unit = fits(1) < 1 ? CARD.smallUnit : 1;
  const scale: Scale = { unit, number: Math.max(SMALLEST_NUMBER / looks['kpi-number'].size, fits(unit)) };
  const built = children.map((child) => card(child, scope, scale));
  const heights = built.map((each) => textHeight({ stack: each.stack.slice(0, -1) }, inner, fonts));
  const row: Cell[] = built.flatMap((each, index): Cell[] => {
    const last = each.stack.at(-1);
    // The last paragraphs of all cards stand level.
    if (last !== undefined) last.margin = [0, ABOVE_LAST + Math.max(...heights) - (heights[index] as number), 0, 0];
    const panel: Cell = { ...each, fillColor: COLOURS.panel, border: [false, true, false, false] };
    return index === 0 ? [panel] : [{ stack: [] }, panel];
  });
  return {
    table: { widths: row.map((_, column) => (column % 2 === 0 ? inner : CARD.gap)), body: [row], dontBreakRows: true },
    layout: {
      ...BARE,
      defaultBorder: false,
      hLineWidth: (line) => (line === 0 ? RULES.accent : 0),
      hLineColor: () => COLOURS.accent,
      paddingLeft: (column) => (column % 2 === 0 ? CARD.side : 0),
      paddingRight: (column) => (column % 2 === 0 ? CARD.side : 0),
      paddingTop: () => CARD.top,
      paddingBottom: () => CARD.bottom,
    },
  };
}

/** How much of its full size a card's number may have beside its unit. */
function fitting(node: ElementNode, outer: Scope, width: number, unit: number): number {
  const scope = measuring(outer);
  const whole = widthOf(number(node, scope, { number: 1, unit }), scope);
  const digits = widthOf(
    textNode(textPiece(attribute(node, 'number') ?? '', { scope, look: scope.build.looks['kpi-number'] }), scope, node, 'left'),
    scope,
  );
  return (width - (whole - digits) - 0.5) / digits;
}

function widthOf(text: TextNode, scope: Scope): number {
  return setParagraph(text.paragraph, scope.build.fonts).maxWidth;
}

function card(node: ElementNode, scope: Scope, scale: Scale): StackNode {
  const paragraphs = node.children.flatMap((child) => ('text' in child ? [] : [paragraph(child, scope)]));
  return { stack: [number(node, scope, scale), ...paragraphs] };
}

function number(node: ElementNode, scope: Scope, scale: Scale): TextNode {
  const { 'kpi-number': large, 'kpi-unit': small } = scope.build.looks;
  const unit = { scope, look: { ...small, size: small.size * scale.unit } };
  const before = attribute(node, 'before');
  const after = attribute(node, 'unit');
  const pieces = [
    ...(before === undefined ? [] : textPiece(`${before}\u00a0`, unit)),
    ...textPiece(attribute(node, 'number') ?? '', {
      scope,
      look: { ...large, size: large.size * scale.number, leading: large.leading / scale.number },
    }),
    ...(after === undefined ? [] : textPiece(`\u00a0${after}`, unit)),
  ];
  const text = textNode(pieces, scope, node, 'left');
  text.margin = [0, 0, 0, 2];
  return text;
}

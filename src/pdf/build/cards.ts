import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { CARD, RULES } from '../../theme/page.ts';
import { LOOKS } from '../../theme/type.ts';
import type { Cell, TableNode, TextNode } from '../engine/definition.ts';
import { SetParagraph } from '../line/lines.ts';
import { BARE } from './frame.ts';
import { textPiece } from './inline.ts';
import { paragraph, textNode } from './paragraph.ts';
import { attribute, measuring, type Scope } from './scope.ts';

const SMALLEST_NUMBER = 11;

/** `kpi-row`: panels of one height side by side, each under a line. Long numbers are set smaller, in all cards alike. */
export function cards(node: ElementNode, outer: Scope): TableNode {
  const scope: Scope = { ...outer, part: 'card' };
  const children = node.children.filter((child): child is ElementNode => !('text' in child));
  const count = children.length;
  const width = (scope.width - CARD.gap * (count - 1)) / count;
  const inner = width - 2 * CARD.side;
  const scale = Math.max(SMALLEST_NUMBER / LOOKS['kpi-number'].size, Math.min(1, ...children.map((child) => fitting(child, scope, inner))));
  const row: Cell[] = children.flatMap(
    (child, index) =>
      [
        ...(index === 0 ? [] : [{ stack: [] }]),
        { ...card(child, scope, scale), fillColor: COLOURS.panel, border: [false, true, false, false] as Cell['border'] },
      ] as Cell[],
  );
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
function fitting(node: ElementNode, outer: Scope, width: number): number {
  const scope = measuring(outer);
  const whole = widthOf(number(node, scope, 1), scope);
  const digits = widthOf(
    textNode(textPiece(attribute(node, 'number') ?? '', { scope, look: LOOKS['kpi-number'] }), scope, node, 'left'),
    scope,
  );
  return (width - (whole - digits) - 0.5) / digits;
}

function widthOf(text: TextNode, scope: Scope): number {
  return new SetParagraph(text.paragraph, scope.build.fonts).maxWidth;
}

function card(node: ElementNode, scope: Scope, scale: number): Cell {
  const paragraphs = node.children.flatMap((child) => {
    if ('text' in child) return [];
    const built = paragraph(child, scope);
    if (attribute(child, 'tone') === 'small') built.margin = [0, 3.5, 0, 0];
    return [built];
  });
  return { stack: [number(node, scope, scale), ...paragraphs] };
}

function number(node: ElementNode, scope: Scope, scale: number): TextNode {
  const large = LOOKS['kpi-number'];
  const unit = { scope, look: LOOKS['kpi-unit'] };
  const before = attribute(node, 'before');
  const after = attribute(node, 'unit');
  const pieces = [
    ...(before === undefined ? [] : textPiece(`${before}\u00a0`, unit)),
    ...textPiece(attribute(node, 'number') ?? '', { scope, look: { ...large, size: large.size * scale, leading: large.leading / scale } }),
    ...(after === undefined ? [] : textPiece(`\u00a0${after}`, unit)),
  ];
  const text = textNode(pieces, scope, node, 'left');
  text.margin = [0, 0, 0, 2];
  return text;
}

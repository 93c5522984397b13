import type { FontSet } from '../../fonts/font-set.ts';
import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { RULES, SPACE, TABLE, TIGHT_TABLE } from '../../theme/page.ts';
import type { Look } from '../../theme/type.ts';
import type { BlockNode, Cell, StackNode, TableLook, TextNode } from '../engine/definition.ts';
import { rowsHeight, setOf } from '../engine/text-height.ts';
import { lookChange } from '../line/kept-looks.ts';
import type { Paragraph } from '../line/paragraph.ts';
import { BARE } from './frame.ts';
import { piecesOf } from './inline.ts';
import { paragraph, textNode } from './paragraph.ts';
import { attribute, type Block, type Build, type Scope, speaking, waitForAnchor } from './scope.ts';
import { columnWidths, fittedWidths, type Wanted } from './widths.ts';

type Role = 'head' | 'group' | 'body';

/** Of a row's number, as a share of its text. */
const NUMBER_SIZE = 0.85;

const numberLook = lookChange((look) => ({ ...look, size: look.size * NUMBER_SIZE, colour: COLOURS.red }));
const mutedLook = lookChange((look) => ({ ...look, colour: COLOURS.grey }));
const tightLook = lookChange((look) => ({ ...look, leading: look.leading * TIGHT_TABLE.leading }));

/** `table`: head rows repeated on each page, rows unbroken, hairlines, group rows on a panel and kept with the row below. */
export function table(node: ElementNode, scope: Scope): Block {
  waitForAnchor(node, scope);
  const rows = node.children.filter((child): child is ElementNode => !('text' in child));
  const roles = rows.map((row) => (attribute(row, 'role') ?? 'body') as Role);
  const headRows = roles.findIndex((role) => role !== 'head');
  const count = Math.max(...rows.map(spanOf));
  const spec = attribute(node, 'widths');
  const given = columnWidths(spec, count, scope.width).map(inner);
  const cellWidth = (column: number): number => {
    const width = given[column];
    return typeof width === 'number' ? width : scope.width / count;
  };
  const tight = attribute(node, 'density') === 'tight';
  const body = rows.map((row, index) => rowOf(row, roles[index] as Role, scope, count, cellWidth));
  if (tight) for (const cell of body.flat()) closeUp(cell);
  const widths = given.includes('auto') ? fittedWidths(spec, wantedBy(body, count, scope.build.fonts), scope.width).map(inner) : given;
  const layout = lookOf(roles, attribute(node, 'rules') !== 'none', tight ? TIGHT_TABLE : TABLE, scope.build.times.rows);
  const kept = roles[Math.max(0, headRows)] === 'group' ? 2 : 1;
  return {
    node: {
      table: {
        widths: [...widths],
        body,
        ...(headRows > 0 ? { headerRows: headRows, keepWithHeaderRows: kept } : {}),
        dontBreakRows: true,
        leads: new Set(roles.flatMap((role, index) => (role === 'group' ? [index] : []))),
      },
      layout,
    },
    space: SPACE.table,
    opening: () => rowsHeight({ table: { widths, body: body.slice(0, Math.max(0, headRows) + kept) }, layout }, scope.build.fonts),
  };
}

/** A column's width without its paddings. */
function inner<T extends number | string>(width: T): T | number {
  return typeof width === 'number' ? Math.max(1, width - 2 * TABLE.side) : width;
}

/** What the cells of each column ask for, paddings included; those that span several take what these have. */
function wantedBy(body: readonly (readonly (Cell | Record<string, never>)[])[], count: number, fonts: FontSet): readonly Wanted[] {
  return Array.from({ length: count }, (_, column) => {
    const texts = body.flatMap((cells) => {
      const cell = cells[column];
      return cell === undefined || cell.colSpan !== undefined ? [] : textsOf(cell).map((text) => setOf(text, fonts));
    });
    const widest = (of: 'minWidth' | 'maxWidth'): number => texts.reduce((most, text) => Math.max(most, text[of]), 0) + 2 * TABLE.side;
    return { least: widest('minWidth'), most: widest('maxWidth') };
  });
}

function textsOf(cell: BlockNode | Record<string, never>): readonly TextNode[] {
  if ('stack' in cell) return (cell as StackNode).stack.flatMap(textsOf);
  return 'paragraph' in cell ? [cell as TextNode] : [];
}

/** Sets the lines of a cell closer together. */
function closeUp(cell: BlockNode | Record<string, never>): void {
  for (const text of textsOf(cell)) {
    const pieces = text.paragraph.pieces.map((piece) => ('look' in piece ? { ...piece, look: tightLook(piece.look) } : piece));
    text.paragraph = { ...text.paragraph, pieces };
  }
}

function spanOf(row: ElementNode): number {
  return row.children.reduce((sum, cell) => sum + ('text' in cell ? 0 : Number(attribute(cell, 'span') ?? '1')), 0);
}

function rowOf(
  row: ElementNode,
  role: Role,
  scope: Scope,
  count: number,
  cellWidth: (column: number) => number,
): (Cell | Record<string, never>)[] {
  const cells: (Cell | Record<string, never>)[] = [];
  for (const child of row.children) {
    if ('text' in child) continue;
    const span = Number(attribute(child, 'span') ?? '1');
    const cell = cellOf(child, role, { ...scope, width: cellWidth(cells.length) });
    if (span > 1) cell.colSpan = span;
    if (role === 'group') cell.fillColor = COLOURS.panel;
    cells.push(cell, ...Array.from({ length: span - 1 }, () => ({})));
  }
  while (cells.length < count) cells.push({ stack: [], ...(role === 'group' ? { fillColor: COLOURS.panel } : {}) });
  return cells;
}

function cellOf(node: ElementNode, role: Role, outer: Scope): Cell {
  const scope: Scope = { ...speaking(outer, node), part: node.name === 'th' ? 'cell-head' : 'cell' };
  const tone = attribute(node, 'tone');
  const look = lookOfCell(scope.build.looks, node.name, tone, role);
  const align = (attribute(node, 'align') ?? (tone === 'number' ? 'right' : 'left')) as Paragraph['align'];
  if (!node.children.some((child) => !('text' in child) && child.name === 'p')) {
    return textNode(piecesOf(node, { scope, look, heading: 'group' }), scope, node, align);
  }
  waitForAnchor(node, scope);
  const paragraphs = node.children.flatMap((child) => {
    if ('text' in child) return [];
    const own = attribute(child, 'tone') === undefined ? { look, align } : { align };
    return [paragraph(child, scope, own)];
  });
  return { stack: paragraphs };
}

function lookOfCell(looks: Build['looks'], name: string, tone: string | undefined, role: Role): Look {
  if (name === 'th') return looks['cell-head'];
  if (role === 'group') return looks['cell-head'];
  switch (tone) {
    case 'number':
      return looks['cell-head'];
    case 'mark':
      return numberLook(looks.cell);
    case 'muted':
      return mutedLook(looks.cell);
    case undefined:
    default:
      return looks.cell;
  }
}

function lookOf(roles: readonly Role[], hairlines: boolean, inside: typeof TABLE | typeof TIGHT_TABLE, white: number): TableLook {
  const headRows = roles.filter((role) => role === 'head').length;
  const isGroup = (row: number): boolean => roles[row] === 'group';
  const strong = (line: number): boolean => headRows > 0 && (line === 0 || line === headRows);
  return {
    ...BARE,
    hLineWidth: (line) => {
      if (!hairlines) return 0;
      if (strong(line)) return RULES.head;
      return line === 0 || line < headRows || isGroup(line - 1) ? 0 : RULES.hair;
    },
    hLineColor: (line) => (strong(line) ? COLOURS.ink : COLOURS.rule),
    paddingLeft: () => TABLE.side,
    paddingRight: () => TABLE.side,
    paddingTop: (row) => (isGroup(row) ? inside.groupAbove : inside.above) * white,
    paddingBottom: (row) => (isGroup(row) ? inside.groupBelow : inside.below) * white,
  };
}

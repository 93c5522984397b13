import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { RULES } from '../../theme/page.ts';
import type { Cell, TableNode } from '../engine/definition.ts';
import { BARE } from './frame.ts';
import { pagesOf, piecesOf } from './inline.ts';
import { textNode } from './paragraph.ts';
import { type Build, type Scope, speaking, type TocEntry } from './scope.ts';

const PAGE_COLUMN = 28;
const INDENT = 14;

/** `toc`: the headings that ask for it, linked, with their page numbers at the right. */
export function contents(node: ElementNode, scope: Scope): TableNode {
  const { body } = scope.build.looks;
  const rows = scope.build.contents.map((entry): Cell[] => {
    const look = { ...body, weight: entry.level === 1 ? ('bold' as const) : ('regular' as const) };
    const inner = speaking(scope, entry.heading);
    const target = { to: entry.anchor };
    const title = textNode(piecesOf(entry.heading, { scope: inner, look, heading: 'h2', target }), inner, node, 'left', undefined);
    title.margin = [(entry.level - 1) * INDENT, 0, 0, 0];
    return [title, textNode(pagesOf([entry.anchor], { scope, look: body }), scope, node, 'right', undefined)];
  });
  if (rows.length === 0) throw new Error('a table of contents without headings');
  return {
    table: { widths: ['*', PAGE_COLUMN], body: rows, dontBreakRows: true },
    layout: {
      ...BARE,
      hLineWidth: (line) => (line === 0 ? 0 : RULES.hair),
      hLineColor: () => COLOURS.rule,
      paddingTop: () => 3.4,
      paddingBottom: () => 3.6,
    },
  };
}

/** The headings listed in the contents, each with an anchor of its own. */
export function tocEntries(tree: ElementNode): Pick<Build, 'contents' | 'headingAnchors'> {
  const entries: TocEntry[] = [];
  const anchors = new Map<ElementNode, string>();
  const visit = (node: ElementNode): void => {
    const level = node.attributes['toc'];
    if (level !== undefined && level !== '') {
      // No anchor of a template can have a colon.
      const anchor = node.attributes['id'] || `contents:${entries.length + 1}`;
      entries.push({ heading: node, level: Number(level), anchor });
      anchors.set(node, anchor);
    }
    for (const child of node.children) if (!('text' in child)) visit(child);
  };
  visit(tree);
  return { contents: entries, headingAnchors: anchors };
}

import type { FontSet } from '../../fonts/font-set.ts';
import type { ChartModel } from '../../briefing/chart.ts';
import type { Language } from '../../language.ts';
import type { ElementNode } from '../../markup/tree.ts';
import type { Look, LookName } from '../../theme/type.ts';
import type { BlockNode } from '../engine/definition.ts';
import type { OutlineEntry } from '../line/paragraph.ts';

/** An entry of the table of contents. */
export interface TocEntry {
  readonly heading: ElementNode;
  readonly level: number;
  readonly anchor: string;
}

/** What one pass of building shares. */
export interface Build {
  readonly fonts: FontSet;
  readonly looks: Readonly<Record<LookName, Look>>;
  /** What the document's size multiplies type and white space by. */
  readonly times: Readonly<Record<'type' | 'white' | 'cells' | 'rows', number>>;
  readonly charts: ReadonlyMap<string, ChartModel>;
  /** Every anchor of the markup. */
  readonly anchors: ReadonlySet<string>;
  /** Page numbers of anchors as a layout before found them. */
  readonly pageOf: ReadonlyMap<string, number>;
  readonly contents: readonly TocEntry[];
  /** Anchors of headings that the contents lead to, by heading. */
  readonly headingAnchors: ReadonlyMap<ElementNode, string>;
  /** Anchors and outline entries waiting for the next paragraph. */
  readonly waiting: { anchors: string[]; outline: OutlineEntry[] };
  /** Builds the blocks inside an element; here, so that builders of blocks that hold blocks need not import one another. */
  readonly blocksOf: (node: ElementNode, scope: Scope) => Iterable<Block>;
}

/** Which part of the page a block stands in; decides the look of a paragraph without a tone. */
export type Part = 'body' | 'head' | 'foot' | 'cell' | 'cell-head' | 'headline' | 'card';

/** What a block inherits from those around it. */
export interface Scope {
  readonly build: Build;
  readonly part: Part;
  readonly language: Language;
  /** Width available, in points. */
  readonly width: number;
  /** Depth of sections, for the outline. */
  readonly depth: number;
  /** In heads and feet. */
  readonly page?: number;
  readonly pages?: number;
}

/** A built block with what its stack needs to place it. */
export interface Block {
  readonly node: BlockNode;
  /** White space before and after. */
  readonly space: readonly [number, number];
  /** Stays with the block after it. */
  readonly leads?: true;
  /** Its own white space after it counts, not the larger one before its follower. */
  readonly tight?: true;
  /** Is not broken over pages. */
  readonly whole?: true;
  /** Height of what a heading before it must have on its page, in points. */
  readonly opening?: () => number;
  /** Begins a page. */
  readonly starts?: true;
}

/** The look of a paragraph, by its tone and where it stands. */
export function lookName(part: Part, tone: string | undefined): LookName {
  if (tone === 'second') return part === 'body' || part === 'headline' ? 'second' : part === 'head' || part === 'foot' ? 'head' : 'caption';
  if (tone === 'small' && part === 'card') return 'card-note';
  if (tone !== undefined) return tone as LookName;
  switch (part) {
    case 'body':
      return 'body';
    case 'headline':
      return 'lead';
    case 'card':
      return 'label';
    case 'head':
    case 'foot':
    case 'cell':
    case 'cell-head':
      return part;
  }
}

/** An attribute's value; the empty one counts as none. */
export function attribute(node: ElementNode, name: string): string | undefined {
  const value = node.attributes[name];
  return value === '' ? undefined : value;
}

/** Scope of an element with a `lang` of its own. */
export function speaking(scope: Scope, node: ElementNode): Scope {
  const language = attribute(node, 'lang');
  return language === undefined ? scope : { ...scope, language: language as Language };
}

/** A scope for building something only to measure it: anchors go on waiting for the thing itself. */
export function measuring(scope: Scope): Scope {
  return { ...scope, build: { ...scope.build, waiting: { anchors: [], outline: [] } } };
}

/** An anchor on something that is no paragraph belongs to the first paragraph in it. */
export function waitForAnchor(node: ElementNode, scope: Scope): void {
  const id = attribute(node, 'id');
  if (id !== undefined) scope.build.waiting.anchors.push(id);
}

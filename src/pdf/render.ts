import type { ChartModel } from '../briefing/chart.ts';
import type { FontSet } from '../fonts/font-set.ts';
import type { ElementNode } from '../markup/tree.ts';
import { buildDocument } from './build/document.ts';
import { bytesOf, drawDocument, type Information } from './engine/engine.ts';
import { type Layout, layOut } from './engine/layout.ts';
import { TextLine } from './engine/text-line.ts';
import { checkContent, checkGlyphs, checkLayout } from './guards.ts';

export type { Information } from './engine/engine.ts';

/** A document to be set. */
export interface RenderInput {
  readonly tree: ElementNode;
  readonly charts: ReadonlyMap<string, ChartModel>;
  readonly fonts: FontSet;
  readonly information: Information;
}

/** A finished PDF 1.7. */
export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** SHA-256, in hex, of what is on the pages, free of compression and font files: the same on every platform. */
  readonly contentDigest: string;
}

// Page numbers in a table of contents may move what they number, once; a third layout has never been needed.
const PASSES = 4;

/**
 * Sets a markup tree as a PDF: the same input gives the same bytes, whatever was rendered before. Throws FindingsError when
 * the input is at fault (`missing-glyph`, `unknown-chart`, `empty-contents`, `too-tall`, `too-wide`), with the place in the template.
 */
export async function renderPdf({ tree, charts, fonts, information }: RenderInput): Promise<RenderedPdf> {
  checkContent(tree, charts, fonts);
  const layout = settledLayout({ tree, charts, fonts });
  checkLayout(layout);
  const { document, faces } = drawDocument(layout, information);
  checkGlyphs(faces.all());
  const contentDigest = document.contentDigest();
  return { bytes: await bytesOf(document), pages: layout.pages.length, contentDigest };
}

/** Lays out until the page numbers shown are those of the layout itself. */
function settledLayout(source: Pick<RenderInput, 'tree' | 'charts' | 'fonts'>): Layout {
  let pageOf: ReadonlyMap<string, number> = new Map();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const { definition, asksForPages } = buildDocument(source, pageOf);
    const layout = layOut(definition, source.fonts);
    if (!asksForPages()) return layout;
    const found = anchorPages(layout);
    if (sameNumbers(found, pageOf)) return layout;
    pageOf = found;
  }
  throw new Error('page numbers do not settle');
}

function anchorPages({ pages }: Layout): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, page] of pages.entries()) {
    for (const { item } of page.items) {
      if (!(item instanceof TextLine) || !item.first) continue;
      for (const anchor of item.paragraph.anchors) if (!found.has(anchor)) found.set(anchor, index + 1);
    }
  }
  return found;
}

function sameNumbers(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([anchor, page]) => b.get(anchor) === page);
}

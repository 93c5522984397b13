import type { ChartModel } from '../briefing/chart.ts';
import type { FontSet } from '../fonts/font-set.ts';
import type { ElementNode } from '../markup/tree.ts';
import { buildDocument } from './build/document.ts';
import { drawDocument, type Information } from './engine/engine.ts';
import { type Layout, layOut } from './engine/layout.ts';
import { checkDrawn } from './drawn.ts';
import { checkContent, checkLayout } from './guards.ts';
import { anchorPages, numberPages } from './page-numbers.ts';

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
  /** Items of line charts whose names had no room, as `<chart>/<item, from 0>`. */
  readonly unnamed: readonly string[];
}

// A page number that takes more lines than expected moves what it numbers, once; a third layout has never been needed.
const PASSES = 4;

/**
 * Sets a markup tree as a PDF: the same input gives the same bytes, whatever was rendered before. Throws FindingsError when
 * the input is at fault (`missing-glyph`, `unknown-chart`, `empty-contents`, `too-tall`, `too-wide`), with the place in the template.
 */
export async function renderPdf({ tree, charts, fonts, information }: RenderInput): Promise<RenderedPdf> {
  checkContent(tree, charts, fonts);
  const layout = settledLayout({ tree, charts, fonts });
  checkLayout(layout);
  const { document, lines } = drawDocument(layout, information, fonts.stock);
  checkDrawn(tree, layout.lines, lines);
  const contentDigest = document.contentDigest();
  return { bytes: document.bytes(), pages: layout.pages.length, contentDigest, unnamed: unnamedIn(layout) };
}

function unnamedIn({ charts }: Layout): readonly string[] {
  return [...new Set(charts.flatMap(({ model, svg }) => (svg.unnamed ?? []).map((item) => `${model}/${item}`)))];
}

/** Lays out until the page numbers shown are those of the layout itself. */
function settledLayout(source: Pick<RenderInput, 'tree' | 'charts' | 'fonts'>): Layout {
  let pageOf: ReadonlyMap<string, number> = new Map();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const layout = layOut(buildDocument(source, pageOf), source.fonts);
    pageOf = anchorPages(layout);
    if (numberPages(layout, pageOf, source.fonts)) return layout;
  }
  throw new Error('page numbers do not settle');
}

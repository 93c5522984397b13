import { inflateSync } from 'node:zlib';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/effects/files.ts';
import { parseFont } from '../../src/fonts/parse-font.ts';
import { planDocuments, type PlannedDocument } from '../../src/output/plan.ts';
import type { FinishedDocument } from '../../src/output/publish.ts';
import { prepare, render, type Prepared } from '../../src/pipeline.ts';
import { type DrawnGlyph, glyphsOf } from './drawn-glyphs.ts';
import { open } from './reading.ts';

// The shortcuts past pdfmake, pdfkit and fontkit against the libraries' own ways. Bytes differ: each way compresses streams and puts a
// subset's tables together on its own. Content must not: operators, links, texts of glyphs, outlines, widths.

const CREATED = new Date('2017-04-23T00:00:00Z');

function preparedAs(folder: string, stock: boolean): Prepared {
  const { prepared } = prepare(folder, diskFiles, false, { stock, others: [] });
  return prepared as Prepared;
}

function pagesOf({ dataset }: Prepared): PlannedDocument[] {
  return planDocuments(dataset).filter(({ type }) => type === 'briefing' || type === 'volume');
}

async function drawnOn(document: PDFDocumentProxy): Promise<readonly DrawnGlyph[]> {
  const pages = Array.from({ length: document.numPages }, (_, page) => glyphsOf(document, page + 1));
  return (await Promise.all(pages)).flat();
}

/** The font files that a PDF embeds, in the order of their descriptors. */
function embedded({ bytes }: FinishedDocument): Uint8Array[] {
  const file = Buffer.from(bytes);
  return [...file.toString('latin1').matchAll(/\/FontFile2 (\d+) 0 R/g)].map(([, number]) => {
    const start = file.indexOf('stream\n', file.indexOf(`\n${number} 0 obj\n`)) + 'stream\n'.length;
    return inflateSync(file.subarray(start, file.indexOf('\nendstream', start)));
  });
}

/** What a reader draws of a font file: each glyph's outline and width. */
function outlines(bytes: Uint8Array): unknown {
  const font = parseFont(bytes) as ReturnType<typeof parseFont> & {
    getGlyph(id: number): { path: { commands: unknown }; advanceWidth: number };
  };
  return Array.from({ length: font.numGlyphs }, (_, id) => {
    const { path, advanceWidth } = font.getGlyph(id);
    return [path.commands, advanceWidth];
  });
}

describe.each(['data/sichuan-2017-04-23', 'test/cases/second-dataset/yunling-2024'])('%s left to the libraries', (folder) => {
  const [own, stock] = [preparedAs(folder, false), preparedAs(folder, true)];

  it('has the same content in every document, with other bytes', { timeout: 120_000 }, async () => {
    const documents = pagesOf(own);
    expect(documents.length).toBeGreaterThan(5);
    for (const [index, document] of documents.entries()) {
      const ours = await render(own, document, CREATED);
      const theirs = await render(stock, pagesOf(stock)[index] as PlannedDocument, CREATED);
      expect([document.name, theirs.contentDigest]).toEqual([document.name, ours.contentDigest]);
      expect(Buffer.from(theirs.bytes).equals(Buffer.from(ours.bytes))).toBe(false);
      if (document.type !== 'briefing') continue;
      expect(await drawnOn(await open(theirs.bytes))).toEqual(await drawnOn(await open(ours.bytes)));
      const [files, otherFiles] = [embedded(ours), embedded(theirs)];
      expect(files.length).toBeGreaterThan(1);
      expect(otherFiles.map(outlines)).toEqual(files.map(outlines));
    }
  });

  it('gives the same bytes alone and after other documents', async () => {
    const [first] = pagesOf(stock);
    const later = await render(stock, first as PlannedDocument, CREATED);
    const fresh = preparedAs(folder, true);
    const alone = await render(fresh, pagesOf(fresh)[0] as PlannedDocument, CREATED);
    expect(Buffer.from(later.bytes).equals(Buffer.from(alone.bytes))).toBe(true);
  });
});

import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import * as pdfmake from '../../src/pdf/engine/pdfmake.ts';

// The engine extends classes that pdfmake does not document. This test fails when another version is installed, before a page does.
const require = createRequire(import.meta.url);

describe('pdfmake', () => {
  it('is the version whose inside is known', () => {
    const fromPdfmake = createRequire(require.resolve('pdfmake/package.json'));
    expect(require('pdfmake/package.json').version).toBe('0.3.11');
    expect(fromPdfmake('pdfkit/package.json').version).toBe('0.19.1');
  });

  it('has the methods that the engine overrides', () => {
    const seams: [unknown, Record<string, number>][] = [
      [pdfmake.LayoutBuilder, { tryLayoutDocument: 8, processNode: 1, processLeaf: 1, processRow: 1, buildNextLine: 1, addBackground: 1 }],
      [pdfmake.DocPreprocessor, { preprocessNode: 1 }],
      [pdfmake.DocMeasure, { measureNode: 1, measureSVG: 1 }],
      [pdfmake.Line, { getHeight: 0, getAscenderHeight: 0, getWidth: 0, clone: 0 }],
      [pdfmake.Renderer, { renderPages: 1, renderLine: 3, renderVector: 1, renderSVG: 1 }],
      [pdfmake.PdfDocument, { _addInfo: 0, annotate: 5, addContent: 1, addPage: 1, addNamedDestination: 1, ref: 1, end: 0, _write: 1 }],
    ];
    for (const [seam, methods] of seams) {
      const { prototype } = seam as { prototype: Record<string, (...values: unknown[]) => unknown> };
      for (const [name, arity] of Object.entries(methods)) expect([name, prototype[name]?.length]).toEqual([name, arity]);
    }
  });
});

import { createRequire } from 'node:module';
import type * as types from './pdfmake-types.ts';

// The only place that loads pdfmake. Its classes are taken one by one and extended, so that nothing global is set or patched
// and nothing of it can reach the network or the disk. They are CommonJS and not part of its documented interface, hence
// `require` and the exact version in package.json.
export type { Vector } from './pdfmake-types.ts';

const require = createRequire(import.meta.url);

function load(name: string): unknown {
  return (require(`pdfmake/js/${name}.js`) as { readonly default: unknown }).default;
}

export const LayoutBuilder = load('LayoutBuilder') as typeof types.LayoutBuilder;
export const DocMeasure = load('DocMeasure') as typeof types.DocMeasure;
export const DocPreprocessor = load('DocPreprocessor') as typeof types.DocPreprocessor;
export const Line = load('Line') as typeof types.Line;
export const Renderer = load('Renderer') as typeof types.Renderer;
export const PdfDocument = load('PDFDocument') as typeof types.PdfDocument;

import { createRequire } from 'node:module';
import type * as types from './pdfmake-types.ts';

// The only place that loads pdfmake. Its classes are taken one by one and extended, so that nothing global is set or patched
// and nothing of it can reach the network or the disk. They are CommonJS and not part of its documented interface, hence
// `require` and the exact version in package.json.
const require = createRequire(import.meta.url);

function load<T>(name: string): T {
  return (require(`pdfmake/js/${name}.js`) as { readonly default: T }).default;
}

export const LayoutBuilder = load<typeof types.LayoutBuilder>('LayoutBuilder');
export const DocMeasure = load<typeof types.DocMeasure>('DocMeasure');
export const DocPreprocessor = load<new () => unknown>('DocPreprocessor');
export const SvgMeasure = load<new () => unknown>('SVGMeasure');
export const Line = load<typeof types.Line>('Line');
export const Renderer = load<typeof types.Renderer>('Renderer');
export const PdfDocument = load<typeof types.PdfDocument>('PDFDocument');

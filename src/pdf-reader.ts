import type * as Reader from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * pdfjs-dist, a PDF reader that shares no code with the writer. While it is loaded it makes a matrix for drawing, with a class
 * from an optional native package that an installation may lack; nothing is drawn here, so any class does.
 */
export async function loadPdfReader(): Promise<typeof Reader> {
  const globals = globalThis as { DOMMatrix?: unknown };
  globals.DOMMatrix ??= Object;
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

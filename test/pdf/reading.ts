import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Opens a PDF with an independent reader. */
export function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
}

/** A piece of text on a page and where it stands, in points from the lower left corner. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export async function wordsOf(document: PDFDocumentProxy, page: number): Promise<Word[]> {
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.flatMap((item) =>
    'str' in item && item.str.trim() !== '' ? [{ text: item.str, x: item.transform[4], y: item.transform[5] }] : [],
  );
}

/** All text of a page, white space left out. */
export async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  return (await wordsOf(document, page))
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, '');
}

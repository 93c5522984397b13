import { loadPdfReader } from '../../pdf-reader.ts';
import { documentOf, type Piece, type SourceDocument } from '../source-document.ts';

/** The file is no PDF, or one that cannot be opened without a password. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}

/**
 * PDF: each printed line is a paragraph, in the order in which the file draws them; where a number breaks off at a line's end it is looked
 * for across it. Text in pictures is not read.
 * @throws {UnreadablePdf}
 */
export async function readPdf(file: string, bytes: Uint8Array): Promise<SourceDocument> {
  const { getDocument, VerbosityLevel } = await loadPdfReader();
  // The reader takes the bytes for itself. The folder of character maps is what Chinese fonts that are not embedded need.
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: new URL('../../cmaps/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')).href,
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    const pieces: Piece[] = [];
    const lines: { readonly page: number; readonly line: number }[] = [];
    for (let page = 1; page <= pdf.numPages; page++) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      const texts = items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .split('\n');
      let line = 0;
      for (const text of texts) {
        if (!/\S/.test(text)) continue;
        line += 1;
        pieces.push({ text, at: Array.from({ length: text.length }, () => lines.length) });
        lines.push({ page, line });
      }
    }
    const where = (at: number): string => `${file}#page=${lines[at]?.page ?? 1}:${lines[at]?.line ?? 1}`;
    return documentOf(file, pieces, { place: () => undefined, where }, true);
  } catch (error) {
    // pdfjs-dist's own errors have a name each and no common class.
    if (error instanceof Error && /^(?:InvalidPDF|Password|Response|UnknownError|FormatError|XRef)/.test(error.name))
      throw new UnreadablePdf(error.message);
    throw error;
  } finally {
    await task.destroy();
  }
}

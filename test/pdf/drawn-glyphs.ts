import { OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A character as a finished page shows it, in points from the page's lower left corner. */
export interface DrawnGlyph {
  readonly text: string;
  /** Where its box begins and, by the widths in the file, ends. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** First one, then the other. */
function product(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = then;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** What pdfjs-dist makes of one element of a TJ: a glyph with its width in thousandths of an em, or a number to move back by. */
type Shown = number | { readonly unicode: string; readonly width: number };

/** Every glyph of a page in the order in which its operators show them (ISO 32000-1, 9.4), as an independent reader decodes them. */
export async function glyphsOf(document: PDFDocumentProxy, page: number): Promise<DrawnGlyph[]> {
  const { fnArray, argsArray } = await (await document.getPage(page)).getOperatorList();
  const glyphs: DrawnGlyph[] = [];
  const saved: Matrix[] = [];
  let current = UNIT;
  let text = UNIT;
  let size = 0;
  for (const [index, operator] of fnArray.entries()) {
    const operands = argsArray[index] as unknown[];
    if (operator === OPS.save) saved.push(current);
    else if (operator === OPS.restore) current = saved.pop() ?? UNIT;
    else if (operator === OPS.transform) current = product(operands as unknown as Matrix, current);
    else if (operator === OPS.setTextMatrix) text = operands[0] as Matrix;
    else if (operator === OPS.setFont) size = operands[1] as number;
    else if (operator === OPS.showText) {
      let pen = 0;
      for (const shown of operands[0] as Shown[]) {
        if (typeof shown === 'number') {
          pen -= (shown / 1000) * size;
          continue;
        }
        const [, , , , left, baseline] = product([1, 0, 0, 1, pen, 0], product(text, current));
        const width = (shown.width / 1000) * size;
        glyphs.push({ text: shown.unicode, left, right: left + width, baseline, size });
        pen += width;
      }
    }
  }
  return glyphs;
}

import type { ElementNode } from '../markup/tree.ts';
import { PAGE } from '../theme/page.ts';
import type { DrawnLine } from './engine/drawing.ts';
import type { TextLine } from './engine/text-line.ts';
import { lineText } from './line/lines.ts';
import type { Paragraph } from './line/paragraph.ts';

// The second net: not what was laid out but what the pages' operators say, read back through the embedded fonts. Whatever is
// found here is a fault of this program, hence an Error.

const LEEWAY = 1.5;
// The part of an em, above and below the baseline, that another line's must not touch; less than letters reach, because
// lines of capitals and digits may be set tighter than that.
const ABOVE = 0.66;
const BELOW = 0.06;

/**
 * Holds what was drawn against what was to be drawn: each text of the markup, each paragraph's text whole and in order, each chart's text as it was
 * set, everything within the page's width, no line over another.
 */
export function checkDrawn(tree: ElementNode, laidOut: readonly TextLine[], drawn: readonly DrawnLine[]): void {
  checkTree(tree, laidOut);
  checkText(laidOut, drawn);
  for (const line of drawn) {
    if (line.left < PAGE.left - line.size / 2 - LEEWAY || line.right > PAGE.width - PAGE.right + line.size / 2 + LEEWAY)
      throw new Error(`page ${line.page}: outside the text area: ${line.text}`);
  }
  checkApart(drawn);
}

/** Every text of the body has become part of a paragraph; heads and feet stand only on pages that there are. */
function checkTree(tree: ElementNode, laidOut: readonly TextLine[]): void {
  const built = new Set<string>();
  const seen = new Set<Paragraph>();
  for (const { paragraph } of laidOut) {
    if (seen.has(paragraph)) continue;
    seen.add(paragraph);
    for (const piece of paragraph.pieces) if (piece.type === 'text') built.add(piece.text);
  }
  const visit = ({ children, place }: ElementNode): void => {
    for (const child of children) {
      if (!('text' in child)) {
        if (child.name !== 'head' && child.name !== 'foot') visit(child);
      } else if (!built.has(child.text) && child.text.trim() !== '')
        throw new Error(`line ${place.line} of ${place.file} was not drawn: ${child.text}`);
    }
  };
  visit(tree);
}

function checkText(laidOut: readonly TextLine[], drawn: readonly DrawnLine[]): void {
  const shown = new Map(drawn.map((line) => [line.set, line.text]));
  const texts = new Map<Paragraph, string>();
  for (const { set, paragraph } of laidOut) texts.set(paragraph, (texts.get(paragraph) ?? '') + (shown.get(set) ?? ''));
  for (const [paragraph, text] of texts) {
    let expected = '';
    for (const piece of paragraph.pieces) if (piece.type === 'text') expected += piece.text;
    if (!sameText(text, expected))
      throw new Error(`line ${paragraph.place.line} of ${paragraph.place.file} was drawn as "${text}", not as "${expected}"`);
  }
  for (const { page, text, set } of drawn) {
    const expected = lineText(set);
    if (!sameText(text, expected)) throw new Error(`page ${page}: "${expected}" was drawn as "${text}"`);
  }
}

/** No two lines of a page share a place. */
function checkApart(drawn: readonly DrawnLine[]): void {
  const byTop = drawn.toSorted((a, b) => a.page - b.page || a.baseline - ABOVE * a.size - (b.baseline - ABOVE * b.size));
  for (const [index, line] of byTop.entries()) {
    const bottom = line.baseline + BELOW * line.size;
    for (let at = index + 1; at < byTop.length; at += 1) {
      const other = byTop[at] as DrawnLine;
      if (other.page !== line.page || other.baseline - ABOVE * other.size > bottom) break;
      if (other.left < line.right - 0.5 && line.left < other.right - 0.5)
        throw new Error(`page ${line.page}: "${line.text}" and "${other.text}" are drawn over one another`);
    }
  }
}

function isWhite(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000;
}

/** Whether two texts differ in white space at most, which is the line breaker's to give and take. */
function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  let at = 0;
  let to = 0;
  while (at < a.length || to < b.length) {
    // Not a number, and so equal to nothing, at the end.
    const code = a.charCodeAt(at);
    const other = b.charCodeAt(to);
    if (isWhite(code)) at += 1;
    else if (isWhite(other)) to += 1;
    else if (code === other) {
      at += 1;
      to += 1;
    } else return false;
  }
  return true;
}

import { textWidth } from '../text-width.ts';
import type { Block, Cell, Look } from './plan.ts';

const NARROWEST = 6;
const WIDEST = 42;
/** Points that a line of body text takes, and the air around it. */
const LINE_HEIGHT = 15;
const PADDING = 5;
/** Characters that a head's filter button takes. */
const FILTER_BUTTON = 4;

/** Sizes of the looks that are not set in body size, in points; see styles.ts. */
export const SIZES: Partial<Record<Look, number>> = { series: 16, title: 18, second: 11, heading: 12 };
/** Size of body text in points. */
export const BODY_SIZE = 10.5;

/** Fraction digits that a look shows. */
export function decimalsOf(look: Look): number {
  return look.startsWith('number-') || look.startsWith('plain-') ? Number(look.slice(look.indexOf('-') + 1)) : 0;
}

/** What a reader sees in a cell. */
function shown({ value, look }: Cell): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return value.date;
  const digits = value.toFixed(decimalsOf(look));
  // However it is rounded, it stays below the first thousands mark.
  if (Math.abs(value) < 999) return digits;
  const [whole = '', fraction] = digits.split('.');
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** Lines that a text takes in a column: full-width characters break anywhere, words at spaces, a word wider than the column within. */
export function lineCount(text: string, width: number): number {
  if (!text.includes('\n')) return paragraphLines(text, width);
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, width), 0);
}

/** What stays together: Latin words, a full-width character with the closing marks behind it, a space. */
function pieces(text: string): readonly string[] {
  return text.match(/[!-~\u00a0-\u024f’]+|\s|[^\s][，。、；：！？）》】”]*/gu) ?? [];
}

/** Whether a text takes no more than a width, measured only where it might: no character takes more than two. */
function fits(text: string, width: number): boolean {
  return text.length * 2 <= width || textWidth(text) <= width;
}

function paragraphLines(paragraph: string, width: number): number {
  if (fits(paragraph, width)) return 1;
  let lines = 1;
  let used = 0;
  for (const piece of pieces(paragraph)) {
    const size = textWidth(piece);
    if (used + size <= width) {
      used += size;
    } else if (piece !== ' ') {
      lines += used === 0 ? 0 : 1;
      lines += Math.ceil(size / width) - 1;
      used = size % width || width;
    }
  }
  return lines;
}

function widestLine(text: string): number {
  if (!text.includes('\n')) return textWidth(text);
  return Math.max(...text.split('\n').map(textWidth));
}

const HEADS_KEPT = 1000;
const headWidths = new Map<string, number>();

/** The least width at which a head takes two lines with no word broken; sheets share most of their heads. */
function headWidth(text: string): number {
  let width = headWidths.get(text);
  if (width === undefined) {
    width = measuredHeadWidth(text);
    if (headWidths.size >= HEADS_KEPT) headWidths.clear();
    headWidths.set(text, width);
  }
  return width;
}

function measuredHeadWidth(text: string): number {
  const [longest = 0] = text
    .split(' ')
    .map(textWidth)
    .sort((a, b) => b - a);
  let width = Math.max(Math.ceil(textWidth(text) / 2), longest);
  while (lineCount(text, width) > 2) width++;
  return width + FILTER_BUTTON;
}

/** Column widths of a sheet, from what its tables show; free lines may run over. */
export function columnWidths(blocks: readonly Block[], given: readonly (number | undefined)[] = [], widest = WIDEST): readonly number[] {
  const widths: number[] = [];
  const fit = (column: number, needed: number): void => {
    widths[column] = Math.max(widths[column] ?? NARROWEST, needed);
  };
  for (const block of blocks) {
    if (block.type === 'line') continue;
    block.heads.forEach(({ text }, column) => fit(column, Math.min(WIDEST, headWidth(text))));
    for (const row of block.rows)
      row.forEach((cell, column) => {
        const text = shown(cell);
        const air = typeof cell.value === 'number' ? 4 : 2;
        const enough = Math.min(widest, text.length * 2 + air);
        if (enough > (widths[column] ?? 0)) fit(column, Math.min(widest, widestLine(text) + air));
      });
  }
  given.forEach((width, column) => {
    if (width !== undefined) widths[column] = width;
  });
  return Array.from(widths, (width) => width ?? NARROWEST);
}

/** Height in points of a head row. */
export function headHeight(heads: readonly { readonly text: string }[], widths: readonly number[]): number {
  return (
    Math.max(...heads.map(({ text }, column) => lineCount(text, (widths[column] ?? NARROWEST) - FILTER_BUTTON))) * LINE_HEIGHT + PADDING
  );
}

/**
 * Height in points of a row, for readers that do not fit rows by themselves. A cell without a width of its own takes one line for each line
 * of its text.
 */
export function rowHeight(cells: readonly Cell[], widths?: readonly number[]): number {
  let height = LINE_HEIGHT + PADDING;
  for (const [column, cell] of cells.entries()) {
    if (cell.value === null) continue;
    const scale = (SIZES[cell.look] ?? BODY_SIZE) / BODY_SIZE;
    const width = widths === undefined ? Number.MAX_SAFE_INTEGER : Math.max(1, (widths[column] ?? NARROWEST) / scale);
    height = Math.max(height, lineCount(shown(cell), width) * LINE_HEIGHT * scale + PADDING);
  }
  return Math.round(height * 4) / 4;
}

/** Points within the margins of A4 across, and points that a character of a column takes. */
const PRINTED = { width: 770, height: 500, character: 6.2 };

/** Height in points that a printed page across has room for, shrunk as it is to the width of its sheet. */
export function pageHeight(widths: readonly number[]): number {
  const width = widths.reduce((sum, each) => sum + each, 0) * PRINTED.character;
  return PRINTED.height * Math.max(1, width / PRINTED.width);
}

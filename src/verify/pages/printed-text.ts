import { textWidth } from '../../text-width.ts';
import { frameFault } from './cross-references.ts';
import { readPages, type ReadPage } from './reader-core.ts';

/** A rectangle on a page, in points from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A page's stretch of the text. */
export interface PrintedPage {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A run of text that the reader gave whole. */
interface Item extends Box {
  readonly page: number;
  readonly start: number;
  /** Without white space. */
  readonly text: string;
  /** As the reader gave it. */
  readonly spaced: string;
}

/** All text of a PDF in the order in which it is drawn, white space left out, with where each character stands. */
export interface PrintedText {
  readonly text: string;
  readonly pages: readonly PrintedPage[];
  readonly pageAt: (offset: number) => number;
  /** Whether the reader gave a run of text that begins, or ends, here. */
  readonly runBegins: (offset: number) => boolean;
  readonly runEnds: (offset: number) => boolean;
  /** Where the characters from `start` to before `end` stand: a box for each line they take. */
  readonly boxes: (start: number, end: number) => readonly (Box & { readonly page: number })[];
}

/** The bytes are no PDF that the reader can open. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}

// How far letters rise above the baseline and fall below it, in parts of the type size.
const RISE = 0.88;
const FALL = 0.12;

/** Text without white space and without marks that only say where a line may break. */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u00AD\u200B\u2060]/g, '');
}

/**
 * Reads a PDF with pdfjs-dist, which shares no code with the writer: each character is what the embedded font says it is.
 * @throws {UnreadablePdf}
 */
export async function readPrintedText(bytes: Uint8Array): Promise<PrintedText> {
  const fault = frameFault(bytes);
  if (fault !== undefined) throw new UnreadablePdf(fault);
  let read: readonly ReadPage[];
  try {
    read = await readPages(bytes);
  } catch (error) {
    // pdfjs-dist's own errors have a name each and no common class.
    if (error instanceof Error && /^(?:InvalidPDF|Password|Response|UnknownError|FormatError|XRef)/.test(error.name))
      throw new UnreadablePdf(error.message);
    throw error;
  }
  const items: Item[] = [];
  const pages = read.map((page): PrintedPage => {
    const start = endOf(items);
    addItems(items, page, start);
    return { number: page.number, start, end: endOf(items) };
  });
  return printedText(items, pages);
}

function endOf(items: readonly Item[]): number {
  const last = items.at(-1);
  return last === undefined ? 0 : last.start + last.text.length;
}

function addItems(items: Item[], page: ReadPage, from: number): void {
  let start = from;
  for (const { str, transform, width, height } of page.items) {
    const text = withoutSpaces(str);
    if (text === '') continue;
    const [, , , , left = 0, baseline = 0] = transform;
    const top = page.height - baseline - RISE * height;
    items.push({ text, spaced: str, page: page.number, start, left, top, width, height: (RISE + FALL) * height });
    start += text.length;
  }
}

function printedText(items: readonly Item[], pages: readonly PrintedPage[]): PrintedText {
  const begins = new Set(items.map(({ start }) => start));
  const ends = new Set(items.map(({ start, text }) => start + text.length));
  return {
    text: items.map((item) => item.text).join(''),
    pages,
    runBegins: (offset) => begins.has(offset),
    runEnds: (offset) => ends.has(offset),
    pageAt: (offset) => pages.findLast((page) => page.start <= offset)?.number ?? 1,
    boxes(start, end) {
      const touched: Item[] = [];
      for (let index = itemAt(items, start); index < items.length; index++) {
        const item = items[index];
        if (item === undefined || item.start >= end) break;
        touched.push(item);
      }
      return joinedBoxes(touched.map((item) => partOf(item, start - item.start, end - item.start)));
    },
  };
}

/** Index of the item that holds the character at an offset. */
function itemAt(items: readonly Item[], offset: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && item.start + item.text.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Roughly how wide a text is set, a digit being one. */
function setWidth(text: string): number {
  const narrow = text.match(/[ \u00A0.,:;'\u2019|!()[\]Iijlftr]/g)?.length ?? 0;
  return textWidth(text) - narrow / 2;
}

/** The index in a text of the character that is number `at` without white space. */
export function spacedIndex(text: string, at: number): number {
  let index = 0;
  for (let left = at; index < text.length; index++) {
    if (withoutSpaces(text.charAt(index)) === '') continue;
    if (left === 0) break;
    left--;
  }
  return index;
}

/** Part of an item. The reader tells where an item begins and ends; in between, the usual width of characters does, to a few points. */
function partOf(item: Item, from: number, to: number): Box & { readonly page: number } {
  const { text, spaced, page, top, height } = item;
  const whole = setWidth(spaced) || 1;
  const start = from <= 0 ? 0 : setWidth(spaced.slice(0, spacedIndex(spaced, from))) / whole;
  const end = to >= text.length ? 1 : setWidth(spaced.slice(0, spacedIndex(spaced, to - 1) + 1)) / whole;
  return { page, left: item.left + start * item.width, top, width: (end - start) * item.width, height };
}

/** Boxes on one line beside one another become one, in tenths of a point. */
function joinedBoxes(boxes: readonly (Box & { readonly page: number })[]): readonly (Box & { readonly page: number })[] {
  const lines: (Box & { readonly page: number })[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    const bottom = box.top + box.height;
    if (last === undefined || last.page !== box.page || Math.abs(last.top + last.height - bottom) > last.height / 3 || box.left < last.left)
      lines.push(box);
    else {
      const top = Math.min(last.top, box.top);
      const right = Math.max(last.left + last.width, box.left + box.width);
      lines[lines.length - 1] = {
        page: box.page,
        left: last.left,
        top,
        width: right - last.left,
        height: Math.max(last.top + last.height, bottom) - top,
      };
    }
  }
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return lines.map(({ page, left, top, width, height }) => ({
    page,
    left: tenth(left),
    top: tenth(top),
    width: tenth(width),
    height: tenth(height),
  }));
}

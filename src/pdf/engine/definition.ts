import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Picture } from '../chart/marks.ts';
import type { SetParagraph } from '../line/lines.ts';
import type { Paragraph } from '../line/paragraph.ts';
import type { TextLine } from './text-line.ts';

// The part of pdfmake's document definition that build/ writes. Layout writes into it, so each is used once.

interface Common {
  /** Left, top, right, bottom, in points. */
  margin?: [number, number, number, number];
  /** On one page as a whole. */
  unbreakable?: true;
  pageBreak?: 'before';
  /** Goes to the next page when less than this is left, in points. */
  room?: () => number;
  /** In `columns`. */
  width?: number | string;
  verticalAlignment?: 'bottom';
}

/** A paragraph; `text` is empty, pdfmake knows it as a leaf by it. */
export interface TextNode extends Common {
  text: '';
  paragraph: Paragraph;
  set?: SetParagraph;
  lines?: TextLine[];
  positions?: object[];
  _margin?: Common['margin'] | null;
  _minWidth?: number;
  _maxWidth?: number;
}

export interface StackNode extends Common {
  stack: BlockNode[];
}

export interface ColumnsNode extends Common {
  columns: BlockNode[];
  columnGap: number;
}

export type Cell = BlockNode & {
  colSpan?: number;
  fillColor?: string;
  border?: [boolean, boolean, boolean, boolean];
  borderColor?: [string, string, string, string];
};

/** Lines and paddings of a table; the numbers count lines and rows from 0. */
export interface TableLook {
  hLineWidth(line: number): number;
  vLineWidth(line: number): number;
  hLineColor(line: number): string;
  vLineColor(line: number): string;
  paddingLeft(column: number): number;
  paddingRight(column: number): number;
  paddingTop(row: number): number;
  paddingBottom(row: number): number;
  defaultBorder?: boolean;
}

export interface TableNode extends Common {
  table: {
    widths: (number | string)[];
    body: (Cell | Record<string, never>)[][];
    headerRows?: number;
    keepWithHeaderRows?: number;
    dontBreakRows?: true;
    /** Rows that stay with the row after them. */
    leads?: ReadonlySet<number>;
  };
  layout: TableLook;
}

export interface CanvasNode extends Common {
  canvas: { type: 'line'; x1: number; y1: number; x2: number; y2: number; lineWidth: number; lineColor: string }[];
}

/** A chart; pdfmake knows it as a picture by `svg`, and moves and aligns it as one. */
export interface ChartNode extends Common {
  /** Of its model. */
  model: string;
  svg: Picture;
  /** Everything in it is drawn so many times its size. */
  times: number;
  /** One sentence for readers who cannot see the picture. */
  alternative: string;
  place: Place;
  x?: number;
  y?: number;
  _width?: number;
  _minWidth?: number;
  _maxWidth?: number;
  _height?: number;
}

export type BlockNode = TextNode | StackNode | ColumnsNode | TableNode | CanvasNode | ChartNode;

/** Heads and feet are made for each page. */
export type Running = (page: number, pages: number) => BlockNode | null;

/** A document as the layout takes it. */
export interface Definition {
  /** One under another; each is built when the pages have come to it, so that a long document is never there as a whole. */
  readonly content: Iterable<BlockNode>;
  readonly head?: Running;
  readonly foot?: Running;
  /** Distance from the paper's upper edge to the text, on the first page and on the others. */
  readonly top: { readonly first: number; readonly rest: number };
}

// The parts of pdfmake 0.3.11 and pdfkit 0.19.1 that the engine extends; they carry no types of their own.
// test/pdf/seams.test.ts holds these shapes against the installed versions.

export interface Margins {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Page {
  readonly items: { readonly type: string; readonly item: object }[];
  readonly pageSize: { width: number; height: number };
  readonly pageMargins: Margins;
}

export interface Writer {
  context(): {
    page: number;
    pages: Page[];
    y: number;
    availableHeight: number;
    availableWidth: number;
    pageMargins: Margins;
    moveDown(distance: number): void;
    addMargin(left: number, right: number): void;
  };
  moveToNextPage(): void;
  beginUnbreakableBlock(): void;
  commitUnbreakableBlock(): void;
  readonly transactionLevel: number;
}

export declare class LayoutBuilder {
  constructor(pageSize: object, pageMargins: object, svgMeasure: unknown);
  docPreprocessor: DocPreprocessor;
  docMeasure: DocMeasure;
  writer: Writer;
  linearNodeList: object[];
  tryLayoutDocument(
    content: object,
    pdfDocument: null,
    styles: object,
    defaultStyle: object,
    background: undefined,
    header: unknown,
    footer: unknown,
    watermark: undefined,
  ): { pages: Page[] };
  processNode(node: object, isVerticalAlignmentAllowed?: boolean): void;
  processLeaf(node: object): void;
  processRow(row: object): unknown;
  buildNextLine(node: object): object | null;
  addBackground(background: unknown): void;
}

export declare class DocPreprocessor {
  preprocessNode(node: object, isSectionAllowed?: boolean): object;
}

export declare class DocMeasure {
  constructor(pdfDocument: null, styles: object, defaultStyle: object, svgMeasure: unknown, tableLayouts: object);
  measureNode(node: object): object;
  measureLeaf(node: object): object;
  measureSVG(node: object): object;
}

export declare class Line {
  constructor(maxWidth: number);
  inlines: unknown[];
  x?: number;
  y?: number;
  getHeight(): number;
  getAscenderHeight(): number;
  getWidth(): number;
  clone(): Line;
}

/** What tables and `canvas` are drawn of. */
export type Vector =
  | ({ readonly type: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } & Stroke)
  | ({ readonly type: 'rect'; readonly x: number; readonly y: number; readonly w: number; readonly h: number } & Stroke & {
        readonly color?: string;
        readonly fillOpacity?: number;
      });

interface Stroke {
  readonly lineWidth: number;
  readonly lineColor: string;
  readonly dash?: object;
}

export declare class Renderer {
  constructor(pdfDocument: PdfDocument);
  renderPages(pages: readonly Page[]): void;
  renderLine(line: object, x: number, y: number): void;
  renderVector(vector: Vector): void;
  renderSVG(node: object): void;
}

/** An indirect object of a PDF. */
export interface Reference {
  data: Record<string, unknown>;
  compress: boolean;
  write(chunk: Uint8Array | string): void;
  end(chunk?: unknown): void;
}

export interface Outline {
  readonly children: Outline[];
  readonly dictionary: Reference;
  addItem(title: string, options?: { expanded?: boolean }): Outline;
}

/** pdfkit's document as pdfmake extends it. */
export declare class PdfDocument {
  constructor(
    fonts: object,
    images: object,
    patterns: object,
    attachments: object,
    options: object,
    virtualfs: null,
    localAccessPolicy: () => boolean,
  );
  readonly page: { readonly fonts: Record<string, Reference>; readonly height: number; readonly content: Reference };
  _offset: number;
  _write(data: Uint8Array | string): void;
  /** Of Node's Readable, which it is. */
  push(chunk: unknown): boolean;
  readonly outline: Outline;
  info: Record<string, unknown>;
  _fontFamilies: Record<string, unknown>;
  _addInfo(): void;
  ref(data?: object): Reference;
  readonly _root: { data: { Names: { data: { Dests: { _compareKeys(a: string, b: string): number } } } } };
  addContent(operators: string): this;
  addPage(options: object): this;
  addNamedDestination(name: string, ...args: unknown[]): void;
  annotate(x: number, y: number, width: number, height: number, options: { Subtype: string; Dest: string }): this;
  link(x: number, y: number, width: number, height: number, url: string): this;
  end(): void;
}

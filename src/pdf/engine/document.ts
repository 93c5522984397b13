import { createHash } from 'node:crypto';

import { PageContent } from './content.ts';
import { DEFLATED, deflated, FileBytes } from './file-bytes.ts';
import { PdfDocument } from './pdfmake.ts';
import type { Reference } from './pdfmake-types.ts';

/**
 * pdfkit's document with these changes: a page's operators are collected until the page ends; its XMP metadata is escaped
 * (pdfkit pastes texts into XML as they are); names are in the order of their bytes (pdfkit's depends on the machine's
 * language); its streams are compressed here, its bytes collected without a stream; and what is drawn is hashed before it is compressed, because builds of Node compress differently.
 */
export class PageDocument extends PdfDocument {
  readonly content = new PageContent();
  /** How many pages it has so far. */
  pages = 0;
  private readonly recorded = createHash('sha256');
  // pdfkit writes the first bytes while it is being constructed, before fields are set.
  declare private written: FileBytes | undefined;
  declare private stock: boolean | undefined;

  /** @param stock leaves it to pdfkit how streams are compressed and objects written. */
  constructor(options: object, stock: boolean) {
    super({}, {}, {}, {}, options, null, () => false);
    this.stock = stock;
    this._root.data.Names.data.Dests._compareKeys = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  }

  override addContent(operators: string): this {
    this.content.foreign(operators);
    return this;
  }

  /** Ends the page before, if any, and begins another. */
  override addPage(options: object): this {
    this.endContent();
    this.pages += 1;
    return super.addPage(options);
  }

  /** Hands the last page's operators over: nothing can be drawn on it any more. */
  endContent(): void {
    const operators = this.content.take();
    if (operators.length === 0) return;
    this.record(operators);
    const { content } = this.page;
    if (this.stock === true) {
      // The next page's will take their place.
      content.write(new Uint8Array(operators));
      return;
    }
    content.compress = false;
    content.data['Filter'] = DEFLATED;
    content.write(deflated(operators, 'text'));
  }

  /** An indirect object with a stream, compressed. */
  stream(data: Record<string, unknown>, content: Uint8Array, kind: 'text' | 'outlines'): Reference {
    const reference = this.ref(this.stock === true ? data : { ...data, Filter: DEFLATED });
    reference.end(this.stock === true ? content : deflated(content, kind));
    return reference;
  }

  /** Ends the document and gives the file. */
  bytes(): Uint8Array {
    this.end();
    return this.bytesSoFar().joined();
  }

  /** pdfkit pushes each line through a stream; here a file is collected and taken as a whole. */
  override _write(data: Uint8Array | string): void {
    if (this.stock === true) super._write(data);
    else this._offset += this.bytesSoFar().add(data);
  }

  /** Nothing flows here: told of its end, a stream would hold the whole document until the process has nothing else to do. */
  override push(data: Uint8Array | null): boolean {
    if (this.stock === true && data !== null) this.bytesSoFar().add(data);
    return true;
  }

  private bytesSoFar(): FileBytes {
    this.written ??= new FileBytes();
    return this.written;
  }

  /** Adds to the digest what is in the file but not among the page operators: links, anchors, the outline, the text of glyphs. */
  record(content: Uint8Array | string): void {
    this.recorded.update(content).update('\n');
  }

  /** SHA-256, in hex, of everything recorded. */
  contentDigest(): string {
    return this.recorded.copy().digest('hex');
  }

  override _addInfo(): void {
    const { info } = this;
    this.info = Object.fromEntries(Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]));
    super._addInfo();
    this.info = info;
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

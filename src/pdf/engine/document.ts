import { createHash } from 'node:crypto';
import { PageContent } from './content.ts';
import { PdfDocument } from './pdfmake.ts';

/**
 * pdfkit's document with these changes: a page's operators are one string until the page ends; its XMP metadata is escaped
 * (pdfkit pastes texts into XML as they are); names are in the order of their bytes (pdfkit's depends on the machine's
 * language); and what is drawn is hashed before it is compressed, because builds of Node compress differently.
 */
export class PageDocument extends PdfDocument {
  readonly content = new PageContent();
  /** How many pages it has so far. */
  pages = 0;
  private readonly drawn = createHash('sha256');

  constructor(options: object) {
    super({}, {}, {}, {}, options, null, () => false);
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
    if (operators === '') return;
    this.record(operators);
    super.addContent(operators);
  }

  /** Adds to the digest what is in the file but not among the page operators: links, anchors, the outline, the text of glyphs. */
  record(content: string): void {
    this.drawn.update(content).update('\n');
  }

  /** SHA-256, in hex, of everything recorded. */
  contentDigest(): string {
    return this.drawn.digest('hex');
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

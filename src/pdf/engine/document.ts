import { createHash } from 'node:crypto';
import { PdfDocument } from './pdfmake.ts';

/**
 * pdfkit's document with two changes: its XMP metadata is escaped (pdfkit pastes texts into XML as they are), and what is
 * drawn is hashed before it is compressed, because builds of Node compress differently.
 */
export class PageDocument extends PdfDocument {
  private readonly drawn: string[] = [];

  /** `faces` maps the name that charts ask for to the name the face is registered by. */
  constructor(faces: object, options: object) {
    super(faces, {}, {}, {}, options, null, () => false);
  }

  override addContent(operators: string): this {
    this.record(operators);
    return super.addContent(operators);
  }

  /** Adds to the digest what is in the file but not among the page operators: links, anchors, the outline, the text of glyphs. */
  record(content: string): void {
    this.drawn.push(content);
  }

  /** SHA-256, in hex, of everything recorded. */
  contentDigest(): string {
    return createHash('sha256').update(this.drawn.join('\n')).digest('hex');
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

import { deflateSync } from 'node:zlib';

/** Name of the filter that {@link deflated} is for (ISO 32000-1, 7.4.4). */
export const DEFLATED = 'FlateDecode';

// Most of a file are outlines of glyphs, which hardly get smaller by more work; text does.
const OF_OUTLINES = 3;
const OF_TEXT = 6;

/** A stream's bytes, compressed. */
export function deflated(content: Uint8Array, kind: 'text' | 'outlines'): Uint8Array {
  return deflateSync(content, { level: kind === 'text' ? OF_TEXT : OF_OUTLINES });
}

/** The bytes of a file that is being written. */
export class FileBytes {
  private readonly chunks: Uint8Array[] = [];
  /** What follows the chunks, a character a byte. */
  private text = '';

  /** Adds bytes, or a line of text; gives their number. */
  add(data: Uint8Array | string): number {
    if (typeof data === 'string') {
      this.text += `${data}\n`;
      return data.length + 1;
    }
    this.settle();
    this.chunks.push(data);
    return data.length;
  }

  joined(): Uint8Array {
    this.settle();
    return Buffer.concat(this.chunks);
  }

  private settle(): void {
    if (this.text !== '') this.chunks.push(Buffer.from(this.text, 'latin1'));
    this.text = '';
  }
}

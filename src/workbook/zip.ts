import { crc32, deflateRawSync, type ZlibOptions } from 'node:zlib';

/** The first moment of zip's calendar, 1 January 1980: date above, time below. */
const TIME = 0x0021_0000;
/** Version of the format that a reader needs for deflated files. */
const VERSION = 20;
const DEFLATED = 8;

/** Fields of a zip record, each with its length in bytes. */
type Fields = readonly (readonly [value: number, bytes: 2 | 4])[];

function record(...fields: Fields): Buffer {
  const made = Buffer.alloc(fields.reduce((length, [, bytes]) => length + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) at = made.writeUIntLE(value, at, bytes);
  return made;
}

/** Most files are small, and zlib takes 268 KB for each until it is collected: a window as long as the file needs a tenth. */
const SMALL = 4096;
const FOR_SMALL: ZlibOptions = { windowBits: 12, memLevel: 5, chunkSize: 2048 };
/** A fifth less work than zlib's own level, 6, for a hundredth more bytes. */
const FOR_LARGE: ZlibOptions = { level: 5 };

/** A zip file (PKWARE APPNOTE 6.3.3) in the making: files one after the other, names in ASCII, all of the same fixed time. */
export class Zip {
  readonly #written: Uint8Array[] = [];
  readonly #directory: Uint8Array[] = [];
  #length = 0;
  #files = 0;

  #write(...pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) this.#length += piece.length;
    this.#written.push(...pieces);
  }

  /** Deflates a file and adds it. */
  add(name: string, content: Uint8Array): void {
    const deflated = deflateRawSync(content, content.length <= SMALL ? FOR_SMALL : FOR_LARGE);
    const label = Buffer.from(name, 'latin1');
    const common: Fields = [
      [VERSION, 2],
      [0, 2],
      [DEFLATED, 2],
      [TIME, 4],
      [crc32(content), 4],
      [deflated.length, 4],
      [content.length, 4],
      [label.length, 2],
      [0, 2],
    ];
    this.#directory.push(record([0x0201_4b50, 4], [VERSION, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [this.#length, 4]), label);
    this.#files++;
    this.#write(record([0x0403_4b50, 4], ...common), label, deflated);
  }

  /** The whole file; nothing can be added to it. */
  end(): Uint8Array {
    const start = this.#length;
    this.#write(...this.#directory);
    const size = this.#length - start;
    this.#write(record([0x0605_4b50, 4], [0, 2], [0, 2], [this.#files, 2], [this.#files, 2], [size, 4], [start, 4], [0, 2]));
    return Buffer.concat(this.#written);
  }
}

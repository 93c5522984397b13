const FIRST_SIZE = 65_536;
/** Bytes that a UTF-16 unit takes at most in UTF-8. */
const WIDEST = 3;

/** UTF-8 in the making, piece by piece: one string of all pieces would be held twice, as a string and as bytes. */
export class ByteText {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;

  /** Adds text. */
  add(text: string): void {
    const most = this.#length + text.length * WIDEST;
    if (most > this.#bytes.length) {
      const bytes = Buffer.allocUnsafe(Math.max(most, this.#bytes.length * 2));
      this.#bytes.copy(bytes, 0, 0, this.#length);
      this.#bytes = bytes;
    }
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** What was added since the last time. */
  take(): Uint8Array {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }
}

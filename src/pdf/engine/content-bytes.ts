const LF = 0x0a;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
/** Hexadecimal digits as they are written, by value. */
const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** Values by digit, of lower-case hexadecimals. */
const VALUES = new Uint8Array(128);
for (const [value, digit] of DIGITS.entries()) VALUES[digit] = value;

/** The characters of a page's operators as the bytes they are in the file: written at once, because a page has tens of thousands. */
export class ContentBytes {
  private bytes = new Uint8Array(0x8000);
  length = 0;

  /** Everything written; what is written next overwrites it. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  /** Adds text of ASCII. */
  text(text: string): void {
    const { length } = text;
    this.reserve(length);
    for (let at = 0; at < length; at += 1) this.bytes[this.length + at] = text.charCodeAt(at);
    this.length += length;
  }

  /** Adds text of ASCII and the line's end. */
  line(text: string): void {
    this.text(text);
    this.reserve(1);
    this.bytes[this.length] = LF;
    this.length += 1;
  }

  /** Adds a number with at most three decimals and no exponent. */
  decimal(value: number): void {
    const thousandths = Math.round(value * 1000);
    if (!(Math.abs(thousandths) < 1e9)) throw new Error(`${value} is no length on a page`);
    this.reserve(12);
    const { bytes } = this;
    let rest = thousandths < 0 ? -thousandths : thousandths;
    if (thousandths < 0) {
      bytes[this.length] = MINUS;
      this.length += 1;
    }
    // Written from its last digit.
    let decimals = 3;
    while (decimals > 0 && rest % 10 === 0) {
      rest = Math.trunc(rest / 10);
      decimals -= 1;
    }
    let size = decimals === 0 ? 1 : decimals + 2;
    for (let bound = decimals === 0 ? 10 : decimals === 1 ? 100 : decimals === 2 ? 1000 : 10_000; rest >= bound; bound *= 10) size += 1;
    for (let at = this.length + size - 1; at >= this.length; at -= 1) {
      if (decimals === 0 || at !== this.length + size - 1 - decimals) {
        bytes[at] = ZERO + (rest % 10);
        rest = Math.trunc(rest / 10);
      } else bytes[at] = POINT;
    }
    this.length += size;
  }

  /** Adds a number as four hexadecimal digits. */
  hex(value: number): void {
    this.reserve(4);
    const { bytes, length } = this;
    bytes[length] = DIGITS[value >> 12] as number;
    bytes[length + 1] = DIGITS[(value >> 8) & 15] as number;
    bytes[length + 2] = DIGITS[(value >> 4) & 15] as number;
    bytes[length + 3] = DIGITS[value & 15] as number;
    this.length += 4;
  }

  /** The byte at a place. */
  at(place: number): number {
    return this.bytes[place] as number;
  }

  /** The number that four hexadecimal digits at a place give. */
  hexAt(place: number): number {
    const { bytes } = this;
    let value = 0;
    for (let at = place; at < place + 4; at += 1) value = value * 16 + (VALUES[bytes[at] as number] as number);
    return value;
  }

  private reserve(length: number): void {
    if (this.length + length <= this.bytes.length) return;
    const bytes = new Uint8Array(Math.max(2 * this.bytes.length, this.length + length));
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}

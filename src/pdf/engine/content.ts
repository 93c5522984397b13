import type { FaceGlyph } from '../line/face.ts';
import type { Glyphs } from '../line/glyphs.ts';
import { ContentBytes } from './content-bytes.ts';

/** A number as PDF content writes it: at most three decimals, no exponent. */
export function decimal(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? '0' : String(rounded);
}

const colours = new Map<string, string>();

/** `#rrggbb` as the operands of a colour operator. */
function channels(colour: string): string {
  let found = colours.get(colour);
  if (found === undefined) {
    found = [1, 3, 5].map((at) => decimal(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
    colours.set(colour, found);
  }
  return found;
}

/** How a shape is painted; without a colour that part is left out. */
export interface Paint {
  readonly fill?: string;
  readonly line?: string;
  readonly width?: number;
  /** Lengths of stroke and gap. */
  readonly dash?: readonly [number, number];
}

/** Glyphs of one face in one size on one baseline. */
export interface Run {
  readonly glyphs: Glyphs;
  /** First glyph, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Where each glyph of the line stands; `offset` is the line's first glyph. */
  readonly x: readonly number[];
  readonly offset: number;
}

/**
 * The operators of one page (ISO 32000-1, 8 and 9), lengths in points from the page's upper left corner, as pdfkit's page
 * transform has them. Knows the graphics state, so that a colour, a line width or a font is set only when it changes.
 */
export class PageContent {
  private readonly bytes = new ContentBytes();
  private fill = '';
  private stroke = '';
  private lineWidth = 0;
  private dash = '';
  private font = '';
  /** Of the font, in thousandths. */
  private size = 0;

  /** Operators that somebody else wrote; what they leave behind is not known. */
  foreign(operators: string): void {
    this.bytes.line(operators);
    this.forget();
  }

  /** Everything written so far; what comes next is another page's, and takes its place. */
  take(): Uint8Array {
    this.forget();
    return this.bytes.take();
  }

  private forget(): void {
    this.fill = '';
    this.stroke = '';
    this.lineWidth = 0;
    this.dash = '?';
    this.font = '';
    this.size = 0;
  }

  line(x1: number, y1: number, x2: number, y2: number, paint: Paint): void {
    this.set(paint);
    this.to('m', x1, y1);
    this.to('l', x2, y2);
    this.paint(paint);
  }

  rectangle(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.set(paint);
    this.to('re', x, y, width, height);
    this.paint(paint);
  }

  polyline(points: readonly (readonly [number, number])[], paint: Paint): void {
    this.set(paint);
    for (const [index, [x, y]] of points.entries()) this.to(index === 0 ? 'm' : 'l', x, y);
    this.paint(paint);
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, paint);
  }

  /** A rectangle with round corners. */
  rounded(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void {
    // A quarter of a circle as a Bézier curve.
    const bend = radius * 0.5523;
    const [right, bottom] = [x + width, y + height];
    const [left1, right1, top1, bottom1] = [x + radius, right - radius, y + radius, bottom - radius];
    this.set(paint);
    this.to('m', left1, y);
    this.to('l', right1, y);
    this.to('c', right1 + bend, y, right, top1 - bend, right, top1);
    this.to('l', right, bottom1);
    this.to('c', right, bottom1 + bend, right1 + bend, bottom, right1, bottom);
    this.to('l', left1, bottom);
    this.to('c', left1 - bend, bottom, x, bottom1 + bend, x, bottom1);
    this.to('l', x, top1);
    this.to('c', x, top1 - bend, left1 - bend, y, left1, y);
    this.bytes.text('h ');
    this.paint(paint);
  }

  /** A path operator after its coordinates. */
  private to(operator: string, ...coordinates: readonly number[]): void {
    for (const value of coordinates) {
      this.bytes.decimal(value);
      this.bytes.text(' ');
    }
    this.bytes.text(operator);
    this.bytes.text(' ');
  }

  private set({ fill, line, width = 1, dash }: Paint): void {
    if (fill !== undefined) this.setFill(fill);
    if (line === undefined) return;
    if (this.stroke !== line) this.bytes.line(`${channels(line)} RG`);
    this.stroke = line;
    if (this.lineWidth !== width) this.bytes.line(`${decimal(width)} w`);
    this.lineWidth = width;
    const dashes = dash === undefined ? '' : `${decimal(dash[0])} ${decimal(dash[1])}`;
    if (this.dash !== dashes) this.bytes.line(`[${dashes}] 0 d`);
    this.dash = dashes;
  }

  private paint({ fill, line }: Paint): void {
    this.bytes.line(fill === undefined ? 'S' : line === undefined ? 'f' : 'B');
  }

  private setFill(colour: string): void {
    if (this.fill !== colour) this.bytes.line(`${channels(colour)} rg`);
    this.fill = colour;
  }

  /**
   * Shows a run with one TJ (9.4.3); kerning, gaps and squeezing are its numbers.
   * @param font its name among the page's fonts.
   * @param number of a glyph in that font.
   * @param x where the line's box begins; `times` multiplies everything from there.
   * @returns where the operand of TJ begins, by which what is drawn can be {@link shown}.
   */
  show(run: Run, colour: string, font: string, number: (glyph: FaceGlyph) => number, x: number, baseline: number, times: number): number {
    const { glyphs, from, to, x: at, offset } = run;
    const { bytes } = this;
    const size = glyphs.sizes[from] as number;
    const start = (at[from - offset] as number) + (glyphs.shifts[from] as number);
    this.setFill(colour);
    bytes.text('BT ');
    this.setFont(font, size * times);
    bytes.text('1 0 0 -1 ');
    bytes.decimal(x + start * times);
    bytes.text(' ');
    bytes.decimal(baseline);
    bytes.text(' Tm ');
    const operand = bytes.length;
    bytes.text('[<');
    let pen = start;
    for (let index = from; index < to; index += 1) {
      const glyph = glyphs.of[index] as FaceGlyph;
      const place = (at[index - offset] as number) + (glyphs.shifts[index] as number);
      const off = ((pen - place) / size) * 1000;
      if (off > 0.5 || off < -0.5) {
        bytes.text('>');
        bytes.decimal(off);
        bytes.text('<');
        pen = place;
      }
      bytes.hex(number(glyph));
      pen += glyph.width * size;
    }
    bytes.line('>] TJ ET');
    return operand;
  }

  private setFont(font: string, size: number): void {
    const thousandths = Math.round(size * 1000);
    if (this.font === font && this.size === thousandths) return;
    this.font = font;
    this.size = thousandths;
    this.bytes.text(`/${font} ${decimal(size)} Tf `);
  }

  /** Numbers of the glyphs that an operand of TJ shows, as they stand on the page. */
  shown(operand: number, each: (number: number) => void): void {
    const { bytes } = this;
    for (let at = operand; at < bytes.length && bytes.at(at) !== CLOSE; at += 1) {
      if (bytes.at(at) !== LESS_THAN) continue;
      for (at += 1; bytes.at(at) !== GREATER_THAN; at += 4) each(bytes.hexAt(at));
    }
  }
}

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const CLOSE = 0x5d;

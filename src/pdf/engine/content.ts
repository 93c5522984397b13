import type { FaceGlyph } from '../line/face.ts';
import type { Glyphs } from '../line/glyphs.ts';

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
  private operators = '';
  private fill = '';
  private stroke = '';
  private lineWidth = 0;
  private dash = '';
  private font = '';

  /** Operators that somebody else wrote; what they leave behind is not known. */
  foreign(operators: string): void {
    this.operators += `${operators}\n`;
    this.forget();
  }

  /** Everything written so far; what comes next is another page's. */
  take(): string {
    const { operators } = this;
    this.operators = '';
    this.forget();
    return operators;
  }

  private forget(): void {
    this.fill = '';
    this.stroke = '';
    this.lineWidth = 0;
    this.dash = '?';
    this.font = '';
  }

  line(x1: number, y1: number, x2: number, y2: number, paint: Paint): void {
    this.path(`${decimal(x1)} ${decimal(y1)} m ${decimal(x2)} ${decimal(y2)} l`, paint);
  }

  rectangle(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.path(`${decimal(x)} ${decimal(y)} ${decimal(width)} ${decimal(height)} re`, paint);
  }

  polyline(points: readonly (readonly [number, number])[], paint: Paint): void {
    this.path(points.map(([x, y], index) => `${decimal(x)} ${decimal(y)} ${index === 0 ? 'm' : 'l'}`).join(' '), paint);
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, paint);
  }

  /** A rectangle with round corners. */
  rounded(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void {
    // A quarter of a circle as a Bézier curve.
    const bend = radius * 0.5523;
    const n = decimal;
    const [right, bottom] = [x + width, y + height];
    this.path(
      `${n(x + radius)} ${n(y)} m ${n(right - radius)} ${n(y)} l ` +
        `${n(right - radius + bend)} ${n(y)} ${n(right)} ${n(y + radius - bend)} ${n(right)} ${n(y + radius)} c ${n(right)} ${n(bottom - radius)} l ` +
        `${n(right)} ${n(bottom - radius + bend)} ${n(right - radius + bend)} ${n(bottom)} ${n(right - radius)} ${n(bottom)} c ${n(x + radius)} ${n(bottom)} l ` +
        `${n(x + radius - bend)} ${n(bottom)} ${n(x)} ${n(bottom - radius + bend)} ${n(x)} ${n(bottom - radius)} c ${n(x)} ${n(y + radius)} l ` +
        `${n(x)} ${n(y + radius - bend)} ${n(x + radius - bend)} ${n(y)} ${n(x + radius)} ${n(y)} c h`,
      paint,
    );
  }

  private path(path: string, { fill, line, width = 1, dash }: Paint): void {
    if (fill !== undefined) this.setFill(fill);
    if (line !== undefined) {
      if (this.stroke !== line) this.operators += `${channels(line)} RG\n`;
      this.stroke = line;
      if (this.lineWidth !== width) this.operators += `${decimal(width)} w\n`;
      this.lineWidth = width;
      const dashes = dash === undefined ? '' : `${decimal(dash[0])} ${decimal(dash[1])}`;
      if (this.dash !== dashes) this.operators += `[${dashes}] 0 d\n`;
      this.dash = dashes;
    }
    this.operators += `${path} ${fill === undefined ? 'S' : line === undefined ? 'f' : 'B'}\n`;
  }

  private setFill(colour: string): void {
    if (this.fill !== colour) this.operators += `${channels(colour)} rg\n`;
    this.fill = colour;
  }

  /**
   * Shows a run with one TJ (9.4.3); kerning, gaps and squeezing are its numbers.
   * @param font its name among the page's fonts.
   * @param hex four hex digits for a glyph.
   * @param x where the line's box begins; `times` multiplies everything from there.
   * @returns the operand of TJ, by which what is drawn can be read back.
   */
  show(run: Run, colour: string, font: string, hex: (glyph: FaceGlyph) => string, x: number, baseline: number, times: number): string {
    const { glyphs, from, to, x: at, offset } = run;
    const size = glyphs.sizes[from] as number;
    const start = (at[from - offset] as number) + (glyphs.shifts[from] as number);
    let shown = '[<';
    let pen = start;
    for (let index = from; index < to; index += 1) {
      const glyph = glyphs.of[index] as FaceGlyph;
      const place = (at[index - offset] as number) + (glyphs.shifts[index] as number);
      const off = ((pen - place) / size) * 1000;
      if (off > 0.5 || off < -0.5) {
        shown += `>${decimal(off)}<`;
        pen = place;
      }
      shown += hex(glyph);
      pen += glyph.width * size;
    }
    shown += '>]';
    this.setFill(colour);
    const set = `/${font} ${decimal(size * times)} Tf `;
    this.operators += `BT ${this.font === set ? '' : set}1 0 0 -1 ${decimal(x + start * times)} ${decimal(baseline)} Tm ${shown} TJ ET\n`;
    this.font = set;
    return shown;
  }
}

import type { Placed } from '../line/lines.ts';
import type { FaceGlyph } from '../line/face.ts';
import type { Look } from '../../theme/type.ts';

/** A number as PDF content writes it: at most three decimals, no exponent. */
export function decimal(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? '0' : String(rounded);
}

const fills = new Map<string, string>();

/** Fill colour operator of `#rrggbb`. */
function fillOf(colour: string): string {
  let found = fills.get(colour);
  if (found === undefined) {
    const channels = [1, 3, 5].map((at) => decimal(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
    found = `${channels.join(' ')} rg`;
    fills.set(colour, found);
  }
  return found;
}

/**
 * Shows glyphs of one face, size and colour with one TJ (ISO 32000-1, 9.4.3); kerning, gaps and squeezing are its numbers.
 * `x` and `baseline` are from the page's upper left corner, as pdfkit's page transform has them.
 */
export function showText(
  run: readonly Placed[],
  look: Look,
  font: string,
  size: number,
  hex: (glyph: FaceGlyph) => string,
  x: number,
  baseline: number,
): string {
  let shown = '';
  let digits = '';
  const [first] = run;
  if (first === undefined) return '';
  const start = first.x + first.glyph.shift;
  let pen = start;
  for (const { glyph, x: left } of run) {
    const at = left + glyph.shift;
    const off = ((pen - at) / size) * 1000;
    if (Math.abs(off) > 0.5) {
      if (digits !== '') shown += `<${digits}>`;
      shown += decimal(off);
      digits = '';
      pen = at;
    }
    digits += hex(glyph.glyph);
    pen += glyph.glyph.width * size;
  }
  if (digits !== '') shown += `<${digits}>`;
  return `${fillOf(look.colour)} BT /${font} ${decimal(size)} Tf 1 0 0 -1 ${decimal(x + start)} ${decimal(baseline)} Tm [${shown}] TJ ET`;
}

/** A rounded rectangle, filled and, when `line` is given, outlined. */
export function panel(x: number, y: number, width: number, height: number, radius: number, fill: string, line: string): string {
  // A quarter of a circle as a Bézier curve.
  const bend = radius * 0.5523;
  const n = decimal;
  const [right, bottom] = [x + width, y + height];
  const path = [
    `${n(x + radius)} ${n(y)} m ${n(right - radius)} ${n(y)} l`,
    `${n(right - radius + bend)} ${n(y)} ${n(right)} ${n(y + radius - bend)} ${n(right)} ${n(y + radius)} c ${n(right)} ${n(bottom - radius)} l`,
    `${n(right)} ${n(bottom - radius + bend)} ${n(right - radius + bend)} ${n(bottom)} ${n(right - radius)} ${n(bottom)} c ${n(x + radius)} ${n(bottom)} l`,
    `${n(x + radius - bend)} ${n(bottom)} ${n(x)} ${n(bottom - radius + bend)} ${n(x)} ${n(bottom - radius)} c ${n(x)} ${n(y + radius)} l`,
    `${n(x)} ${n(y + radius - bend)} ${n(x + radius - bend)} ${n(y)} ${n(x + radius)} ${n(y)} c h`,
  ].join(' ');
  return `${fillOf(fill)} ${fillOf(line).replace('rg', 'RG')} 0.5 w ${path} ${fill === line ? 'f' : 'B'}`;
}

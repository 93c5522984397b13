import type { ShapedFace } from '../line/face.ts';
import type { Placed } from '../line/lines.ts';
import type { Mark, Picture } from './marks.ts';

/** A chart as SVG 1.1 text: rect, circle, path and text only, no reference to anything outside or inside itself. */
export interface DrawnChart {
  readonly svg: string;
  /** Faces of its text; `font-family` is a face's id. */
  readonly faces: readonly ShapedFace[];
}

/** Prints a picture, `times` its size. */
export function printSvg({ width, height, marks }: Picture, times: number): DrawnChart {
  const faces = new Set<ShapedFace>();
  const body = marks.map((mark) => print(mark, faces)).join('');
  const size = `width="${number(width * times)}" height="${number(height * times)}" viewBox="0 0 ${number(width)} ${number(height)}"`;
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${body}</svg>`, faces: [...faces] };
}

function print(mark: Mark, faces: Set<ShapedFace>): string {
  switch (mark.type) {
    case 'rect': {
      const box = `x="${number(mark.x)}" y="${number(mark.y)}" width="${number(mark.width)}" height="${number(mark.height)}"`;
      const line = mark.line === undefined ? '' : ` stroke="${mark.line}" stroke-width="0.8"`;
      return `<rect ${box} fill="${mark.fill}"${line}/>`;
    }
    case 'circle':
      return `<circle cx="${number(mark.x)}" cy="${number(mark.y)}" r="${number(mark.radius)}" fill="${mark.fill}" stroke="${mark.line}" stroke-width="1"/>`;
    case 'path': {
      const steps = mark.points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
      const dash = mark.dashed === true ? ' stroke-dasharray="2.4 1.8"' : '';
      return `<path d="${steps}" fill="none" stroke="${mark.line}" stroke-width="${number(mark.width)}"${dash}/>`;
    }
    case 'text':
      return textRuns(mark.line.glyphs)
        .map((run) => printRun(run, mark.x, mark.y, faces))
        .join('');
  }
}

function printRun(run: readonly Placed[], x: number, y: number, faces: Set<ShapedFace>): string {
  const first = run[0] as Placed;
  const { face, piece, size, shift } = first.glyph;
  faces.add(face);
  // The renderer shapes the run again and shifts its first glyph itself, but never into its Latin form.
  const left = x + first.x + (isLatinForm(first.glyph) ? shift : shift - first.glyph.glyph.shift * size);
  const text = run.map(({ glyph }) => glyph.text).join('');
  const font = `font-family="${escape(face.source.id)}" font-size="${number(size)}"`;
  return `<text x="${number(left)}" y="${number(y)}" ${font} fill="${piece.look.colour}" xml:space="preserve">${escape(text)}</text>`;
}

/** Runs of one piece and face, parted where there is white space that no character stands for. */
function textRuns(glyphs: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = [];
  let gap = true;
  for (const placed of glyphs) {
    const last = runs.at(-1)?.at(-1)?.glyph;
    if (gap || isLatinForm(placed.glyph) || last === undefined || last.piece !== placed.glyph.piece || last.face !== placed.glyph.face)
      runs.push([placed]);
    else runs.at(-1)?.push(placed);
    const { glyph } = placed;
    gap = glyph.gap !== 0 || glyph.advance !== glyph.glyph.advance * glyph.size || isLatinForm(glyph);
  }
  return runs;
}

/** A mark that a Chinese face draws on a full em, set narrow in Latin text. */
function isLatinForm({ face, glyph, kind }: Placed['glyph']): boolean {
  const [code, ...more] = glyph.codes;
  return kind !== 'letter' && code !== undefined && more.length === 0 && face.character(code) !== glyph;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

import { CHIP } from '../../theme/page.ts';
import { SUPERSCRIPT } from '../../theme/type.ts';
import type { Mark } from '../chart/marks.ts';
import type { FaceGlyph, ShapedFace } from '../line/face.ts';
import type { SetLine } from '../line/lines.ts';
import type { Paragraph, Target, TextPiece } from '../line/paragraph.ts';
import { JoinedText } from '../line/joined-text.ts';
import { decimal, type Run } from './content.ts';
import type { ChartNode } from './definition.ts';
import type { PageDocument } from './document.ts';
import { EmbeddedFace } from './embedded-face.ts';
import { Renderer, type Vector } from './pdfmake.ts';
import type { TextLine } from './text-line.ts';

/** The faces one document embeds, numbered in the order of their first use. */
export class DocumentFaces {
  private readonly document: PageDocument;
  private readonly faces = new Map<ShapedFace, EmbeddedFace>();

  constructor(document: PageDocument) {
    this.document = document;
  }

  of(face: ShapedFace): EmbeddedFace {
    let found = this.faces.get(face);
    if (found === undefined) {
      found = new EmbeddedFace(this.document, face, `F${this.faces.size + 1}`);
      this.faces.set(face, found);
      this.document._fontFamilies[face.source.id] = found;
    }
    return found;
  }

  /** The text that glyphs stand for is part of a document's content. */
  record(): void {
    for (const face of this.faces.values()) this.document.record(`${face.font.postscriptName} ${JSON.stringify(face.unicode)}`);
  }
}

/** A line of text as it was drawn: what its operators say, read back through the fonts that are embedded; lengths in points. */
export interface DrawnLine {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of its largest glyphs. */
  readonly size: number;
  /** What was to be drawn. */
  readonly set: SetLine;
}

/** Draws pages: lines of text, charts, and the lines and panels of tables. */
export class Drawing extends Renderer {
  private readonly document: PageDocument;
  private readonly faces: DocumentFaces;
  private readonly outline: PageDocument['outline'][] = [];
  private readonly anchors = new Set<string>();
  /** What the line being drawn shows so far. */
  private readonly shown = new JoinedText();
  /** Every line of text in the order of drawing. */
  readonly drawn: DrawnLine[] = [];

  constructor(document: PageDocument, faces: DocumentFaces) {
    super(document);
    this.document = document;
    this.faces = faces;
  }

  override renderLine({ set, paragraph, index }: TextLine, x: number, y: number): void {
    if (index === 0) this.mark(paragraph, y);
    this.drawLine(set, x, y + set.baseline, 1);
  }

  override renderVector(vector: Vector): void {
    const { content } = this.document;
    if (vector.type === 'line' && vector.dash === undefined) {
      content.line(vector.x1, vector.y1, vector.x2, vector.y2, { line: vector.lineColor, width: vector.lineWidth });
    } else if (vector.type === 'rect' && vector.color !== undefined && (vector.fillOpacity ?? 1) === 1) {
      content.rectangle(vector.x, vector.y, vector.w, vector.h, { fill: vector.color });
    } else throw new Error(`no way to draw a ${vector.type} like this one`);
  }

  override renderSVG({ svg, times, x, y }: ChartNode): void {
    for (const mark of svg.marks) this.drawMark(mark, x ?? 0, y ?? 0, times);
  }

  private drawMark(mark: Mark, x: number, y: number, times: number): void {
    const { content } = this.document;
    switch (mark.type) {
      case 'rect':
        content.rectangle(x + mark.x * times, y + mark.y * times, mark.width * times, mark.height * times, {
          fill: mark.fill,
          ...(mark.line === undefined ? {} : { line: mark.line, width: 0.8 * times }),
        });
        break;
      case 'circle':
        content.circle(x + mark.x * times, y + mark.y * times, mark.radius * times, { fill: mark.fill, line: mark.line, width: times });
        break;
      case 'path':
        content.polyline(
          mark.points.map(([px, py]) => [x + px * times, y + py * times]),
          { line: mark.line, width: mark.width * times, ...(mark.dashed === true ? { dash: [2.4 * times, 1.8 * times] } : {}) },
        );
        break;
      case 'text':
        this.drawLine(mark.line, x + mark.x * times, y + mark.y * times, times);
    }
  }

  /** Draws a line of text from its box's left edge; everything in it `times` its size. */
  private drawLine(set: SetLine, x: number, baseline: number, times: number): void {
    const { glyphs, start, end, x: places } = set;
    if (start === end) return;
    let link: LinkBox | undefined;
    let size = 0;
    for (let from = start; from < end;) {
      const piece = glyphs.pieces[from] as TextPiece;
      const { face } = glyphs.of[from] as FaceGlyph;
      let to = from + 1;
      while (to < end && glyphs.pieces[to] === piece && (glyphs.of[to] as FaceGlyph).face === face) to += 1;
      const run: Run = { glyphs, from, to, x: places, offset: start };
      this.drawRun(run, piece, face, x, baseline, times);
      size = Math.max(size, (glyphs.sizes[from] as number) * times);
      if (link !== undefined && link.target !== piece.target) {
        this.link(link, baseline);
        link = undefined;
      }
      if (piece.target !== undefined) {
        const left = x + (places[from - start] as number) * times;
        link ??= { target: piece.target, left, right: left, size: 0 };
        link.right = x + ((places[to - 1 - start] as number) + (glyphs.advances[to - 1] as number)) * times;
        link.size = Math.max(link.size, piece.look.size * times);
      }
      from = to;
    }
    if (link !== undefined) this.link(link, baseline);
    const left = x + (places[0] as number) * times;
    const right = x + ((places[end - 1 - start] as number) + (glyphs.advances[end - 1] as number)) * times;
    this.drawn.push({ page: this.document.pages, text: this.shown.take(), left, right, baseline, size, set });
  }

  /** Draws a run and notes the characters that the page then shows. */
  private drawRun(run: Run, piece: TextPiece, face: ShapedFace, x: number, baseline: number, times: number): void {
    if (piece.chip !== undefined) this.drawChip(piece.chip, run, x, baseline);
    const embedded = this.faces.of(face);
    const { content, page } = this.document;
    page.fonts[embedded.id] ??= embedded.ref();
    const raised = piece.mark ? piece.look.size * SUPERSCRIPT.rise : 0;
    const operand = content.show(
      run,
      piece.look.colour,
      embedded.id,
      (glyph) => embedded.number(glyph),
      x,
      baseline - raised * times,
      times,
    );
    content.shown(operand, (number) => this.shown.add(embedded.text(number)));
  }

  private drawChip(look: NonNullable<TextPiece['chip']>, { glyphs, from, to, x: places, offset }: Run, x: number, baseline: number): void {
    const size = glyphs.sizes[from] as number;
    const [first, last] = [places[from - offset] as number, places[to - 1 - offset] as number];
    const width = last + (glyphs.advances[to - 1] as number) - first + 2 * CHIP.side;
    const top = baseline - size * 0.88 - CHIP.above;
    const paint = { fill: look.fill, ...(look.line === look.fill ? {} : { line: look.line, width: 0.5 }) };
    this.document.content.rounded(x + first - CHIP.side, top, width, size + CHIP.above + CHIP.below, CHIP.radius, paint);
  }

  private link({ target, left, right, size }: LinkBox, baseline: number): void {
    const box = [left, baseline - size * 0.95, right - left, size * 1.2] as const;
    this.document.record(JSON.stringify([target, ...box.map(decimal)]));
    // A destination of its own: pdfkit's goTo writes an action beside each link.
    if ('to' in target) this.document.annotate(...box, { Subtype: 'Link', Dest: target.to });
    else this.document.link(...box, target.href);
  }

  /** Destinations and outline entries at a paragraph's first line; a repeated table head has its own only once. */
  private mark({ anchors, outline }: Paragraph, y: number): void {
    for (const anchor of anchors) {
      if (this.anchors.has(anchor)) continue;
      this.anchors.add(anchor);
      this.document.record(`${anchor} ${decimal(y)}`);
      this.document.addNamedDestination(anchor, 'XYZ', 0, Math.max(0, y - 12), null);
    }
    for (const { title, level } of outline) {
      this.document.record(`${level} ${title}`);
      const parent = level === 0 ? this.document.outline : (this.outline[level - 1] ?? this.document.outline);
      this.outline[level] = parent.addItem(title, { expanded: level === 0 });
    }
  }
}

/** Neighbouring runs that lead to one target, in points on the page. */
interface LinkBox {
  readonly target: Target;
  readonly left: number;
  right: number;
  size: number;
}

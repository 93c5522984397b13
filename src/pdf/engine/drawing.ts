import { CHIP } from '../../theme/page.ts';
import { SUPERSCRIPT } from '../../theme/type.ts';
import type { Placed } from '../line/lines.ts';
import type { ShapedFace } from '../line/face.ts';
import type { Target, TextPiece } from '../line/paragraph.ts';
import type { PageDocument } from './document.ts';
import { EmbeddedFace } from './embedded-face.ts';
import type { SvgNode } from './definition.ts';
import type { TextLine } from './text-line.ts';
import { decimal, panel, showText } from './operators.ts';
import { Renderer } from './pdfmake.ts';

/** Any element but those that chart/svg.ts prints; svg-to-pdfkit would read files for some of them. */
const FOREIGN = /<(?!\/?(?:svg|rect|circle|path|text)\b)/;

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

  all(): readonly EmbeddedFace[] {
    return [...this.faces.values()];
  }

  /** The text that glyphs stand for is part of a document's content. */
  record(): void {
    for (const face of this.faces.values()) this.document.record(`${face.font.postscriptName} ${JSON.stringify(face.unicode)}`);
  }
}

/** Draws pages: our own lines here, pdfmake's vectors and charts by pdfmake. */
export class Drawing extends Renderer {
  private readonly document: PageDocument;
  private readonly faces: DocumentFaces;
  private readonly outline: PageDocument['outline'][] = [];
  private readonly anchors = new Set<string>();

  constructor(document: PageDocument, faces: DocumentFaces) {
    super(document);
    this.document = document;
    this.faces = faces;
  }

  override renderLine(line: TextLine, x: number, y: number): void {
    if (line.first) this.mark(line, y);
    const baseline = y + line.set.baseline;
    for (const run of runsOf(line.set.glyphs)) this.drawRun(run, x, baseline);
    for (const { target, left, right, size } of linksOf(line.set.glyphs)) {
      const box = [x + left, baseline - size * 0.95, right - left, size * 1.2] as const;
      this.document.record(JSON.stringify([target, ...box.map(decimal)]));
      if ('to' in target) this.document.goTo(...box, target.to);
      else this.document.link(...box, target.href);
    }
  }

  override renderSVG(node: SvgNode): void {
    // svg-to-pdfkit asks for fonts by name; those of this chart, and no others, become the document's.
    if (FOREIGN.test(node.svg)) throw new Error('a chart holds SVG that charts are not drawn of');
    for (const face of node.faces) this.faces.of(face);
    super.renderSVG(node);
  }

  private drawRun(run: readonly Placed[], x: number, baseline: number): void {
    const { glyph, x: left } = run[0] as Placed;
    const { piece, size } = glyph;
    if (piece.chip !== undefined) this.drawChip(piece.chip, run, x, baseline, size);
    const embedded = this.faces.of(glyph.face);
    this.document.page.fonts[embedded.id] ??= embedded.ref();
    const raised = piece.mark ? baseline - piece.look.size * SUPERSCRIPT.rise : baseline;
    const text = showText(run, piece.look, embedded.id, size, (each) => embedded.hex(each), x, raised);
    if (text !== '' && left !== undefined) this.document.addContent(text);
  }

  private drawChip(look: NonNullable<TextPiece['chip']>, run: readonly Placed[], x: number, baseline: number, size: number): void {
    const first = run[0] as Placed;
    const last = run.at(-1) as Placed;
    const top = baseline - size * 0.88 - CHIP.above;
    const left = x + first.x - CHIP.side;
    const width = last.x + last.glyph.advance - first.x + 2 * CHIP.side;
    this.document.addContent(panel(left, top, width, size + CHIP.above + CHIP.below, CHIP.radius, look.fill, look.line));
  }

  /** Destinations and outline entries at a paragraph's first line; a repeated table head has its own only once. */
  private mark(line: TextLine, y: number): void {
    for (const anchor of line.paragraph.anchors) {
      if (this.anchors.has(anchor)) continue;
      this.anchors.add(anchor);
      this.document.record(`${anchor} ${decimal(y)}`);
      this.document.addNamedDestination(anchor, 'XYZ', 0, Math.max(0, y - 12), null);
    }
    for (const { title, level } of line.paragraph.outline) {
      this.document.record(`${level} ${title}`);
      const parent = level === 0 ? this.document.outline : (this.outline[level - 1] ?? this.document.outline);
      this.outline[level] = parent.addItem(title, { expanded: level === 0 });
    }
  }
}

/** Neighbours of one piece and one face. */
function runsOf(glyphs: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = [];
  for (const placed of glyphs) {
    const run = runs.at(-1);
    const last = run?.at(-1)?.glyph;
    if (last !== undefined && last.piece === placed.glyph.piece && last.face === placed.glyph.face) run?.push(placed);
    else runs.push([placed]);
  }
  return runs;
}

interface LinkBox {
  readonly target: Target;
  readonly left: number;
  right: number;
  size: number;
}

function linksOf(glyphs: readonly Placed[]): LinkBox[] {
  const links: LinkBox[] = [];
  let open: LinkBox | undefined;
  for (const { glyph, x } of glyphs) {
    const { target, look } = glyph.piece;
    if (target === undefined) open = undefined;
    else if (open?.target === target) {
      open.right = x + glyph.advance;
      open.size = Math.max(open.size, look.size);
    } else {
      open = { target, left: x, right: x + glyph.advance, size: look.size };
      links.push(open);
    }
  }
  return links;
}

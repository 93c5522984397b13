import type { Paragraph } from '../line/paragraph.ts';
import type { SetLine } from '../line/lines.ts';
import { Line } from './pdfmake.ts';

// The writer aligns by the first inline; our glyphs are already where they belong.
const INLINES = [{ alignment: 'left' }];

/** One of our lines in the shape that pdfmake's page writer places, clones and repeats. */
export class TextLine extends Line {
  set: SetLine;
  paragraph: Paragraph;
  /** Which of the paragraph's lines this is; its anchors are at the first, 0. */
  readonly index: number;
  /** The width that the paragraph was broken to. */
  readonly box: number;

  constructor(set: SetLine, paragraph: Paragraph, index: number, box: number) {
    super(box);
    this.set = set;
    this.paragraph = paragraph;
    this.index = index;
    this.box = box;
    this.inlines = INLINES;
  }

  /** Takes the place of the same line of another paragraph, which is as high. */
  become(paragraph: Paragraph, lines: readonly SetLine[]): void {
    this.paragraph = paragraph;
    this.set = lines[this.index] ?? this.set;
  }

  override getHeight(): number {
    return this.set.height;
  }

  override getAscenderHeight(): number {
    return this.set.baseline;
  }

  override getWidth(): number {
    return this.set.width;
  }

  override clone(): TextLine {
    const copy = new TextLine(this.set, this.paragraph, this.index, this.box);
    if (this.x !== undefined) copy.x = this.x;
    if (this.y !== undefined) copy.y = this.y;
    return copy;
  }
}

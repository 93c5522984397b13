import type { FontSet } from '../../fonts/font-set.ts';
import { CHIP } from '../../theme/page.ts';
import { markBreaks } from './breaks.ts';
import type { FaceGlyph } from './face.ts';
import { type Elastic, type Glyphs, glyphsOf } from './glyphs.ts';
import type { Paragraph, TextPiece } from './paragraph.ts';
import { space } from './spacing.ts';

/** A finished line: those of its paragraph's glyphs that show, height and baseline from the top of its box, in points. */
export interface SetLine {
  readonly glyphs: Glyphs;
  /** The first glyph shown, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Where each stands from the left edge of the line's box. */
  readonly x: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
}

// The most that justifying adds at one place, in em: between Han and after marks less than the tenth at which PDF readers see
// a space, at gaps more. A line that needs more stays a little short.
const HAIR = 0.09;
const FREE = 0.24;
/** What a last line of a single character costs, in square points. */
const SINGLE_COST = 1000;
/** A part wider than this, in em, is no word or number but a run of anything, and broken where the column ends. */
const WIDEST_PART = 20;
const NO_BREAK_SPACE = '\u00a0';
const NO_STRETCH = { free: 0, hair: 0 } as const;

/** A paragraph shaped, spaced and ready to be broken at any width. */
export class SetParagraph {
  /** Width of the widest part that is to stay whole. */
  readonly minWidth: number;
  /** Width when only forced breaks are taken. */
  readonly maxWidth: number;
  private readonly glyphs: Glyphs;
  /** Sums of advances and gaps before each glyph. */
  private readonly sums: readonly number[];
  private readonly align: Paragraph['align'];
  /** The lines last asked for. */
  private broken: { readonly width: number; readonly lines: readonly SetLine[] } | undefined;

  constructor(paragraph: Paragraph, fonts: FontSet) {
    this.align = paragraph.align;
    const glyphs = glyphsOf(paragraph, fonts);
    space(glyphs);
    markBreaks(glyphs);
    this.glyphs = glyphs;
    this.sums = sumsOf(glyphs);
    const [minWidth, maxWidth] = this.widest();
    this.minWidth = minWidth;
    this.maxWidth = maxWidth;
  }

  /** Lines of at most `width` points, new ones for each call; a single part wider than that is broken between characters. */
  lines(width: number): SetLine[] {
    if (this.broken?.width !== width) this.broken = { width, lines: this.breakAt(width) };
    return this.broken.lines.map((line) => ({ ...line }));
  }

  private breakAt(width: number): SetLine[] {
    const ends = this.align === 'justify' ? (this.evenEnds(width) ?? this.ends(width)) : this.ends(width);
    let start = 0;
    return ends.map((end) => {
      const from = this.skipSpaces(start, end);
      start = end;
      return this.setLine(from, end, width, end === this.glyphs.length || this.glyphs.breaks[end] === 'must');
    });
  }

  /** Width of the widest part between opportunities, and between forced breaks. */
  private widest(): [least: number, most: number] {
    const { length, breaks } = this.glyphs;
    let [least, most] = [0, 0];
    let [part, line] = [0, 0];
    for (let index = 1; index <= length; index += 1) {
      const opportunity = index === length ? 'must' : breaks[index];
      if (opportunity === 'no') continue;
      const width = this.width(this.skipSpaces(part, index), index);
      if (width <= WIDEST_PART * (this.glyphs.sizes[part] as number)) least = Math.max(least, width);
      part = index;
      if (opportunity !== 'must') continue;
      most = Math.max(most, this.width(this.skipSpaces(line, index), index));
      line = index;
    }
    // Sums of floats: a hair more, so that a column as wide as its text holds it.
    return [least + 0.01, most + 0.01];
  }

  private ends(width: number): number[] {
    const { length, breaks } = this.glyphs;
    const ends: number[] = [];
    let start = 0;
    let last = -1;
    let index = 1;
    while (index <= length) {
      const opportunity = index === length ? 'must' : breaks[index];
      if (opportunity === 'no') {
        index += 1;
      } else if (this.width(this.skipSpaces(start, index), index) <= width) {
        last = index;
        if (opportunity === 'must') {
          this.mendEnd(ends, start, index, width);
          ends.push(index);
          start = index;
          last = -1;
        }
        index += 1;
      } else {
        // Too long: back to the last opportunity, or, for a single long part, to the last character that fits.
        const end = last > start ? last : this.lastFitting(start, index, width);
        ends.push(end);
        start = end;
        last = -1;
        index = start + 1;
      }
    }
    return ends;
  }

  /**
   * Ends of lines that leave the least white space to spread: the sum of its squares over all lines, by dynamic programming
   * over the opportunities. Undefined when a part is wider than the line.
   */
  private evenEnds(width: number): number[] | undefined {
    const { length, breaks } = this.glyphs;
    const stops = [0];
    for (let index = 1; index < length; index += 1) if (breaks[index] !== 'no') stops.push(index);
    stops.push(length);
    const costs: number[] = [0];
    const origins: number[] = [0];
    for (let to = 1; to < stops.length; to += 1) {
      costs[to] = Number.POSITIVE_INFINITY;
      const end = stops[to] as number;
      const closes = to === stops.length - 1 || breaks[end] === 'must';
      for (let from = to - 1; from >= 0; from -= 1) {
        const start = stops[from] as number;
        const slack = width - this.width(this.skipSpaces(start, end), end);
        if (slack < 0) break;
        const single = start > 0 && breaks[start] === 'may' && closes && this.weight(start, end) <= 1;
        const cost = (costs[from] as number) + (closes ? (single ? SINGLE_COST : 0) : slack * slack);
        if (cost < (costs[to] as number)) {
          costs[to] = cost;
          origins[to] = from;
        }
        if (from > 0 && breaks[start] === 'must') break;
      }
    }
    if (costs.at(-1) === Number.POSITIVE_INFINITY) return undefined;
    const ends: number[] = [];
    for (let stop = stops.length - 1; stop > 0; stop = origins[stop] as number) ends.unshift(stops[stop] as number);
    return ends;
  }

  private lastFitting(start: number, limit: number, width: number): number {
    let end = start + 1;
    while (end < limit - 1 && this.width(start, end + 1) <= width) end += 1;
    // Rather between the words of a bound phrase than within one of them.
    for (let index = end; index > start + 1; index -= 1) if (this.glyphs.of[index - 1]?.text === NO_BREAK_SPACE) return index;
    return end;
  }

  /** Takes a word or a character more into a last line that would hold a single character or a very short word. */
  private mendEnd(ends: number[], start: number, end: number, width: number): void {
    const previous = ends.at(-1);
    if (previous !== start || this.glyphs.breaks[start] !== 'may' || this.weight(start, end) > 1) return;
    const first = ends.at(-2) ?? 0;
    for (let index = start - 1; index > first + 1; index -= 1) {
      if (this.glyphs.breaks[index] === 'may') {
        if (this.width(this.skipSpaces(index, end), end) <= width) ends[ends.length - 1] = index;
        return;
      }
    }
  }

  /** How much a last line holds: characters for Han, words of more than three letters for the rest. */
  private weight(start: number, end: number): number {
    let weight = 0;
    let letters = 0;
    for (let index = start; index < end; index += 1) {
      if ((this.glyphs.pieces[index] as TextPiece).mark) continue;
      const { kind } = this.glyphs.of[index] as FaceGlyph;
      if (kind === 'han') weight += 1;
      else if (kind === 'letter' || kind === 'digit') letters += 1;
    }
    return weight + (letters > 3 ? 2 : letters > 0 ? 1 : 0);
  }

  private skipSpaces(start: number, end: number): number {
    let from = start;
    while (from < end && this.glyphs.of[from]?.text === ' ') from += 1;
    return from;
  }

  private lastVisible(start: number, end: number): number {
    let last = end - 1;
    while (last > start && this.glyphs.of[last]?.kind === 'space') last -= 1;
    return last;
  }

  /** Width from one glyph to before another, without the white at the line's two ends. */
  private width(start: number, end: number): number {
    if (start >= end) return 0;
    const last = this.lastVisible(start, end);
    return (this.sums[last + 1] as number) - (this.sums[start] as number) - this.cutAfter(last) - this.cutBefore(start);
  }

  private cutBefore(index: number): number {
    if ((this.glyphs.pieces[index] as TextPiece).chip !== undefined) return -CHIP.side;
    const { kind } = this.glyphs.of[index] as FaceGlyph;
    return kind === 'full-open' && this.glyphs.isFullWidth(index) ? (this.glyphs.sizes[index] as number) / 2 : 0;
  }

  private cutAfter(index: number): number {
    const { glyphs } = this;
    const gap = (glyphs.pieces[index] as TextPiece).chip !== undefined ? CHIP.apart : (glyphs.gaps[index] as number);
    if ((glyphs.of[index] as FaceGlyph).kind !== 'full-close' || !glyphs.isFullWidth(index)) return gap;
    const size = glyphs.sizes[index] as number;
    const unsqueezed = (glyphs.advances[index] as number) > size * 0.9;
    return unsqueezed ? gap + size / 2 : gap;
  }

  private setLine(start: number, to: number, width: number, closes: boolean): SetLine {
    const { glyphs } = this;
    const end = start < to ? this.lastVisible(start, to) + 1 : start;
    const natural = this.width(start, to);
    const slack = width - natural;
    const { align } = this;
    const stretch = align === 'justify' && !closes ? this.stretch(start, end - 1, slack) : NO_STRETCH;
    let pen = (align === 'right' ? slack : align === 'center' ? slack / 2 : 0) - (start < to ? this.cutBefore(start) : 0);
    const x: number[] = [];
    let height = 0;
    let baseline = 0;
    let look: TextPiece['look'] | undefined;
    for (let index = start; index < end; index += 1) {
      x.push(pen);
      const elastic = glyphs.elastic[index] as Elastic;
      pen += (glyphs.advances[index] as number) + (glyphs.gaps[index] as number) + (elastic === 'no' ? 0 : stretch[elastic]);
      const piece = glyphs.pieces[index] as TextPiece;
      if (piece.look === look) continue;
      look = piece.look;
      height = Math.max(height, look.size * look.leading);
      baseline = Math.max(baseline, baselineOf(look));
    }
    return { glyphs, start, end, x, width: natural, height, baseline };
  }

  /** White space that justifying adds after glyphs of either elasticity. */
  private stretch(start: number, last: number, slack: number): { readonly free: number; readonly hair: number } {
    let free = 0;
    let hair = 0;
    for (let index = start; index < last; index += 1) {
      const elastic = this.glyphs.elastic[index];
      if (elastic === 'free') free += 1;
      else if (elastic === 'hair') hair += 1;
    }
    const size = this.glyphs.sizes[start] ?? 0;
    if (slack <= 0 || free + hair === 0) return NO_STRETCH;
    const even = slack / (free + hair);
    if (even <= HAIR * size) return { free: even, hair: even };
    const rest = (slack - hair * HAIR * size) / free;
    return rest <= FREE * size ? { free: rest, hair: HAIR * size } : { free: free === 0 ? 0 : FREE * size, hair: HAIR * size };
  }
}

/** The characters a line shows. */
export function lineText({ glyphs, start, end }: SetLine): string {
  return glyphs.text(start, end);
}

function sumsOf({ length, advances, gaps }: Glyphs): number[] {
  const sums = [0];
  let sum = 0;
  for (let index = 0; index < length; index += 1) {
    sum += (advances[index] as number) + (gaps[index] as number);
    sums.push(sum);
  }
  return sums;
}

/**
 * From the top of a line's box to its baseline. The em box (0.88 em up, 0.12 em down) is centred up to a leading of 1.5; more
 * leading goes below, so that first lines of Chinese (1.6) and English (1.5) side by side share a baseline.
 */
function baselineOf(look: { readonly size: number; readonly leading: number }): number {
  return look.size * (0.88 + (Math.min(look.leading, 1.5) - 1) / 2);
}

import type { FontSet } from '../../fonts/font-set.ts';
import type { EditionText } from '../../briefing/chart.ts';
import { CHART } from '../../theme/chart.ts';
import { COLOURS, type Colour } from '../../theme/colours.ts';
import type { Look } from '../../theme/type.ts';
import type { Language } from '../../language.ts';
import { keptLook } from '../line/kept-looks.ts';
import { setParagraph } from '../line/kept-paragraphs.ts';
import type { SetLine, SetParagraph } from '../line/lines.ts';
import type { Paragraph, Target } from '../line/paragraph.ts';

/** What a chart is drawn of; lengths in points from its upper left corner. */
export type Mark =
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Colour;
      readonly line?: Colour;
    }
  | {
      readonly type: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: Colour;
      readonly line: Colour;
    }
  | {
      readonly type: 'path';
      readonly points: readonly (readonly [number, number])[];
      readonly line: Colour;
      readonly width: number;
      readonly dashed?: true;
    }
  | { readonly type: 'text'; readonly x: number; readonly y: number; readonly line: SetLine };

/** A drawn chart. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Items, from 0, whose names had no room. */
  readonly unnamed?: readonly number[];
}

/** Text of a chart, broken to a width and ready to be placed. */
export interface Label {
  readonly lines: readonly SetLine[];
  readonly width: number;
  readonly height: number;
}

// As many as the charts' own sizes, weights and colours.
const looks = new Map<string, Look>();

/** Look of text in charts. */
export function chartLook(size: number, weight: Look['weight'] = 'regular', colour: Colour = COLOURS.ink): Look {
  const key = `${weight} ${size} ${colour}`;
  let found = looks.get(key);
  if (found === undefined) {
    found = keptLook({ family: 'sans', weight, size, leading: CHART.lineHeight, colour });
    looks.set(key, found);
  }
  return found;
}

/** Breaks a text to at most `width` points, a link where `to` names an anchor: its languages one after the other where they fit one line, else under one another. */
export function label(text: EditionText, look: Look, fonts: FontSet, width = Number.POSITIVE_INFINITY, to?: string): Label {
  const parts = text.filter((part) => part.text !== '');
  const target = to === undefined ? undefined : { to };
  const joined = (between: (lang: Language) => Piece): SetParagraph => {
    const pieces = parts.flatMap(({ lang, text: words }, index) => [
      ...(index === 0 ? [] : [between(lang)]),
      piece(words, look, lang, target),
    ]);
    return setParagraph({ pieces, align: 'left', place: { file: '', line: 1, column: 1 }, anchors: [], outline: [] }, fonts);
  };
  const inLine = joined((lang) => piece(' ', look, lang));
  const set = inLine.maxWidth <= width ? inLine : joined(() => ({ type: 'break' }));
  const lines = set.lines(Math.min(width, set.maxWidth));
  return {
    lines,
    width: Math.max(0, ...lines.map((line) => line.width)),
    height: lines.reduce((sum, line) => sum + line.height, 0),
  };
}

type Piece = Paragraph['pieces'][number];

function piece(text: string, look: Look, language: Language, target?: Target): Piece {
  return { type: 'text', text, look, language, ...(target === undefined ? {} : { target }) };
}

/** Marks of a label whose box begins at `y`; `anchor` says which point of each line stands at `x`. */
export function labelMarks({ lines }: Label, x: number, y: number, anchor: 'start' | 'middle' | 'end'): Mark[] {
  let top = y;
  return lines.map((line): Mark => {
    const left = anchor === 'start' ? x : anchor === 'middle' ? x - line.width / 2 : x - line.width;
    const mark: Mark = { type: 'text', x: left, y: top + line.baseline, line };
    top += line.height;
    return mark;
  });
}

/** A left edge that keeps something `width` wide, wanted around `centre`, between two limits. */
export function within(centre: number, width: number, left: number, right: number): number {
  return Math.max(left, Math.min(right - width, centre - width / 2));
}

import type { Alignment, Border, Font, Style } from 'exceljs';

import { COLOURS } from '../theme/colours.ts';
import type { Head, Look } from './plan.ts';
import { BODY_SIZE, decimalsOf, SIZES } from './width.ts';

/** Body face: 等线 ships with Excel; readers without it take their own Chinese face. */
export const BODY_FACE = '等线';
const TITLE_FACE = '宋体';
/** Excel's limit for fraction digits in a format. */
const MOST_DECIMALS = 30;

const colour = (hex: string) => ({ argb: `FF${hex.slice(1).toUpperCase()}` });
const font = (look: Partial<Font>): Partial<Font> => ({
  name: BODY_FACE,
  family: 2,
  // GB 2312: without it older readers pick a Western face for Chinese.
  charset: 134,
  size: BODY_SIZE,
  color: colour(COLOURS.ink),
  ...look,
});
const sized = (look: Look): Partial<Font> => ({ size: SIZES[look] ?? BODY_SIZE });
const INK = font({});
const GREY = font({ color: colour(COLOURS.grey) });
const LINK = font({ color: colour(COLOURS.accent), underline: true });
const RULE: Partial<Border> = { style: 'thin', color: colour(COLOURS.rule) };
const TOP: Partial<Alignment> = { vertical: 'top', wrapText: true };
// The indent keeps a number off the unit in the next column.
const RIGHT: Partial<Alignment> = { vertical: 'top', horizontal: 'right', indent: 1 };
const BODY: Partial<Style> = { font: INK, alignment: TOP, border: { bottom: RULE } };
const DATE: Partial<Style> = { numFmt: 'yyyy-mm-dd', alignment: { ...TOP, horizontal: 'left' } };
/** Format of text that stays text even where it looks like a number or a formula. */
const TEXT_FORMAT = '@';

type NumberLook = `number-${number}` | `plain-${number}`;

const STYLES: Readonly<Record<Exclude<Look, NumberLook>, Partial<Style>>> = {
  series: {
    font: font({ ...sized('series'), name: TITLE_FACE, bold: true, color: colour(COLOURS.red) }),
    alignment: { vertical: 'middle' },
  },
  title: { font: font({ ...sized('title'), name: TITLE_FACE, bold: true }), alignment: { vertical: 'middle' } },
  second: { font: font({ ...sized('second'), color: colour(COLOURS.grey) }), alignment: TOP },
  heading: { font: font({ ...sized('heading'), bold: true, color: colour(COLOURS.accent) }), alignment: TOP },
  text: { font: INK, alignment: TOP },
  label: { font: GREY, alignment: TOP },
  mark: { font: font({ bold: true, color: colour(COLOURS.red) }), alignment: TOP },
  date: { ...DATE, font: INK },
  link: { font: LINK, alignment: { vertical: 'top' } },
  body: BODY,
  ordinal: { ...BODY, alignment: { ...TOP, horizontal: 'left' } },
  strong: { ...BODY, font: font({ bold: true }) },
  code: { ...BODY, numFmt: TEXT_FORMAT },
  muted: { ...BODY, font: GREY },
  missing: { ...BODY, font: GREY, alignment: { ...RIGHT, wrapText: true } },
  range: { ...BODY, font: font({ bold: true }), alignment: { ...RIGHT, wrapText: true } },
  'body-date': { ...BODY, ...DATE },
  'body-link': { ...BODY, font: LINK, alignment: { ...TOP, horizontal: 'left' } },
};

const HEAD: Partial<Style> = {
  font: font({ bold: true }),
  fill: { type: 'pattern', pattern: 'solid', fgColor: colour(COLOURS.panel) },
  alignment: { vertical: 'middle', wrapText: true },
  border: { top: { style: 'medium', color: colour(COLOURS.ink) }, bottom: { style: 'thin', color: colour(COLOURS.ink) } },
};
// The filter button sits at the right.
const HEAD_RIGHT: Partial<Style> = { ...HEAD, alignment: { vertical: 'middle', wrapText: true, horizontal: 'right', indent: 2 } };

// One object per look, as exceljs finds styles again by identity.
const made = new Map<string, Partial<Style>>();

function remembered(key: string, make: () => Partial<Style>): Partial<Style> {
  const known = made.get(key);
  if (known !== undefined) return known;
  const style = make();
  made.set(key, style);
  return style;
}

/** The format of a number with so many fraction digits. */
export function numberFormat(decimals: number): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(Math.min(decimals, MOST_DECIMALS))}`;
}

function isNumber(look: Look): look is NumberLook {
  return look.startsWith('number-') || look.startsWith('plain-');
}

/** The style of a look. */
export function styleOf(look: Look): Partial<Style> {
  if (!isNumber(look)) return STYLES[look];
  return remembered(look, () => ({
    ...BODY,
    font: look.startsWith('plain-') ? INK : font({ bold: true }),
    alignment: RIGHT,
    numFmt: numberFormat(decimalsOf(look)),
  }));
}

/** The same look for a text that begins like a formula, so that it is still a text when somebody has edited it. */
export function textStyleOf(look: Look): Partial<Style> {
  return remembered(`${look} as text`, () => ({ ...styleOf(look), numFmt: TEXT_FORMAT }));
}

/** The same look for a lone cell of a line, whose text runs over the empty cells beside it. */
export function looseStyleOf(look: Look): Partial<Style> {
  return remembered(`${look} loose`, () => ({ ...styleOf(look), alignment: { vertical: 'middle' } }));
}

/** What an alarm changes in a cell. */
export const ALARM_STYLE: Partial<Style> = {
  font: { bold: true, color: colour(COLOURS.red) },
  fill: { type: 'pattern', pattern: 'solid', bgColor: colour(COLOURS.panel) },
};

/** The style of a table's head cell. */
export function headStyle({ align }: Head): Partial<Style> {
  return align === 'right' ? HEAD_RIGHT : HEAD;
}

const accessible = new WeakMap<Partial<Style>, Partial<Style>>();

/** A style without fill and without colours that could mean something, in a sans serif face; links keep their line and colour. */
export function accessibleStyle(style: Partial<Style>): Partial<Style> {
  const known = accessible.get(style);
  if (known !== undefined) return known;
  const { fill: _fill, font: given, ...rest } = style;
  const made: Partial<Style> = {
    ...rest,
    font: { ...given, name: BODY_FACE, ...(given?.underline === undefined && { color: colour(COLOURS.ink) }) },
  };
  accessible.set(style, made);
  return made;
}

import { COLOURS, type Colour } from './colours.ts';

/** How a kind of figure looks wherever it is drawn: solid for results, light for expectations, hollow for plans. */
export interface KindLook {
  readonly fill: Colour;
  readonly line: Colour;
}

const SOLID: KindLook = { fill: COLOURS.accent, line: COLOURS.accent };
const LIGHT: KindLook = { fill: COLOURS.tint, line: COLOURS.accent };
const HOLLOW: KindLook = { fill: COLOURS.paper, line: COLOURS.accent };

/** Bars, dots and points by kind of figure. */
export const MARK_LOOKS: ReadonlyMap<string, KindLook> = new Map([
  ['actual', SOLID],
  ['started', SOLID],
  ['expected', LIGHT],
  ['planned', HOLLOW],
  ['target', HOLLOW],
  ['policy', HOLLOW],
]);

const RESULT: KindLook = { fill: COLOURS.tint, line: COLOURS.tint };

/** Chips by kind of figure: filled for results, outlined for what is still to come. */
export const CHIP_LOOKS: ReadonlyMap<string, KindLook> = new Map([
  ['actual', RESULT],
  ['started', RESULT],
  ['derived', RESULT],
  ['expected', { fill: COLOURS.panel, line: COLOURS.accent }],
  ['planned', HOLLOW],
  ['target', HOLLOW],
  ['policy', HOLLOW],
]);

import { COLOURS, type Colour } from './colours.ts';

/** How a run of text looks. Sizes in points; `leading` is the line height as a multiple of the size. */
export interface Look {
  readonly family: 'sans' | 'serif';
  readonly weight: 'regular' | 'bold';
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
}

const sans = (size: number, leading: number, colour: Colour = COLOURS.ink): Look => ({
  family: 'sans',
  weight: 'regular',
  size,
  leading,
  colour,
});
const bold = (look: Look): Look => ({ ...look, weight: 'bold' });
const serif = (size: number, leading: number, colour: Colour = COLOURS.ink): Look => ({
  ...bold(sans(size, leading, colour)),
  family: 'serif',
});

/** Line height of running text, by language: Chinese needs more air than English. */
export const BODY_LEADING = { zh: 1.6, en: 1.5 } as const;

/** The type scale: looks by the tone of a paragraph, and by the element where it has a look of its own. */
export const LOOKS = {
  body: sans(8.8, BODY_LEADING.zh),
  lead: bold(sans(12, 1.35)),
  second: sans(9.4, 1.45),
  muted: sans(8.8, BODY_LEADING.zh, COLOURS.grey),
  small: sans(6.9, 1.5, COLOURS.grey),
  facts: sans(7.6, 1.45, COLOURS.grey),
  series: serif(13.5, 1.25, COLOURS.red),
  label: bold(sans(8.2, 1.3)),
  caption: sans(7.1, 1.35, COLOURS.grey),
  cover: serif(28, 1.3),
  'cover-second': sans(16, 1.4, COLOURS.grey),
  'cover-issue': sans(10.6, 1.4, COLOURS.grey),
  h1: serif(27, 1.25),
  h2: bold(sans(10.6, 1.4)),
  h3: bold(sans(8.6, 1.38)),
  head: sans(8.1, 1.35, COLOURS.grey),
  foot: sans(6.9, 1.4, COLOURS.grey),
  cell: sans(8.2, 1.3),
  'cell-head': bold(sans(8.2, 1.3)),
  list: sans(7.1, 1.45),
  'kpi-number': { ...bold(sans(20.5, 1.22)), colour: COLOURS.accent },
  'kpi-unit': { ...sans(9, 1.2), colour: COLOURS.accent },
  chip: sans(6.3, 1.3),
  'card-note': sans(6.5, 1.45, COLOURS.grey),
} as const satisfies Record<string, Look>;

/** Name of a look. */
export type LookName = keyof typeof LOOKS;

/** What `large` multiplies by: running type, white space, type in tables, notes and captions, space in rows. One language leaves that room. */
export const LARGE = {
  zh: { type: 10.5 / 8.8, white: 1.35, cells: 10 / 8.8, rows: 1.3 },
  en: { type: 9.6 / 8.8, white: 1.3, cells: 9.1 / 8.8, rows: 1.12 },
} as const;

/** Titles, mastheads and feet, whose size is that of the page. */
const FIXED: ReadonlySet<string> = new Set<LookName>([
  'muted',
  'small',
  'series',
  'cover',
  'cover-second',
  'cover-issue',
  'h1',
  'head',
  'foot',
  'kpi-number',
  'kpi-unit',
]);

/** Narrower than the page. */
const IN_CELLS: ReadonlySet<string> = new Set<LookName>(['cell', 'cell-head', 'list', 'h3', 'caption']);

/** {@link LOOKS} with their sizes multiplied. */
export function looksTimes({ type, cells }: { readonly type: number; readonly cells: number }): Readonly<Record<LookName, Look>> {
  const factor = (name: string): number => (FIXED.has(name) ? 1 : IN_CELLS.has(name) ? cells : type);
  const entries = Object.entries(LOOKS).map(([name, look]) => [name, { ...look, size: look.size * factor(name) }]);
  return Object.fromEntries(entries) as Record<LookName, Look>;
}

/** Size of the second language beside a heading, as a share of the heading's own. */
export const SECOND_LANGUAGE_SIZE = { h1: 15 / 27, h2: 9 / 10.6, h3: 1, group: 0.94 } as const;

/** White space before that second language, in its own em. */
export const SECOND_LANGUAGE_GAP = 0.3;

/** A note mark: size as a share of the text's, and how far its baseline is raised, in the text's em. */
export const SUPERSCRIPT = { size: 0.62, rise: 0.38 } as const;

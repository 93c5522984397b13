/**
 * The palette, shared by page, chart and sheet, as `#rrggbb`. `red` is for mastheads, marks and reference lines only.
 * Every colour that text is set in keeps a contrast of at least 4.5 : 1 (WCAG 2.1, 1.4.3) on white and on the panel.
 */
export const COLOURS = {
  ink: '#1d2433',
  grey: '#5b6472',
  rule: '#c9d1d8',
  panel: '#f3f6f8',
  accent: '#0f5c7a',
  red: '#b3261e',
  paper: '#ffffff',
  /** Light fill of expected bars and of the chips of results. */
  tint: '#dbe6ec',
} as const;

/** A colour of {@link COLOURS}, by its value. */
export type Colour = (typeof COLOURS)[keyof typeof COLOURS];

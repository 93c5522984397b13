/** The look of charts, in points. Colours and fills are those of ./colours.ts and ./kinds.ts. */
export const CHART = {
  labelSize: 7.8,
  valueSize: 7.8,
  tickSize: 6.8,
  lineHeight: 1.25,
  /** Height of a bar and distance from one bar to the next. */
  bar: 13,
  barPitch: 24.4,
  labelGap: 10,
  valueGap: 3.5,
  axis: 0.6,
  /** Labels take at most this share of the width, then wrap. */
  labelShare: 0.4,
  dot: 4.4,
  point: 2.6,
  lineHeightOfPlot: 84,
} as const;

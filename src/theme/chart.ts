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

/** The look of native charts on sheets, in points: text is set larger there, as sheets are read at a distance and shrunk in print. */
export const SHEET_CHART = {
  title: 11,
  text: 9,
  /** Room beside bars, as a percentage of a bar: bars as thick against their pitch as on the page. */
  gap: Math.round(((CHART.barPitch - CHART.bar) / CHART.bar) * 100),
  border: 0.75,
  axis: 0.75,
  line: 1.75,
  reference: 1.25,
  /** Diameter of points and dots. */
  point: 6,
  dot: 9,
} as const;

/** The page and its white space. All lengths in points; A4 is ISO 216's 210 x 297 mm. */
export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 48,
  right: 48,
  /** From the upper edge to the running head. */
  top: 39,
  /** Between the running head and the text. */
  belowHead: 23,
  /** From the lower edge to the top of the running foot. */
  bottom: 43,
  /** Between the text and the running foot. */
  aboveFoot: 13,
} as const;

/** White space between blocks: [before, after]; of two neighbours the larger counts. */
export const SPACE = {
  h1: [6, 3],
  h2: [17, 7],
  h3: [12, 1],
  p: [3, 3],
  headline: [12, 13],
  'kpi-row': [13, 16],
  columns: [8.5, 8.5],
  ol: [4, 6],
  ul: [4, 6],
  table: [7, 11],
  chart: [7, 7],
  keep: [14, 9],
  toc: [8, 8],
  rule: [5, 5],
  section: [0, 0],
  cover: [110, 8],
  'cover-second': [8, 8],
  'cover-issue': [10, 100],
} as const satisfies Record<string, readonly [number, number]>;

/** Space between columns. */
export const COLUMN_GAPS = { narrow: 10, normal: 19.5, wide: 32 } as const;

/** Lines, in points. */
export const RULES = { hair: 0.5, accent: 0.8, head: 1.1, red: 1.6, bar: 2.6 } as const;

/** Insides of tables and panels. */
export const TABLE = { side: 5, above: 3.4, below: 3.5, groupAbove: 2.4, groupBelow: 2.6 } as const;
/** {@link TABLE} with `density="tight"`. */
export const TIGHT_TABLE = { ...TABLE, leading: 0.92, above: 1.5, below: 1.7, groupAbove: 1.6, groupBelow: 1.8 } as const;
/** `smallUnit`: share of its size that the words beside numbers keep where they leave too little room. */
export const CARD = { side: 9, top: 7, bottom: 9, gap: 9, smallUnit: 0.78 } as const;
export const CHIP = { side: 2.3, apart: 1.6, above: 1.3, below: 1.5, radius: 1.2 } as const;

/** Height of one heading with its white space, at the most. */
export const HEADING_HEIGHT = 46;

/** What must fit below a heading for it to stay on the page. */
export const ROOM_BELOW_HEADING = 76;

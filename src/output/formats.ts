// The command line reads this for its options: it needs nothing else of a build.

/** The file formats a build can write; `csv` is the data table and the description of it as a data package. */
export const FORMATS = ['pdf', 'xlsx', 'csv'] as const;

/** A format of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

/** The formats that a build writes unless it is told otherwise. */
export const DEFAULT_FORMATS: readonly Format[] = ['pdf', 'xlsx'];

/** One workbook for all regions, or one for each. */
export const WORKBOOKS = ['one', 'per-region'] as const;

/** A choice of {@link WORKBOOKS}. */
export type Workbooks = (typeof WORKBOOKS)[number];

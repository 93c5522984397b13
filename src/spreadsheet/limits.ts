// Every cap on a workbook from outside, once: used by the check and printed in its message. Each lies far above what an office
// sends and far below what stops a machine.

const MB = 1024 * 1024;

/** Bytes of a workbook's file. */
export const MAX_PACKAGE_BYTES = 32 * MB;

/** Parts of a package: a workbook of three thousand regions has some fifteen thousand. */
export const MAX_PARTS = 30_000;

/** Bytes of one part when unpacked. */
export const MAX_PART_BYTES = 64 * MB;

/** Bytes of all parts when unpacked. */
export const MAX_UNPACKED_BYTES = 256 * MB;

/** A part above {@link RATIO_FREE_BYTES} may unpack to so many times its packed size; sheets of real figures reach 30. */
export const MAX_RATIO = 200;

/** Below this size unpacked, repetition is no danger. */
export const RATIO_FREE_BYTES = 4 * MB;

/** Sheets of a workbook. */
export const MAX_SHEETS = 5_000;

/** Cells that hold something, in all sheets together: our own workbook of 183 regions has 117,000; more take over two seconds on a busy machine. */
export const MAX_CELLS = 500_000;

/** Characters (UTF-16 units) of the texts and formulas of all cells; a text that cells share counts for each. */
export const MAX_CHARACTERS = 20_000_000;

/** Elements of the XML of all parts together: empty cells, rows, strings and the like. */
export const MAX_ELEMENTS = 4_000_000;

/** Levels of nesting of the XML of a part. */
export const MAX_DEPTH = 64;

/** Merged areas of one sheet. */
export const MAX_MERGES = 20_000;

/** Rules on what may be typed, of one sheet. */
export const MAX_VALIDATIONS = 20_000;

/** Excel's limit for the text of a cell, in UTF-16 units. */
export const MAX_CELL_TEXT = 32_767;

/** Excel's last row. */
export const LAST_ROW = 1_048_576;

/** Excel's last column, XFD. */
export const LAST_COLUMN = 16_384;

/** Number formats of a workbook: Excel's own limit for cell formats, rounded up. */
export const MAX_STYLES = 66_000;

/** Megabytes that the heap of the thread may take in which a workbook is read. */
export const MAX_HEAP_MB = 288;

/** Seconds after which reading a workbook is given up. */
export const MAX_SECONDS = 20;

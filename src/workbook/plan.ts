import type { ChartPlan } from './chart-plan.ts';

// Our own description of a workbook, free of exceljs: sheets made of lines and tables. adapter.ts turns it into a file.

/**
 * How a cell looks. `number-2` is a value with two fraction digits and thousands marks; `plain-2` the same in the data sheet's plain
 * hand; `code` is text even where it looks like a number.
 */
export type Look =
  | 'series'
  | 'title'
  | 'second'
  | 'heading'
  | 'text'
  | 'label'
  | 'mark'
  | 'date'
  | 'link'
  | 'body'
  | 'ordinal'
  | 'strong'
  | 'code'
  | 'muted'
  | 'missing'
  | 'range'
  | 'body-date'
  | 'body-link'
  | `number-${number}`
  | `plain-${number}`;

/** Text, a finite number, an ISO 8601 date, or nothing. */
export type CellValue = string | number | { readonly date: string } | null;

/** A cell of the same workbook. */
export interface Target {
  readonly sheet: string;
  /** `A1` when absent. */
  readonly cell?: string;
}

/** A cell: what it holds, how it looks, where it leads. */
export interface Cell {
  readonly value: CellValue;
  /** What the value is the result of, as the program computes it: a formula without its equals sign. Only for text and numbers. */
  readonly formula?: string;
  readonly look: Look;
  /** Where a click leads. */
  readonly to?: Target;
}

/** A row of free cells above, between or below tables, from column A on. */
export interface LineBlock {
  readonly type: 'line';
  readonly cells: readonly Cell[];
  /** Its one cell takes the whole width of the sheet and wraps there. */
  readonly wide: boolean;
  /** A new page begins with it in print. */
  readonly newPage?: true;
}

/** The head of a column. */
export interface Head {
  readonly text: string;
  readonly align?: 'right';
}

/** A filterable Excel table from column A on, its head on one row. */
export interface TableBlock {
  readonly type: 'table';
  /** Unique in the workbook, letters, digits and `_`, no cell address. */
  readonly name: string;
  readonly heads: readonly Head[];
  /** Never empty: Excel refuses a table without a row. */
  readonly rows: readonly (readonly Cell[])[];
  /** Without buttons to filter it: a few rows that a chart draws. */
  readonly plain?: true;
}

/** Part of a sheet, from top to bottom. */
export type Block = LineBlock | TableBlock;

/** A stretch of one column of a sheet: column from 0, rows from 1. */
export interface ColumnRange {
  readonly sheet: string;
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** What may be typed into a column of a sheet's first table, and what is said while somebody does. */
export interface EntryRule {
  /** From 0. */
  readonly column: number;
  /** Rows below the head that it holds for. */
  readonly rows: number;
  /** One of the texts of a range, any number, a whole number from 1, or anything. */
  readonly allow: { readonly type: 'choice'; readonly from: ColumnRange } | { readonly type: 'number' | 'count' | 'any' };
  /** What does not fit is refused; else it is only asked about. */
  readonly strict: boolean;
  /** See {@link PROMPT_TITLE_LIMIT}. */
  readonly title: string;
  /** See {@link PROMPT_LIMIT}. */
  readonly prompt: string;
  readonly error: string;
}

/** Cells that are set in red as long as a formula holds. */
export interface Alarm {
  /** `H9:H13`. */
  readonly area: string;
  /** For the first cell of the area; for the others its addresses move along. */
  readonly formula: string;
}

/** Excel's limit for a formula, in UTF-16 units. */
export const FORMULA_LIMIT = 8192;

/** Excel's limit for the title of what it says about a cell, in UTF-16 units. */
export const PROMPT_TITLE_LIMIT = 32;

/** Excel's limit for what it says about a cell. */
export const PROMPT_LIMIT = 255;

/** One sheet. */
export interface SheetPlan {
  /** See sheet-name.ts. */
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Rows down to and with the first table's head stay in view, and that head repeats in print; so many columns stay in view as well. */
  readonly freeze?: { readonly columns: number };
  readonly orientation: 'portrait' | 'landscape';
  /** Width in characters by column; what is absent is computed from the content. */
  readonly widths?: readonly (number | undefined)[];
  /** No column is made wider than this for its content; longer text wraps. */
  readonly widest?: number;
  readonly alarms?: readonly Alarm[];
  /** Rules for filling in the first table. */
  readonly entries?: readonly EntryRule[];
  readonly charts?: readonly ChartPlan[];
}

/** A name by which formulas of any sheet call a range of cells, or what an expression gives. */
export interface DefinedName {
  /** Unique in the workbook without regard to case, tables' names included; letters, digits and `_`, no cell address. */
  readonly name: string;
  /** Without the equals sign; addresses are absolute and name their sheet. */
  readonly formula: string;
}

/** A whole workbook: its document information and its sheets in order. */
export interface WorkbookPlan {
  readonly title: string;
  readonly subject: string;
  readonly keywords: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** Set in every page's foot. */
  readonly footer: string;
  readonly names?: readonly DefinedName[];
  /** Properties of the document beyond the usual ones, in their order. */
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly sheets: readonly SheetPlan[];
  /** Set without fills, colours, rules of its own and running feet, in one sans serif face; tables without filters. */
  readonly accessible?: true;
}

/** An empty row. */
export const GAP: LineBlock = { type: 'line', cells: [], wide: false };

/** An empty row, with which a new page begins in print. */
export const NEW_PAGE: LineBlock = { ...GAP, newPage: true };

/** A row with one cell, whose text may run over empty cells beside it. */
export function line(value: CellValue, look: Look, to?: Target): LineBlock {
  return { type: 'line', cells: [{ value, look, ...(to !== undefined && { to }) }], wide: false };
}

/** A row with one cell over the width of the sheet, for text that may wrap. */
export function wideLine(value: string, look: Look): LineBlock {
  return { type: 'line', cells: [{ value, look }], wide: true };
}

/** Excel's limit for a head, in UTF-16 units. */
const HEAD_LIMIT = 255;

/**
 * A table as Excel takes it: heads on one line, unique without regard to case (a second `Value` becomes `Value 2`), and a blank row
 * where there is none.
 */
export function table(name: string, heads: readonly Head[], rows: TableBlock['rows']): TableBlock {
  const taken = new Set<string>();
  const unique = heads.map((head) => {
    const plain =
      head.text
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, HEAD_LIMIT - 8) || '-';
    let text = plain;
    for (let count = 2; taken.has(text.toLowerCase()); count++) text = `${plain} ${count}`;
    taken.add(text.toLowerCase());
    return { ...head, text };
  });
  return { type: 'table', name, heads: unique, rows: rows.length > 0 ? rows : [heads.map(() => ({ value: null, look: 'body' }))] };
}

/** The sheet row (from 1) on which each block of a sheet begins. */
export function blockRows(blocks: readonly Block[]): readonly number[] {
  let row = 1;
  return blocks.map((block) => {
    const start = row;
    row += block.type === 'line' ? 1 : 1 + block.rows.length;
    return start;
  });
}

const letters: string[] = [];

/** The letters of a column from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  return (letters[column] ??= (column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26)));
}

/** A cell's address: column 0 and row 1 are `A1`. */
export function address(column: number, row: number): string {
  return columnLetters(column) + String(row);
}

/** The part of a sheet, from its place among the sheets. */
export function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

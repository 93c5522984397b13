import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Cell } from '../spreadsheet/spreadsheet.ts';
import type { Field } from './fields.ts';

/** What a table is: the data sheet of one of our workbooks, where rows have ids; or an entry sheet, where they need none. */
export type TableKind = 'data' | 'entry';

/** A row of a table from outside. */
export interface IntakeRow {
  readonly cells: ReadonlyMap<Field, Pick<Cell, 'value' | 'formula'>>;
  /** Cells of the columns that only explain, by head. */
  readonly derived: ReadonlyMap<string, Pick<Cell, 'value' | 'formula'>>;
  place(field: Field): Place;
  derivedPlace(head: string): Place;
}

/** A table of figures from outside, its columns found. */
export interface IntakeTable {
  readonly kind: TableKind;
  /** Fields that have a column. */
  readonly fields: ReadonlySet<Field>;
  readonly rows: readonly IntakeRow[];
  /** Where the head stands. */
  readonly place: Place;
}

/** What looking for a table gives. */
export interface FoundTable {
  readonly table?: IntakeTable;
  readonly diagnostics: readonly Diagnostic[];
}

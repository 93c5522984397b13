import { parseCsv, type CsvRow } from '../dataset/csv.ts';
import { decode } from '../dataset/decode.ts';
import { readSource } from '../dataset/text.ts';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { FIELDS, type Field } from './fields.ts';
import type { IntakeRow } from './intake-table.ts';

interface Line {
  readonly line: number;
  readonly row: CsvRow;
}

/** The rows of a figures.csv and the lines that they begin on. */
function linesOf(file: string, bytes: Uint8Array): readonly Line[] {
  const decoded = decode(file, bytes);
  if ('diagnostic' in decoded) return [];
  const { rows, refused } = parseCsv(readSource(file, decoded.text).source, FIELDS);
  return [...rows, ...refused].map((row) => ({ line: row.place('id').line, row })).sort((a, b) => a.line - b.line);
}

/** The field of a row whose cell begins last before a place. */
function fieldAt(row: CsvRow, { line, column }: Place): Field | undefined {
  const begun = FIELDS.map((field) => ({ field, place: row.place(field) })).filter(
    ({ place }) => place.line < line || (place.line === line && place.column <= column),
  );
  return begun.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column).at(-1)?.field;
}

/**
 * Findings about a figures.csv as it would be, put where they come from: the cell of the workbook, or of the CSV file, that the person has
 * before them. What stands in no such row stays where it is.
 */
export function translateFindings(
  diagnostics: readonly Diagnostic[],
  file: string,
  bytes: Uint8Array,
  rowOf: ReadonlyMap<string, IntakeRow>,
): readonly Diagnostic[] {
  let lines: readonly Line[] | undefined;
  const cellAt = (place: Place): Place | undefined => {
    lines ??= linesOf(file, bytes);
    const row = lines.findLast(({ line }) => line <= place.line)?.row;
    const field = row && fieldAt(row, place);
    return field && rowOf.get(row.cells['id'] ?? '')?.place(field);
  };
  return diagnostics.map((finding) => {
    const cell = finding.place?.file === file ? cellAt(finding.place) : undefined;
    return cell === undefined ? finding : { ...finding, place: cell };
  });
}

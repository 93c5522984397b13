import { unprotectedText } from '../datapackage/csv-text.ts';
import { parseCsv } from '../dataset/csv.ts';
import { decode } from '../dataset/decode.ts';
import { readSource } from '../dataset/text.ts';
import type { CellValue } from '../spreadsheet/spreadsheet.ts';
import { ENTRY_FIELDS, ENTRY_HEADS, plainHead } from './entry-heads.ts';
import { DATA_HEADS, DERIVED_HEADS, FIELDS, type Field } from './fields.ts';
import type { FoundTable, IntakeRow, TableKind } from './intake-table.ts';

/** A form that a CSV file from outside may have: its columns, and the fields behind them. */
interface Form {
  readonly kind: TableKind;
  readonly columns: readonly string[];
  readonly fieldOf: (column: string) => Field | undefined;
}

const FORMS: readonly Form[] = [
  // Its order is that of the workbook's data sheet for no reader: columns may come in any.
  { kind: 'data', columns: [...DATA_HEADS.keys(), ...DERIVED_HEADS.keys()], fieldOf: (column) => DATA_HEADS.get(column) },
  { kind: 'data', columns: FIELDS, fieldOf: (column) => FIELDS.find((field) => field === column) },
  {
    kind: 'entry',
    columns: ENTRY_HEADS.map(({ head: { zh, en } }) => `${zh} ${en}`),
    fieldOf: (column) => ENTRY_FIELDS.get(plainHead(column)),
  },
];

/** The form whose columns a head has most of. */
function formOf(head: string): Form {
  const names = new Set(head.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim()));
  const shared = (form: Form): number => form.columns.filter((column) => names.has(column)).length;
  return FORMS.reduce((best, form) => (shared(form) > shared(best) ? form : best));
}

/** Reads a CSV file (UTF-8 or GB 18030) that a data sheet, an entry sheet or a figures.csv was saved as. */
export function readCsvTable(bytes: Uint8Array, file: string): FoundTable {
  const decoded = decode(file, bytes);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const { source, diagnostics: refused } = readSource(file, decoded.text);
  if (refused.length > 0) return { diagnostics: refused };
  const form = formOf(source.text.slice(0, source.text.search(/\n|$/)));
  const { rows, unusable, diagnostics } = parseCsv(source, form.columns);
  if (unusable || diagnostics.length > 0) return { diagnostics };
  const columnOf = new Map(
    form.columns
      .flatMap((column) => form.fieldOf(column) ?? [])
      .map((field) => [field, form.columns.find((column) => form.fieldOf(column) === field) ?? '']),
  );
  const read = rows.map((row): IntakeRow => {
    const valueIn = (column: string): { value: CellValue }[] => {
      const text = unprotectedText(row.cells[column] ?? '');
      return text === '' ? [] : [{ value: { type: 'text', text } }];
    };
    return {
      cells: new Map([...columnOf].flatMap(([field, column]) => valueIn(column).map((cell) => [field, cell]))),
      derived: new Map([...DERIVED_HEADS.keys()].flatMap((head) => valueIn(head).map((cell) => [head, cell]))),
      place: (field) => row.place(columnOf.get(field) ?? ''),
      derivedPlace: (head) => row.place(head),
    };
  });
  return { table: { kind: form.kind, fields: new Set(columnOf.keys()), rows: read, place: { file, line: 1, column: 1 } }, diagnostics };
}

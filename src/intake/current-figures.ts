import { parseCsv } from '../dataset/csv.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { decode } from '../dataset/decode.ts';
import { readSource } from '../dataset/text.ts';
import type { RowText } from './csv-edit.ts';
import { FIELDS, kindOf, type Field } from './fields.ts';
import { numberText, typedNumber } from './number-text.ts';

/** The rows of a sound figures.csv by id, as they are written there. */
export function currentFigures(file: string, bytes: Uint8Array): ReadonlyMap<string, RowText> {
  const decoded = decode(file, bytes);
  if ('diagnostic' in decoded) throw new Error(`${file} is not as sound as it was`);
  const { rows } = parseCsv(readSource(file, decoded.text).source, FIELDS);
  return new Map(rows.map(({ cells }) => [cells['id'] ?? '', new Map(FIELDS.map((field) => [field, cells[field] ?? '']))]));
}

/** Fields that a data sheet leaves empty for a figure that no source gives. */
const OF_A_SOURCE: ReadonlySet<Field> = new Set(['source', 'paragraph', 'printed']);

/** Whether what a sheet says for a field is what the row of figures.csv says already, as a sheet can show it. */
export function isSame(field: Field, said: string, row: RowText, dataset: Dataset): boolean {
  const written = row.get(field) ?? '';
  if (said === written) return true;
  if (kindOf(field) === 'number' || kindOf(field) === 'count')
    // What came through Excel has lost the digits that it does not keep; what did not is compared in full.
    return written !== '' && (said === typedNumber(written) || said === numberText(written));
  const figure = dataset.figureById.get(row.get('id') ?? '');
  if (said !== '' || figure === undefined) return false;
  return (field === 'qualifier' && figure.quantity === undefined) || (OF_A_SOURCE.has(field) && figure.locator === undefined);
}

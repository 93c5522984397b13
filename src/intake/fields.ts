import { figureRow } from '../dataset/columns.ts';

/** A column of figures.csv. */
export type Field = keyof typeof figureRow.shape;

/** All columns of figures.csv, in their order. */
export const FIELDS = Object.keys(figureRow.shape) as readonly Field[];

/** How what is typed for a field is read. */
export type FieldKind = 'number' | 'count' | 'period' | 'flag' | 'token' | 'word';

const KINDS: Partial<Record<Field, FieldKind>> = {
  value: 'number',
  'value-high': 'number',
  paragraph: 'count',
  period: 'period',
  'to-date': 'flag',
  printed: 'token',
};

/** The kind of a field; most hold a word: a code, an id. */
export function kindOf(field: Field): FieldKind {
  return KINDS[field] ?? 'word';
}

/** The heads of a workbook's data sheet and the columns of figures.csv behind them; the others only explain these. */
export const DATA_HEADS: ReadonlyMap<string, Field> = new Map([
  ['figure_id', 'id'],
  ['region_code', 'region'],
  ['indicator', 'indicator'],
  ['period', 'period'],
  ['period_basis', 'period-basis'],
  ['to_date', 'to-date'],
  ['kind', 'kind'],
  ['qualifier', 'qualifier'],
  ['status', 'status'],
  ['value', 'value'],
  ['value_high', 'value-high'],
  ['unit', 'unit'],
  ['printed', 'printed'],
  ['source', 'source'],
  ['paragraph', 'paragraph'],
  ['note', 'note'],
]);

/** Heads of the data sheet whose cells follow from others, and the field that each follows from. */
export const DERIVED_HEADS: ReadonlyMap<string, Field> = new Map([
  ['region_zh', 'region'],
  ['region_en', 'region'],
  ['theme', 'indicator'],
  ['indicator_zh', 'indicator'],
  ['indicator_en', 'indicator'],
  ['shown_zh', 'value'],
  ['shown_en', 'value'],
]);

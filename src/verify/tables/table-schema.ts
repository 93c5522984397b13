import { decimal } from '../../quantity/decimal.ts';

/** What of a Table Schema is checked here (datapackage.org/standard/table-schema). */
export interface TableSchema {
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly constraints?: {
      readonly required?: boolean;
      readonly unique?: boolean;
      readonly enum?: readonly string[];
      readonly minimum?: number;
    };
  }[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
}

/** A cell that is not what its schema says: the record's number from 0, the field, and the rule. */
export interface Breach {
  readonly row: number;
  readonly field: string;
  readonly rule: string;
  readonly found: string;
}

type Row = Readonly<Record<string, string>>;

const LEXICAL: Readonly<Record<string, (text: string) => boolean>> = {
  string: () => true,
  number: (text) => decimal(text) !== undefined,
  integer: (text) => /^[+-]?\d+$/.test(text),
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text),
};

/**
 * Holds rows against their schema: types, constraints, keys. Empty cells are missing values.
 * @param resources rows of each resource, for the foreign keys.
 */
export function schemaBreaches(
  schema: TableSchema,
  rows: readonly Row[],
  resources: ReadonlyMap<string, readonly Row[]>,
): readonly Breach[] {
  const breaches: Breach[] = [];
  const say = (row: number, field: string, rule: string, found: string): void => {
    breaches.push({ row, field, rule, found });
  };
  const unique = new Set([...schema.primaryKey, ...schema.fields.flatMap(({ name, constraints }) => (constraints?.unique ? [name] : []))]);
  for (const { name, type, constraints } of schema.fields) {
    const seen = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const text = row[name] ?? '';
      if (text === '') {
        if (constraints?.required === true || unique.has(name)) say(index, name, 'required', text);
        continue;
      }
      if (LEXICAL[type]?.(text) !== true) say(index, name, type, text);
      if (constraints?.enum?.includes(text) === false) say(index, name, 'enum', text);
      if (constraints?.minimum !== undefined && Number(text) < constraints.minimum) say(index, name, 'minimum', text);
      if (unique.has(name) && seen.has(text)) say(index, name, 'unique', text);
      seen.add(text);
    }
  }
  for (const { fields, reference } of schema.foreignKeys ?? []) {
    const [field = '', key = ''] = [fields[0], reference.fields[0]];
    const known = new Set(resources.get(reference.resource)?.map((row) => row[key]));
    for (const [index, row] of rows.entries()) {
      const text = row[field] ?? '';
      if (text !== '' && !known.has(text)) say(index, field, `foreign key ${reference.resource}`, text);
    }
  }
  return breaches;
}

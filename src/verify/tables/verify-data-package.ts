import type { Dataset } from '../../dataset/dataset.ts';
import { dataCsv } from '../../datapackage/data-csv.ts';
import { dataPackage } from '../../datapackage/descriptor.ts';
import type { Localized } from '../../language.ts';
import { findingAt, type Finding } from '../finding.ts';
import { schemaBreaches, type TableSchema } from './table-schema.ts';

/** The data table that a package describes, where it was opened too. */
export interface OpenedTable {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly records: readonly (readonly string[])[];
}

const UNREADABLE: Localized = { zh: '无法作为数据包描述打开', en: 'cannot be opened as the description of a data package' };
const WRONG: Localized = { zh: '与数据集或数据表不符', en: 'is not what the dataset and the data table have' };
const AGAINST_SCHEMA: Localized = { zh: '不合其字段的规定', en: 'is not what its field allows' };
const REBUILD: Localized = { zh: '重新生成该文档', en: 'build the document again' };

interface Descriptor {
  readonly created?: unknown;
  readonly resources: readonly {
    readonly name: string;
    readonly schema: TableSchema;
    readonly data?: readonly Record<string, unknown>[];
  }[];
}

/** Opens the description of a data package again and holds it against the dataset, and every row of its tables against their schemas. */
export function verifyDataPackage(
  dataset: Dataset,
  document: string,
  bytes: Uint8Array,
  table: string,
  opened: OpenedTable | undefined,
): readonly Finding[] {
  const read = parsed(bytes);
  const created = new Date(typeof read?.created === 'string' ? read.created : Number.NaN);
  if (read === undefined || Number.isNaN(created.getTime()))
    return [findingAt({ document }, 'unreadable-document', UNREADABLE, { fix: REBUILD })];
  const wanted = parsed(dataPackage(dataset, table, opened?.bytes ?? dataCsv(dataset), created));
  const differing = differences(wanted, read, '').map(({ path, expected, found }) =>
    findingAt({ document, cell: path }, 'wrong-cell', WRONG, { expected, found }),
  );
  // With another schema its rules would be another's.
  if (differing.length > 0) return differing;
  const [head = [], ...rows] = opened?.records ?? [];
  const tables = new Map(
    read.resources.map(({ name, data }) => [
      name,
      data?.map((row) =>
        Object.fromEntries(Object.entries(row).map(([field, value]) => [field, typeof value === 'string' ? value : ''])),
      ) ?? rows.map((row) => Object.fromEntries(head.map((field, column) => [field, row[column] ?? '']))),
    ]),
  );
  return read.resources.flatMap(({ name, schema, data }) =>
    schemaBreaches(schema, tables.get(name) ?? [], tables).map(({ row, field, rule, found }) =>
      findingAt({ document: data === undefined ? table : document, cell: `${name}[${row}].${field}` }, 'against-schema', AGAINST_SCHEMA, {
        expected: rule,
        found,
      }),
    ),
  );
}

function parsed(bytes: Uint8Array): Descriptor | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof read === 'object' && read !== null ? (read as Descriptor) : undefined;
  } catch {
    return undefined;
  }
}

interface Difference {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Where two JSON values part. */
function differences(expected: unknown, found: unknown, path: string): readonly Difference[] {
  if (typeof expected !== 'object' || typeof found !== 'object' || expected === null || found === null) {
    return expected === found ? [] : [{ path, expected: JSON.stringify(expected) ?? '', found: JSON.stringify(found) ?? '' }];
  }
  const [wanted, read] = [new Map(Object.entries(expected)), new Map(Object.entries(found))];
  return [...new Set([...wanted.keys(), ...read.keys()])].flatMap((key) =>
    differences(wanted.get(key), read.get(key), path === '' ? key : `${path}.${key}`),
  );
}

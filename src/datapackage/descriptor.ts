import type { Dataset, Source } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import type { Localized } from '../language.ts';
import { codeLists, type CodeList } from './code-lists.ts';
import { DATA_FIELDS, inBothLanguages, type FieldDescriptor } from './fields.ts';

// Data Package, version 2 (datapackage.org/standard). Its texts have no languages, so each is said in both.

const HOW_TO_READ: Localized = {
  zh: "一行一项数据，数值为基本单位。以 = + - @、制表符或换行符开头的文字前加有一个 '，读入时去掉。",
  en: "One figure a row, values in base units. A text that begins with = + - @, a tab or a line break has a ' put before it; take it off when reading.",
};

interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource: string; readonly fields: readonly string[] };
}

function foreignKeys(references: CodeList['references']): readonly ForeignKey[] {
  return references.map(([field, resource, key]) => ({ fields: [field], reference: { resource, fields: [key] } }));
}

function schema(fields: readonly FieldDescriptor[], references: CodeList['references']): object {
  const keys = foreignKeys(references);
  return { fields, missingValues: [''], primaryKey: [fields[0]?.name], ...(keys.length > 0 && { foreignKeys: keys }) };
}

function sourceOf({ title, publisher, date, url }: Source): object {
  const text = [inBothLanguages(title), publisher === undefined ? '' : inBothLanguages(publisher)].filter((part) => part !== '');
  return { title: text.join('. '), ...(url !== undefined && { path: url }), ...(date !== undefined && { version: date }) };
}

/** A licence needs an identifier; the dataset's own words, which it always has, stand in the description. */
function licences({ licence, licenceId }: Dataset): object {
  return licenceId === undefined ? {} : { licenses: [{ name: licenceId, title: inBothLanguages(licence) }] };
}

/**
 * The bytes of `datapackage.json`: the CSV file of the data table with the type, title and constraints of each of its fields, its size and
 * hash; and, in the descriptor itself, what its codes stand for.
 *
 * @param table name of the CSV file beside it.
 * @param csv its bytes.
 * @param created the time the package carries.
 */
export function dataPackage(dataset: Dataset, table: string, csv: Uint8Array, created: Date): Uint8Array {
  const lists = codeLists(dataset);
  const references = lists
    .flatMap(({ name, fields }) => (fields[0] === undefined ? [] : [[fields[0].name, name, fields[0].name] as const]))
    // In the order of the table's own fields.
    .sort(([a], [b]) => DATA_FIELDS.findIndex(({ name }) => name === a) - DATA_FIELDS.findIndex(({ name }) => name === b));
  const { title, citation, licence, issue, series, scope, publisher, sources } = dataset;
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${series.slug}-${scope.slug}`,
    title: inBothLanguages(title),
    description: [citation, licence].map((text) => inBothLanguages(text, '\n\n')).join('\n\n'),
    version: String(issue),
    created: created.toISOString(),
    ...licences(dataset),
    contributors: [{ title: inBothLanguages(publisher), roles: ['publisher'] }],
    sources: sources.map(sourceOf),
    resources: [
      {
        name: 'figures',
        type: 'table',
        title: inBothLanguages({ zh: '数据', en: 'Figures' }),
        description: inBothLanguages(HOW_TO_READ, '\n\n'),
        path: table,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: csv.length,
        hash: `sha256:${sha256(csv)}`,
        dialect: { header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
        schema: schema(DATA_FIELDS, references),
      },
      ...lists.map((list) => ({
        name: list.name,
        type: 'table',
        title: inBothLanguages(list.title),
        data: list.rows,
        schema: schema(list.fields, list.references),
      })),
    ],
  };
  return new TextEncoder().encode(`${JSON.stringify(descriptor, null, 2)}\n`);
}

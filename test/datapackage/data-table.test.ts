import { describe, expect, it } from 'vitest';

import { DATA_COLUMNS } from '../../src/briefing/data-table.ts';
import { unprotectedText } from '../../src/datapackage/csv-text.ts';
import { dataCsv } from '../../src/datapackage/data-csv.ts';
import { dataPackage } from '../../src/datapackage/descriptor.ts';
import type { Dataset, Figure } from '../../src/dataset/dataset.ts';
import { sha256 } from '../../src/digest.ts';
import { decimal } from '../../src/quantity/decimal.ts';
import { readCsv } from '../../src/verify/tables/read-csv.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { SECOND, SICHUAN } from '../workbook/datasets.ts';

const CREATED = new Date('2017-04-23T00:00:00Z');

interface Field {
  readonly name: string;
  readonly type: string;
}

interface Resource {
  readonly name: string;
  readonly path?: string;
  readonly bytes?: number;
  readonly hash?: string;
  readonly data?: readonly Record<string, string | null>[];
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource: string } }[];
  };
}

function described(dataset: Dataset): { readonly licenses?: unknown; readonly resources: readonly Resource[] } {
  const bytes = dataPackage(dataset, 'data.csv', dataCsv(dataset), CREATED);
  return JSON.parse(new TextDecoder().decode(bytes)) as { resources: readonly Resource[] };
}

describe.each([
  ['the first dataset', SICHUAN],
  ['another, with ranges, falls and every status', SECOND],
])('the data table of %s', (_, dataset) => {
  const [head, ...rows] = readCsv(dataCsv(dataset));

  it('has the columns, rows and values of the data sheet', () => {
    const sheet = planWorkbook(dataset).sheets.find(({ name }) => name.includes('Data'));
    const table = sheet?.blocks.find((block) => block.type === 'table');
    expect(head).toEqual(table?.heads.map(({ text }) => text));
    expect(rows).toHaveLength(table?.rows.length ?? 0);
    for (const [index, row] of rows.entries())
      for (const [column, text] of row.entries()) {
        const value = table?.rows[index]?.[column]?.value;
        if (typeof value === 'object') expect(text).toBe('');
        else if (DATA_COLUMNS[column]?.type === 'number') expect(Number(text)).toBe(value);
        else expect(unprotectedText(text)).toBe(String(value));
      }
  });

  it('is described by a package with a field for each column', () => {
    const { resources } = described(dataset);
    const figures = resources[0];
    const csv = dataCsv(dataset);
    expect(figures).toMatchObject({ path: 'data.csv', bytes: csv.length, hash: `sha256:${sha256(csv)}` });
    expect(figures?.schema.fields.map(({ name }) => name)).toEqual(head);
    expect(figures?.schema.primaryKey).toEqual(['figure_id']);
    expect(figures?.schema.foreignKeys?.map(({ fields, reference }) => [fields[0], reference.resource])).toEqual([
      ['region_code', 'regions'],
      ['theme', 'themes'],
      ['indicator', 'indicators'],
      ['unit', 'units'],
      ['source', 'sources'],
      ['note', 'notes'],
    ]);
    for (const { data, schema } of resources.slice(1))
      for (const row of data ?? []) expect(Object.keys(row)).toEqual(schema.fields.map(({ name }) => name));
  });
});

function withFirst(change: (figure: Figure) => Figure): Dataset {
  const figures = SICHUAN.figures.map((figure, index) => (index === 0 ? change(figure) : figure));
  return { ...SICHUAN, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])) };
}

it('keeps a negative number a number, and protects a text that begins like a formula', () => {
  const dataset = withFirst((figure) => ({
    ...figure,
    ...(figure.quantity && { quantity: { ...figure.quantity, value: decimal('-12345678901234567890.5')! } }),
    ...(figure.locator && { locator: { ...figure.locator, printed: '=cmd()' } }),
  }));
  const [head = [], row = []] = readCsv(dataCsv(dataset));
  const cell = (name: string): string | undefined => row[head.indexOf(name)];
  expect(cell('value')).toBe('-12345678901234567890.5');
  expect(cell('printed')).toBe("'=cmd()");
});

it('says the licence where the dataset gives its identifier, and no word where it does not', () => {
  expect(described(SICHUAN).licenses).toEqual([{ name: 'MIT', title: `${SICHUAN.licence.zh} ${SICHUAN.licence.en}` }]);
  expect(described(SECOND).licenses).toBeUndefined();
});

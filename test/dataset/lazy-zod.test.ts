import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z as zod } from 'zod';
import { parse } from 'yaml';
import { CODE_FILES, figureRow } from '../../src/dataset/columns.ts';
import { lazy, REFUSED } from '../../src/dataset/lazy-zod.ts';
import { datasetSchema, narrativeSchema } from '../../src/dataset/schema.ts';

const BASE = new URL('../cases/base-dataset/', import.meta.url);
const FOLDER = 'valley-2020/';
const yaml = (name: string): unknown => parse(readFileSync(new URL(name, BASE), 'utf8'), { schema: 'failsafe' });

/** The first row of a CSV file without quotation marks. */
function firstRow(name: string): unknown {
  const [head = '', row = ''] = readFileSync(new URL(name, BASE), 'utf8').split('\n');
  const cells = row.split(',');
  return Object.fromEntries(head.split(',').map((column, index) => [column, cells[index]]));
}

const SCHEMAS: readonly (readonly [string, zod.ZodType, unknown])[] = [
  ['dataset.yaml', datasetSchema, yaml(`${FOLDER}dataset.yaml`)],
  ['narrative.yaml', narrativeSchema, yaml(`${FOLDER}narrative.yaml`)],
  ['figures.csv', figureRow, firstRow(`${FOLDER}figures.csv`)],
  ...Object.entries(CODE_FILES).map(([name, schema]) => [name, schema, firstRow(`codes/${name}`)] as const),
];

const JUNK = [
  '',
  ' ',
  'x',
  '-',
  '3',
  '-3.5',
  '2020-02-30',
  'true',
  'yes',
  'a-b',
  'a.b',
  'A1',
  '万',
  '万 亿',
  'x'.repeat(2_001),
  [],
  {},
  ['x'],
  { zh: 'x' },
  { zh: 'x', en: 'y' },
  null,
];

/** A copy with a part of it, chosen by `steps`, put elsewhere, taken out or replaced. */
function changed(data: unknown, steps: readonly number[], put: unknown): unknown {
  const [step = 0, ...more] = steps;
  if (typeof data !== 'object' || data === null || more.length === 0) return put;
  const entries = Object.entries(data);
  const index = step % (entries.length + 1);
  const [name = 'more', part] = entries[index] ?? [];
  const next = changed(part, more, put);
  const others = entries.filter((_, at) => at !== index);
  const all = next === undefined ? others : [...others, [name, next] as const];
  return Array.isArray(data) ? all.map(([, value]) => value) : Object.fromEntries(all);
}

describe('a schema says by itself what zod says', () => {
  test.each(SCHEMAS)('of %s', (_, schema, data) => {
    const exact = lazy(schema).zod;
    let refused = 0;
    const agree = (value: unknown): void => {
      const accepted = lazy(schema).accept(value);
      const { success, data } = exact.safeParse(value);
      expect(accepted === REFUSED).toBe(!success);
      if (success) expect(accepted).toEqual(data);
      else refused += 1;
    };
    agree(data);
    expect(refused).toBe(0);
    const steps = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(steps, fc.option(fc.constantFrom(...JUNK), { nil: undefined }), (path, put) => agree(changed(data, path, put))),
      { numRuns: 1_500, seed: 12 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});

import { expect, test } from 'vitest';
import { MAX_FINDINGS, MAX_LINES, MAX_YAML_TOKENS } from '../../src/dataset/limits.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { FileProblem } from '../../src/effects/files.ts';
import type { Files } from '../../src/effects/files.ts';
import { editedFiles, findings, findingsIn, FOLDER } from '../helpers/base-dataset.ts';

const HEAD =
  'id,region,indicator,value,value-high,unit,period,period-basis,to-date,kind,qualifier,status,source,paragraph,printed,sum-of,note\n';

const codes = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);

test.each([
  ['short rows', 'figures.csv', HEAD + 'x\n'.repeat(150_000)],
  ['unknown words', 'figures.csv', HEAD + 'qinghe.p,V1,populaton,1,,persn,2019,stated,,actual,exact,reported,S1,3,1人,,\n'.repeat(3_000)],
  ['control characters', 'figures.csv', '\u0000'.repeat(1_000_000)],
  ['keys given twice', 'dataset.yaml', 'a: b\n'.repeat(20_000)],
  ['unknown keys', 'dataset.yaml', Array.from({ length: 20_000 }, (_, index) => `k${index}: v\n`).join('')],
])('a file of nothing but %s gives the first findings, in a moment', (_, file, replace) => {
  const start = process.cpuUsage();
  const found = findings({ file, replace });
  expect(found).toHaveLength(MAX_FINDINGS + 1);
  expect(found.at(-1)).toMatchObject({ code: 'too-many-findings', severity: 'error' });
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
});

test.each([
  ['too-many-columns', 'figures.csv', ','.repeat(2_000_000)],
  ['too-many-lines', 'figures.csv', '\n'.repeat(MAX_LINES + 1)],
  ['yaml-too-long', 'dataset.yaml', `[${'a,'.repeat(MAX_YAML_TOKENS)}]`],
  ['wrong-type', 'dataset.yaml', ''],
])('%s is one finding', (code, file, replace) => {
  expect(codes(findings({ file, replace }))).toEqual([code]);
});

test('an empty file is said to be empty', () => {
  expect(findings({ file: 'narrative.yaml', replace: '' })).toMatchObject([{ message: { zh: '此处是空的', en: 'this is empty' } }]);
});

test('a figure whose row is refused is no unknown figure of a total', () => {
  const [found, ...others] = findings({ file: 'figures.csv', find: 'population,52100,', replace: 'population,52.1k,' });
  expect(found).toMatchObject({ code: 'wrong-form', found: '52.1k' });
  expect(others).toEqual([]);
});

test.each([
  ['a pipe', (): ReturnType<Files['stat']> => ({ kind: 'other', size: 0 }), 'a pipe or a device'],
  [
    'a circle of links',
    (): never => {
      throw new FileProblem('figures.csv', 'ELOOP');
    },
    'ELOOP',
  ],
])('%s instead of a file is a finding', (_, stat, message) => {
  const files = editedFiles([]);
  const path = `${FOLDER}/figures.csv`;
  const odd: Files = { ...files, stat: (asked) => (asked === path ? stat() : files.stat(asked)) };
  expect(findingsIn(odd)).toMatchObject([
    { code: 'unreadable-file', place: { file: path }, message: { en: expect.stringContaining(message) as string } },
  ]);
});

test('a file behind a link that leads out of the folder is refused', () => {
  const files = editedFiles([], new Map([[`${FOLDER}/figures.csv`, 'data/codes/levels.csv']]));
  expect(loadDataset(files, FOLDER, { codesFolder: 'data/codes' }).diagnostics).toMatchObject([{ code: 'file-outside' }]);
});

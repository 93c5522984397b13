import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readCodes } from '../../src/dataset/codes.ts';
import { MAX_FILE_BYTES } from '../../src/dataset/limits.ts';
import { createReader } from '../../src/dataset/reader.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { mostRegions } from '../../src/sample/places.ts';
import { sampleDataset } from '../../src/sample/sample-dataset.ts';
import { traceDataset } from '../../src/trace/trace.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { PROJECT, runCli } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { check, sampleFiles } from '../mutations/cases.ts';

const CODES = join(PROJECT, 'data', 'codes');
const { regions, units } = readCodes(createReader(diskFiles, CODES), [{ path: CODES, name: 'codes', required: true }]);
const SEEDS = 60;

function filesOf(count: number, seed: string): ReadonlyMap<string, string> {
  return sampleDataset({ regions, units, count, seed }).files;
}

function cellsOf(count: number, seed: string): readonly (readonly string[])[] {
  const [, ...rows] = (filesOf(count, seed).get('figures.csv') ?? '').trim().split('\n');
  return rows.map((row) => row.split(','));
}

describe('a sample', () => {
  it('passes every check and is found in its source again, whatever the seed', async () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const { folder, contents } = sampleFiles(1 + (seed % 6), String(seed));
      const { prepared, diagnostics } = check(folder, contents);
      expect(diagnostics, folder).toEqual([]);
      if (prepared === undefined) throw new Error(folder);
      const traced = await traceDataset(prepared.dataset, memoryFiles(contents), { folder, required: true });
      expect(traced.diagnostics, folder).toEqual([]);
      expect(traced.sources[0]?.equal).toBe(traced.sources[0]?.figures);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect([...filesOf(4, '7')]).toEqual([...filesOf(4, '7')]);
    expect(filesOf(4, '7').get('figures.csv')).not.toBe(filesOf(4, '8').get('figures.csv'));
  });

  it('has figures of every kind, qualifier and status, ranges and negative numbers', () => {
    const rows = Array.from({ length: 8 }, (_, seed) => cellsOf(40, String(seed))).flat();
    const valuesOf = (column: number): readonly string[] => [...new Set(rows.map((cells) => cells[column] ?? ''))].sort();
    expect(valuesOf(9)).toEqual(['actual', 'expected', 'planned', 'policy', 'started', 'target']);
    expect(valuesOf(10)).toEqual(['about', 'at-least', 'at-most', 'exact', 'less-than', 'more-than', 'nearly']);
    expect(valuesOf(11)).toEqual(['not-applicable', 'not-reported', 'reported', 'withheld']);
    expect(rows.some((cells) => cells[4] !== '')).toBe(true);
    expect(rows.some((cells) => cells[3]?.startsWith('-'))).toBe(true);
    expect(rows.some((cells) => cells[3] === '0')).toBe(true);
    expect(valuesOf(5).length).toBeGreaterThan(20);
  });

  it('says in both languages that it is one', () => {
    const header = filesOf(2, '1').get('dataset.yaml') ?? '';
    expect(header).toMatch(/title: \{ zh: '样例数据，数字全部虚构.*en: 'Sample data, every figure invented/);
    expect(header).toMatch(/title: \{ zh: '样例来源（虚构）', en: 'Sample source \(invented/);
  });

  it('never makes up an English name: it gives the level and the code where the list has none', () => {
    const rows = (filesOf(300, '1').get('codes/regions.csv') ?? '').trim().split('\n').slice(1);
    expect(rows.length).toBeGreaterThan(200);
    for (const row of rows) expect(row).toMatch(/^(?:ISO 3166-1,CN,|GB\/T 2260,(\d{6}),.*,[A-Z][a-z -]+ \1 \(English name not given\),)/);
  });

  it('covers all of China within the caps on files', () => {
    const most = mostRegions(regions);
    expect(most).toBe(2_852);
    const files = filesOf(most, '1');
    for (const text of files.values()) expect(Buffer.byteLength(text)).toBeLessThan(MAX_FILE_BYTES);
    expect(files.get('dataset.yaml')).toContain('scope: { code: ');
  });
});

it('is written by the command and passes the check', () => {
  const out = scratchFolder();
  const written = runCli(['sample', '--regions', '3', '--seed', '7', '--out', out]);
  expect(written).toMatchObject({ code: 0, out: `${join(out, 'sample-3-7')}\n`, trouble: '' });
  expect(runCli(['check', join(out, 'sample-3-7'), '--max-warnings', '0']).code).toBe(0);
  expect(runCli(['sample', '--regions', '2853', '--out', out])).toMatchObject({ code: 2, out: '' });
});

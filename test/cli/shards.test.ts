import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { isInShard, readShard } from '../../src/output/shard.ts';
import { PROJECT, runCli, type Ran } from '../helpers/run-cli.ts';
import { scratchFolder, sharedScratchFolder } from '../helpers/scratch-folder.ts';

// A dataset's documents made in parts and put together.

const ID = 'yunling-2024';
const SHARED = sharedScratchFolder();
const DATASET = join(SHARED, ID);
const WHOLE = join(SHARED, 'whole');

function shardOf(index: number, of: number, out: string): string {
  const ran = runCli(['build', DATASET, '--shard', `${index}/${of}`, '--out', out, '--quiet']);
  if (ran.code !== 0) throw new Error(ran.trouble);
  return out;
}

function shardsOf(of: number, folder: string): readonly string[] {
  return Array.from({ length: of }, (_, at) => shardOf(at + 1, of, join(folder, `${at + 1}-of-${of}`)));
}

const merge = (folders: readonly string[], out: string, options: readonly string[] = []): Ran =>
  runCli(['merge', ...folders, '--dataset', DATASET, '--out', out, '--lang', 'en', ...options]);

function contents(out: string): Readonly<Record<string, string>> {
  const folder = join(out, ID);
  return Object.fromEntries(readdirSync(folder).map((name) => [name, sha256(readFileSync(join(folder, name)))]));
}

beforeAll(() => {
  cpSync(join(PROJECT, 'test/cases/second-dataset', ID), DATASET, { recursive: true });
  const narrative = join(DATASET, 'narrative.yaml');
  // Without the figures of which the dataset is warned.
  writeFileSync(narrative, readFileSync(narrative, 'utf8').replace(/, (?:enrolment|company-revenue)\]/g, ']'));
  const ran = runCli(['build', DATASET, '--out', WHOLE, '--quiet']);
  if (ran.code !== 0) throw new Error(ran.trouble);
  shardsOf(3, SHARED);
}, 120_000);

const thirds = (): readonly string[] => [1, 2, 3].map((index) => join(SHARED, `${index}-of-3`));

describe('a shard', () => {
  it('is told by part and whole, from 1', () => {
    expect(readShard('2/7')).toEqual({ index: 2, of: 7 });
    for (const text of ['0/3', '4/3', '1', '1/', '1/0', '-1/3', '1/3/3', ' 1/3', '1e1/20']) expect(readShard(text)).toBeUndefined();
  });

  it('has a region or not, one of them each', () => {
    for (const code of ['530925', 'T02', 'XA', '513200'])
      for (const of of [1, 2, 3, 7, 64])
        expect(Array.from({ length: of }, (_, at) => at + 1).filter((index) => isInShard(code, { index, of }))).toHaveLength(1);
  });

  it('may have no region at all, and goes with no choice of regions', () => {
    const out = scratchFolder();
    expect(runCli(['build', DATASET, '--out', out, '--quiet', '--shard', '1/1', '--regions', 'queshi']).code).toBe(2);
    expect(runCli(['build', DATASET, '--out', out, '--quiet', '--shard', '9/7']).code).toBe(2);
    const empty = [1, 2, 3, 4, 5, 6, 7].find((index) => !['530925', 'T02', 'XA'].some((code) => isInShard(code, { index, of: 7 })));
    expect(runCli(['build', DATASET, '--out', out, '--quiet', '--shard', `${empty}/7`])).toEqual({ code: 0, out: '', trouble: '' });
    expect(readdirSync(join(out, ID))).toContain('manifest.json');
    expect(readdirSync(join(out, ID)).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });
});

describe('merge', () => {
  it.each([1, 3, 7])(
    'of %i shards gives what one build gives, to the byte',
    (of) => {
      const scratch = scratchFolder();
      const out = join(scratch, 'merged');
      const folders = of === 3 ? thirds() : shardsOf(of, scratch);
      const ran = merge(folders, out);
      expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('3 rendered, 6 up to date') as string]);
      // The documents of the shards were opened again when they were made.
      expect(ran.out).toContain('opened again and checked before they were published: 3\n');
      expect(contents(out)).toEqual(contents(WHOLE));
    },
    300_000,
  );

  it('of what has been merged makes nothing again, and leaves what a build leaves alone', () => {
    const out = join(scratchFolder(), 'merged');
    cpSync(WHOLE, out, { recursive: true });
    const again = merge(
      thirds().map((folder) => join(folder, ID)),
      out,
      ['--json'],
    );
    expect(again.out).toContain('"rendered":0');
    expect(contents(out)).toEqual(contents(WHOLE));
  });

  it('refuses shards that are missing, doubled, otherwise counted or none', () => {
    const scratch = scratchFolder();
    const [first, second, third] = thirds() as [string, string, string];
    const out = join(scratch, 'merged');
    const refused = (folders: readonly string[]): string => {
      const { code, trouble } = merge(folders, out);
      expect(code).toBe(1);
      return trouble;
    };
    expect(refused([first, third])).toContain('error[shard-missing]: 2/3: shards are missing');
    expect(refused([first, second, third, second])).toContain('the shard is there twice');
    expect(refused([first, second, shardOf(1, 2, join(scratch, 'half'))])).toMatch(/error\[shard-count\].*\n.*expected: …\/3/);
    expect(refused([first, second, WHOLE])).toContain('was not built with --shard');
    expect(refused([first, second, join(scratch, 'nowhere')])).toContain('the manifest is missing or was altered');
    expect(merge([], out).code).toBe(2);
    expect(readdirSync(scratch)).toEqual(['half']);
  }, 120_000);

  it('refuses shards of other data, of another date or with a document that is not as listed', () => {
    const scratch = scratchFolder();
    cpSync(SHARED, scratch, { recursive: true });
    const folders = [1, 2, 3].map((index) => join(scratch, `${index}-of-3`));
    const out = join(scratch, 'merged');
    const [pdf] = folders.flatMap((folder) =>
      readdirSync(join(folder, ID))
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => join(folder, ID, name)),
    );
    const bytes = readFileSync(pdf!);
    appendFileSync(pdf!, ' ');
    expect(merge(folders, out).trouble).toContain(`error[altered-file]: ${pdf}: the file was altered`);
    rmSync(pdf!);
    expect(merge(folders, out).trouble).toContain(`error[missing-file]: ${pdf}: the file is missing`);
    writeFileSync(pdf!, bytes);
    const dataset = join(scratch, ID);
    appendFileSync(join(dataset, 'dataset.yaml'), '# later\n');
    const other = runCli(['merge', ...folders, '--dataset', dataset, '--out', out, '--lang', 'en'], { SOURCE_DATE_EPOCH: '86400' });
    expect(other.code).toBe(1);
    expect(other.trouble).toMatch(
      /error\[other-inputs\]: .*manifest\.json: was made from other inputs\n.*found: yunling-2024\/dataset\.yaml/,
    );
    expect(other.trouble).toContain('error[other-date]');
    expect(readdirSync(scratch)).not.toContain('merged');
  });
});

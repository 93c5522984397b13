import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { PROJECT, runCli, type Ran } from '../helpers/run-cli.ts';
import { scratchFolder, sharedScratchFolder } from '../helpers/scratch-folder.ts';

// Builds of a dataset that has been built before.

const ID = 'yunling-2024';
const FIRST = sharedScratchFolder();

beforeAll(() => void runCli(['build', `test/cases/second-dataset/${ID}`, '--out', FIRST, '--quiet']), 60_000);

interface Built {
  readonly dataset: string;
  readonly out: string;
  readonly folder: string;
}

/** A dataset that may be changed, and its documents as they were first built. */
function built(): Built {
  const scratch = scratchFolder();
  const [dataset, out] = [join(scratch, ID), join(scratch, 'out')];
  cpSync(join(PROJECT, 'test/cases/second-dataset', ID), dataset, { recursive: true });
  cpSync(FIRST, out, { recursive: true, preserveTimestamps: true });
  return { dataset, out, folder: join(out, ID) };
}

function replace(file: string, find: string, by: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(find);
  writeFileSync(file, text.replace(find, by));
}

const build = ({ dataset, out }: Built, options: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Ran =>
  runCli(['build', dataset, '--out', out, '--lang', 'en', ...options], environment);

/** What a build with `--json` rendered, by name. */
function rendered({ out }: Ran): readonly string[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; name: string; rendered: boolean })
    .flatMap(({ event, name, rendered: made }) => (event === 'document' && made ? [name] : []))
    .sort();
}

/** Each file's digest and when it was last written. */
function files(folder: string): ReadonlyMap<string, { readonly digest: string; readonly written: number }> {
  const entries = readdirSync(folder).map((name): [string, { digest: string; written: number }] => {
    const path = join(folder, name);
    return [name, { digest: sha256(readFileSync(path)), written: statSync(path).mtimeMs }];
  });
  return new Map(entries);
}

/** Names of the files that were written between two states of a folder. */
function writtenBetween(before: ReturnType<typeof files>, after: ReturnType<typeof files>): readonly string[] {
  return [...after].filter(([name, { written }]) => before.get(name)?.written !== written).map(([name]) => name);
}

describe('a build of what has been built before', () => {
  it('renders and writes nothing where nothing changed, and says so', () => {
    const set = built();
    const before = files(set.folder);
    const again = build(set);
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^0 rendered, 9 up to date: 9 documents, \d+ pages, /) as string });
    expect(rendered(build(set, ['--json']))).toEqual([]);
    expect(build(set, ['--explain']).out).toMatch(/^(?:skip {4}ylnq_\S+: nothing changed\n){9}0 rendered/);
    expect(files(set.folder)).toEqual(before);
  });

  it('renders the documents that show a changed figure, and comes to what a first build comes to', () => {
    const set = built();
    replace(
      join(set.dataset, 'figures.csv'),
      '161700,,person,2023-12-31,stated,,actual,exact,reported,N1,5,161700人',
      '161800,,person,2023-12-31,stated,,actual,exact,reported,N1,5,161800人',
    );
    const before = files(set.folder);
    const again = build(set, ['--explain']);
    expect(again.code).toBe(0);
    expect(again.out.match(/^render .*$/gm)).toEqual([
      ...['zh-en', 'en'].map((edition) => `render  ylnq_530925_shuangjiang_${edition}_20240229.pdf: figure shuangjiang.residents changed`),
      ...['zh-en', 'en'].map((edition) => `render  ylnq_T00_yunling-volume_${edition}_20240229.pdf: figure shuangjiang.residents changed`),
      'render  ylnq_T00_yunling-workbook_zh-en_20240229.xlsx: figure shuangjiang.residents changed',
    ]);
    expect(writtenBetween(before, files(set.folder))).toEqual([
      'figures.json',
      'manifest.json',
      ...['530925_shuangjiang_en', '530925_shuangjiang_zh-en', 'T00_yunling-volume_en', 'T00_yunling-volume_zh-en'].map(
        (name) => `ylnq_${name}_20240229.pdf`,
      ),
      'ylnq_T00_yunling-workbook_zh-en_20240229.xlsx',
    ]);
    const clean = { ...set, out: join(scratchFolder(), 'out') };
    expect(build(clean, ['--quiet']).code).toBe(0);
    for (const [name, { digest }] of files(join(clean.out, ID)))
      expect([name, files(set.folder).get(name)?.digest]).toEqual([name, digest]);
  });

  it('makes again what was altered or is missing, whatever its size and time', () => {
    const set = built();
    const [altered, missing] = ['ylnq_T02_queshi_en_20240229.pdf', 'ylnq_XA_yunyu_zh-en_20240229.pdf'];
    const before = files(set.folder);
    const bytes = readFileSync(join(set.folder, altered));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(set.folder, altered), bytes);
    rmSync(join(set.folder, missing));
    rmSync(join(set.folder, 'figures.json'));
    const again = build(set, ['--explain']);
    expect(again.out).toContain(`render  ${altered}: the file was altered\n`);
    expect(again.out).toContain(`render  ${missing}: the file is missing\n`);
    expect(again.out).toContain('2 rendered, 7 up to date');
    expect([...files(set.folder)].map(([name, { digest }]) => [name, digest])).toEqual(
      [...before].map(([name, { digest }]) => [name, digest]),
    );
  });

  it('renders nothing for a comment, and remembers what it was', () => {
    const set = built();
    appendFileSync(join(set.dataset, 'dataset.yaml'), '# a comment\n');
    const before = files(set.folder);
    expect(rendered(build(set, ['--json']))).toEqual([]);
    expect(writtenBetween(before, files(set.folder))).toEqual(['manifest.json']);
    expect(build(set).out).toMatch(/^0 rendered/);
  });

  it('makes everything again for another date, for a manifest that was altered, and when forced', () => {
    const set = built();
    const before = files(set.folder);
    const forced = build(set, ['--force', '--json']);
    expect(rendered(forced)).toHaveLength(9);
    expect([...files(set.folder)].map(([, { digest }]) => digest)).toEqual([...before].map(([, { digest }]) => digest));
    expect(build(set, ['--explain', '--verify', 'none'], { SOURCE_DATE_EPOCH: '86400' }).out).toContain(
      '_en_20240229.pdf: option date changed\n',
    );
    replace(join(set.folder, 'manifest.json'), '"pages": 2', '"pages": 3');
    expect(build(set, ['--explain', '--verify', 'none', '--editions', 'en']).out).toContain('not in the manifest');
  });

  it('renders what is chosen and leaves the rest for later', () => {
    const set = built();
    replace(join(set.dataset, 'dataset.yaml'), 'The invented Yunling statistics group', 'An invented group');
    expect(rendered(build(set, ['--json', '--regions', 'queshi', '--editions', 'en']))).toEqual(['ylnq_T02_queshi_en_20240229.pdf']);
    expect(rendered(build(set, ['--json']))).toHaveLength(8);
  });
});

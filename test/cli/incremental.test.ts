import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { PROJECT, runCli, type Ran } from '../helpers/run-cli.ts';
import { scratchFolder, sharedScratchFolder } from '../helpers/scratch-folder.ts';

// Builds of a dataset that has been built before.

const ID = 'yunling-2024';
const SHARED = sharedScratchFolder();
const FIRST: Built = { dataset: join(SHARED, ID), out: join(SHARED, 'out'), folder: join(SHARED, 'out', ID) };

beforeAll(() => {
  cpSync(join(PROJECT, 'test/cases/second-dataset', ID), FIRST.dataset, { recursive: true });
  // Without the figures of which the dataset is warned: a build with something to say takes the long way.
  for (const figure of ['enrolment', 'company-revenue']) replace(join(FIRST.dataset, 'narrative.yaml'), `, ${figure}]`, ']');
  const { code, trouble } = build(FIRST, ['--quiet']);
  if (code !== 0) throw new Error(trouble);
}, 60_000);

interface Built {
  readonly dataset: string;
  readonly out: string;
  readonly folder: string;
}

/** A dataset that may be changed, and its documents as they were first built. */
function built(): Built {
  const scratch = scratchFolder();
  cpSync(SHARED, scratch, { recursive: true, preserveTimestamps: true });
  return { dataset: join(scratch, ID), out: join(scratch, 'out'), folder: join(scratch, 'out', ID) };
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

it('timings are written beside, and touch no document', () => {
  const set = built();
  const before = files(set.folder);
  const file = join(set.out, 'timings.json');
  expect(build(set, ['--force', '--regions', 'queshi', '--jobs', '2', '--timings', file]).code).toBe(0);
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: { cat: string; tid: number }[] };
  expect(traceEvents.filter(({ cat }) => cat === 'briefing')).toHaveLength(2);
  expect(traceEvents.filter(({ cat }) => cat === 'stage')).toHaveLength(8);
  expect([...files(set.folder)].map(([, { digest }]) => digest)).toEqual([...before].map(([, { digest }]) => digest));
});

it('a build without a choice keeps current what an earlier one added', () => {
  const set = built();
  expect(build(set, ['--formats', 'csv', '--quiet']).code).toBe(0);
  replace(join(set.dataset, 'dataset.yaml'), 'An invented place', 'A place that is invented');
  expect(build(set, ['--check']).out).toContain('error[stale-file]: datapackage.json');
  expect(rendered(build(set, ['--json', '--verify', 'none']))).toEqual(
    expect.arrayContaining(['datapackage.json', 'ylnq_T00_yunling-data_zh-en_20240229.csv']),
  );
});

describe('build --check', () => {
  const check = (set: Built, options: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Ran =>
    build(set, ['--check', ...options], environment);

  it('finds nothing where a build would write nothing', () => {
    const set = built();
    const before = files(set.folder);
    expect(check(set)).toEqual({ code: 0, out: '', trouble: '9 documents are up to date\n' });
    expect(check(set, ['--regions', 'queshi', '--format', 'json'])).toEqual({ code: 0, out: '', trouble: '' });
    expect(files(set.folder)).toEqual(before);
  });

  it('names each file that is stale, missing, altered or foreign, and writes nothing', () => {
    const set = built();
    replace(join(set.dataset, 'narrative.yaml'), 'shuangjiang:', 'shuangjiang: # comment');
    rmSync(join(set.folder, 'ylnq_T02_queshi_en_20240229.pdf'));
    appendFileSync(join(set.folder, 'ylnq_XA_yunyu_en_20240229.pdf'), ' ');
    writeFileSync(join(set.folder, 'notes.txt'), '');
    replace(
      join(set.dataset, 'dataset.yaml'),
      'standing: { zh: 虚构地名, en: An invented place }',
      'standing: { zh: 虚构的地名, en: An invented place }',
    );
    const before = files(set.folder);
    const { code, out, trouble } = check(set);
    expect(code).toBe(1);
    expect(trouble).toBe('files that are not what a build would leave: 7\n');
    expect(out.match(/^(?:error|warning).*$/gm)).toEqual([
      'error[stale-file]: ylnq_T02_queshi_zh-en_20240229.pdf: is stale: region queshi changed',
      'error[missing-file]: ylnq_T02_queshi_en_20240229.pdf: the file is missing',
      'error[altered-file]: ylnq_XA_yunyu_en_20240229.pdf: the file was altered',
      'error[stale-file]: ylnq_T00_yunling-volume_zh-en_20240229.pdf: is stale: region queshi changed',
      'error[stale-file]: ylnq_T00_yunling-volume_en_20240229.pdf: is stale: region queshi changed',
      'error[stale-file]: ylnq_T00_yunling-workbook_zh-en_20240229.xlsx: is stale: region queshi changed',
      'warning[stale-manifest]: manifest.json: lists inputs that have changed since',
      'error[foreign-file]: notes.txt: the manifest does not list this file',
    ]);
    const github = check(set, ['--format', 'github', '--regions', 'queshi']).out;
    expect(github).toContain('::error title=missing-file::ylnq_T02_queshi_en_20240229.pdf: the file is missing');
    expect(github).not.toContain('yunyu');
    const events = check(set, ['--format', 'json'])
      .out.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { document: string; code: string });
    expect(events).toContainEqual(expect.objectContaining({ event: 'finding', code: 'foreign-file', document: 'notes.txt' }));
    expect(files(set.folder)).toEqual(before);
  });

  it('names every document where there is no folder, and makes none', () => {
    const set = { ...built(), out: join(scratchFolder(), 'nowhere') };
    const { code, out } = check(set);
    expect([code, out.match(/missing-file/g)?.length]).toEqual([1, 10]);
    expect(existsSync(set.out)).toBe(false);
  });

  it('says what is wrong with the data instead', () => {
    const set = built();
    replace(join(set.dataset, 'figures.csv'), ',121000,', ',121001,');
    expect(check(set, ['--format', 'json'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^\{"event":"finding","code":"not-as-printed"/) as string,
    });
  });
});

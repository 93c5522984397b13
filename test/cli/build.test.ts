import { spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import type { Manifest } from '../../src/output/manifest.ts';
import { CLI, PROJECT, runCli } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

const ID = 'sichuan-2017-04-23';

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, sha256(readFileSync(join(folder, name)))]));
}

/** A copy of the default dataset in a scratch folder, which a test may change. */
function copiedDataset(): string {
  const folder = join(scratchFolder(), ID);
  cpSync(join(PROJECT, 'data', ID), folder, { recursive: true });
  return folder;
}

describe('jianbao build', () => {
  it('writes eighteen PDFs, a workbook and a manifest that agrees with them', () => {
    const out = scratchFolder();
    const { code, out: printed } = runCli(['build', '--out', out]);
    expect(code).toBe(0);
    const folder = join(out, ID);
    const names = readdirSync(folder);
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(18);
    expect(names.filter((name) => name.endsWith('.xlsx'))).toHaveLength(1);
    expect(names).toHaveLength(21);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.documents).toHaveLength(19);
    for (const { name } of manifest.documents) expect(printed).toContain(name);
    for (const { name, sha256: digest, bytes } of [...manifest.documents, ...(manifest.figures === undefined ? [] : [manifest.figures])]) {
      const file = readFileSync(join(folder, name));
      expect([name, file.length, sha256(file)]).toEqual([name, bytes, digest]);
    }
  });

  it('gives the same bytes in another time zone and locale, on workers, and when built again', () => {
    const [here, there] = [scratchFolder(), scratchFolder()];
    expect(runCli(['build', '--out', here, '--quiet'], { TZ: 'America/St_Johns', LANG: 'en_US.UTF-8' }).code).toBe(0);
    const first = contents(join(here, ID));
    expect(runCli(['build', '--out', there, '--quiet', '--jobs', '2'], { TZ: 'Asia/Shanghai', LC_ALL: 'C' }).code).toBe(0);
    expect(contents(join(there, ID))).toEqual(first);
    const again = runCli(['build', '--out', here]);
    expect(again.out).not.toContain('wrote');
    expect(contents(join(here, ID))).toEqual(first);
  });

  it('dates documents by SOURCE_DATE_EPOCH when it is set', () => {
    const out = scratchFolder();
    expect(runCli(['build', '--out', out, '--quiet', '--regions', 'nanbu', '--editions', 'en'], { SOURCE_DATE_EPOCH: '86400' }).code).toBe(
      0,
    );
    const manifest = JSON.parse(readFileSync(join(out, ID, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.date).toBe('1970-01-02T00:00:00.000Z');
    expect(runCli(['build', '--out', out], { SOURCE_DATE_EPOCH: 'now' })).toMatchObject({
      code: 2,
      trouble: expect.stringContaining('SOURCE_DATE_EPOCH') as string,
    });
  });

  it('makes only what is chosen, by slug or by code, and keeps the rest of the manifest', () => {
    const out = scratchFolder();
    expect(runCli(['build', '--out', out, '--quiet', '--regions', 'nanbu,513200', '--editions', 'zh']).code).toBe(0);
    expect(readdirSync(join(out, ID))).toEqual(['manifest.json', 'scfp_511321_nanbu_zh_20170423.pdf', 'scfp_513200_aba_zh_20170423.pdf']);
    expect(runCli(['build', '--out', out, '--quiet', '--formats', 'xlsx']).code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(out, ID, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.documents.map(({ name }) => name)).toHaveLength(3);
  });

  it('writes the data table and its description where asked, lists them, and tells their places', () => {
    const out = scratchFolder();
    expect(runCli(['build', '--out', out, '--quiet', '--formats', 'csv']).code).toBe(0);
    const folder = join(out, ID);
    expect(readdirSync(folder)).toEqual(['datapackage.json', 'manifest.json', 'scfp_510000_sichuan-data_zh-en_20170423.csv']);
    expect(runCli(['build', '--out', out, '--quiet', '--formats', 'pdf,xlsx,csv', '--jobs', '2']).code).toBe(0);
    const { documents, figures } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(documents).toHaveLength(21);
    expect(figures).toBeDefined();
    expect(runCli(['verify', '--out', out]).code).toBe(0);
    // A build without the table keeps it, and says nothing of places that it did not look at.
    expect(runCli(['build', '--out', out, '--quiet']).code).toBe(0);
    expect(readFileSync(join(folder, 'figures.json'), 'utf8')).toContain('"cell":"O2"');
    expect(runCli(['verify', '--out', out]).code).toBe(0);
  });

  it('prints events as JSON lines', () => {
    const { code, out } = runCli(['build', '--out', scratchFolder(), '--json', '--regions', 'nanbu', '--editions', 'en']);
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; name?: string; pages?: number });
    expect(code).toBe(0);
    expect(events.map(({ event }) => event)).toEqual(['document', 'finished']);
    expect(events[0]).toMatchObject({ name: 'scfp_511321_nanbu_en_20170423.pdf', pages: 2, changed: true });
  });

  it.each([
    [['build', '--regions', 'atlantis'], /atlantis.*nanbu/],
    [['build', '--editions', 'fr'], /fr.*zh-en/],
    [['build', '--formats', 'docx'], /docx.*pdf/],
    [['build', '--jobs', 'many'], /whole number/],
    [['build', '--lang', 'la'], /la/],
    [['bild'], /bild/],
    [['build', 'data/codes', '--regions'], /argument missing/],
  ])('exits 2 on %j', (options, message) => {
    const ran = runCli([...options]);
    expect(ran.code).toBe(2);
    expect(ran.trouble).toMatch(message);
    expect(ran.trouble).not.toContain('    at ');
  });

  it('touches nothing when the data has an error, and exits 1', () => {
    const dataset = copiedDataset();
    const out = scratchFolder();
    expect(runCli(['build', dataset, '--out', out, '--quiet', '--editions', 'en', '--regions', 'nanbu']).code).toBe(0);
    const before = contents(join(out, ID));
    const figures = join(dataset, 'figures.csv');
    writeFileSync(figures, readFileSync(figures, 'utf8').replace('26093,,person', '26094,,person'));
    const { code, trouble } = runCli(['build', dataset, '--out', out]);
    expect(code).toBe(1);
    expect(trouble).toMatch(/figures\.csv:3:/);
    expect(contents(join(out, ID))).toEqual(before);
  });

  it('refuses a folder that another build holds, and a path that is no folder', () => {
    const out = scratchFolder();
    mkdirSync(join(out, ID));
    writeFileSync(join(out, ID, '.lock'), JSON.stringify({ pid: 1, host: 'elsewhere', started: '' }));
    expect(runCli(['build', '--out', out, '--lang', 'zh'])).toMatchObject({
      code: 2,
      trouble: expect.stringContaining('elsewhere') as string,
    });
    writeFileSync(join(out, 'file'), '');
    const blocked = runCli(['build', '--out', join(out, 'file')]);
    expect(blocked.code).toBe(2);
    expect(blocked.trouble).not.toContain('    at ');
  });

  it('says what is missing when there is no dataset', () => {
    const nowhere = join(scratchFolder(), 'nowhere');
    for (const folder of [nowhere, '', 'package.json']) {
      expect(runCli(['build', folder, '--lang', 'zh'])).toMatchObject({ code: 2, trouble: `jianbao: 没有文件夹 ${folder}\n` });
    }
    expect(existsSync(join(PROJECT, 'out', 'nowhere'))).toBe(false);
    const empty = runCli(['build', scratchFolder(), '--lang', 'zh']);
    expect(empty.code).toBe(1);
    expect(empty.trouble).toContain('dataset.yaml');
  });

  it('builds a dataset of other regions, units, years and editions by data alone', () => {
    const out = scratchFolder();
    const { code, trouble } = runCli(['build', 'test/cases/second-dataset/yunling-2024', '--out', out]);
    expect(trouble).not.toContain('error');
    expect(code).toBe(0);
    expect(readdirSync(join(out, 'yunling-2024')).filter((name) => name.endsWith('.pdf'))).not.toHaveLength(0);
  });
});

describe('the other commands', () => {
  it('list ends in silence when nobody reads on', async () => {
    const child = spawn(process.execPath, [CLI, 'list'], { cwd: PROJECT });
    child.stdout.destroy();
    let trouble = '';
    child.stderr.on('data', (text: Buffer) => (trouble += text.toString()));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(trouble).toBe('');
  });

  it.runIf(process.platform === 'linux')('list exits 2 when its output cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'list'], {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'], LANG: 'C' },
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect([status, stderr]).toEqual([2, 'jianbao: cannot write stdout: the disk is full (ENOSPC)\n']);
  });

  it('check finds nothing wrong with the default dataset', () => {
    expect(runCli(['check', '--max-warnings', '0'])).toMatchObject({ code: 0, out: '' });
    expect(runCli(['check', '--format', 'github'])).toMatchObject({ code: 0, out: '' });
    expect(runCli(['check', '--format', 'json'])).toMatchObject({ code: 0 });
  });

  it('list names datasets, regions, editions and documents', () => {
    const { code, out } = runCli(['list', '--json']);
    expect(code).toBe(0);
    const listed = JSON.parse(out) as {
      datasets: string[];
      editions: string[];
      regions: { slug: string; figures: number }[];
      documents: string[];
    };
    expect(listed.datasets).toContain(ID);
    expect(listed.editions).toEqual(['zh-en', 'zh', 'en']);
    expect(listed.regions.reduce((sum, { figures }) => sum + figures, 0)).toBe(66);
    expect(listed.documents).toHaveLength(19);
  });

  it('fonts says what covers what', () => {
    expect(runCli(['fonts'])).toMatchObject({ code: 0, out: expect.stringMatching(/sans-regular\s+sans\s+regular/) as string });
  });

  it('--help and --version answer with 0', () => {
    expect(runCli(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('build') as string });
    expect(runCli(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });
});

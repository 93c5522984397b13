import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { runCli, type Ran } from '../helpers/run-cli.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';

const SECOND = 'test/cases/second-dataset/yunling-2024';
const out = sharedScratchFolder();
const folder = join(out, 'yunling-2024');
const BRIEFING = 'ylnq_530925_shuangjiang_en_20240229.pdf';

const build = (): Ran => runCli(['build', SECOND, '--out', out, '--regions', 'shuangjiang', '--editions', 'en,zh-en', '--quiet']);
const verify = (...options: string[]): Ran => runCli(['verify', SECOND, '--out', out, ...options]);
const events = ({ out: text }: Ran): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

build();

describe('jianbao verify', () => {
  it('counts what it has opened again', () => {
    const ran = verify();
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^\d+ documents, \d+ figures, \d+ derived figures, \d+ places checked, \d+\.\d s\n$/);
    const [counted] = events(verify('--format', 'json', '--sample', '1'));
    expect(counted).toMatchObject({ event: 'verified', documents: 1 });
  });

  it('names a changed file and fails; a foreign one is a warning', () => {
    appendFileSync(join(folder, BRIEFING), '\n');
    writeFileSync(join(folder, 'notes.txt'), '');
    const ran = verify('--format', 'json');
    expect(ran.code).toBe(1);
    expect(events(ran).slice(0, 2)).toEqual([
      expect.objectContaining({ code: 'changed-file', severity: 'error', document: BRIEFING }),
      expect.objectContaining({ code: 'foreign-file', severity: 'warning', document: 'notes.txt' }),
    ]);
    expect(verify().out).toContain(`error[changed-file]: ${BRIEFING}: the file is not the one that the manifest lists`);
    expect(build().code).toBe(0);
    expect(verify().code).toBe(0);
    expect(verify('--max-warnings', '0').code).toBe(1);
    rmSync(join(folder, 'notes.txt'));
  });

  it('holds figures.json against the documents, and trace shows each place that it records', () => {
    const all = sharedScratchFolder();
    const inAll = (...options: string[]): Ran => runCli(['verify', SECOND, '--out', all, ...options]);
    expect(runCli(['build', SECOND, '--out', all, '--quiet']).code).toBe(0);
    const path = join(all, 'yunling-2024', 'figures.json');
    const written = readFileSync(path, 'utf8');
    expect(inAll().code).toBe(0);
    const { dataset, figures } = JSON.parse(written) as {
      dataset: string;
      figures: { id: string; value?: string; source: unknown; places: object[] }[];
    };
    expect(dataset).toBe('yunling-2024');
    const grain = figures.find(({ id }) => id === 'shuangjiang.grain-2019');
    expect(grain).toMatchObject({ value: '121000', source: { id: 'N1' } });
    expect(grain?.places).toContainEqual(
      expect.objectContaining({ document: BRIEFING, page: 1, kind: 'sentence', text: '121,000 tonnes' }),
    );
    const trace = (...options: string[]): Ran => runCli(['trace', SECOND, '--figure', 'shuangjiang.grain-2019', '--out', all, ...options]);
    expect(trace().out).toMatch(new RegExp(`${BRIEFING} +page 1 \\([\\d.]+, [\\d.]+\\) +sentence +121,000 tonnes`));
    expect(trace().out).toMatch(/数据 Data!O\d+ +data/);
    const [life] = events(trace('--format', 'json'));
    expect(life?.['appearances']).toEqual(grain?.places);

    const [forged, manifest] = [written.replace('"value":"121000"', '"value":"121001"'), join(all, 'yunling-2024', 'manifest.json')];
    writeFileSync(path, forged);
    expect(inAll().out).toContain('error[changed-file]: figures.json');
    expect(trace().out).toMatch(new RegExp(`${BRIEFING} +No\\. \\d+`));
    const entry = { name: 'figures.json', bytes: Buffer.byteLength(forged), sha256: sha256(forged) };
    writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), figures: entry }));
    const stale = inAll();
    expect([stale.code, stale.out]).toEqual([1, expect.stringContaining('error[stale-figures]: figures.json')]);
  });

  it('cannot run without a folder', () => {
    expect(runCli(['verify', SECOND, '--out', join(out, 'none')]).code).toBe(2);
    expect(verify('--sample', '0').code).toBe(2);
  });
});

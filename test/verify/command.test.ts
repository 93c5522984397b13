import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

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

  it('writes figures.json, the same each time, and says when it is of other documents', () => {
    const path = join(folder, 'figures.json');
    expect(verify('--figures', '--sample', '1').code).toBe(2);
    expect(existsSync(path)).toBe(false);
    expect(verify('--figures').code).toBe(0);
    const written = readFileSync(path, 'utf8');
    expect(verify('--figures').code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(written);
    expect(verify().code).toBe(0);
    const { dataset, figures } = JSON.parse(written) as {
      dataset: string;
      figures: { id: string; value?: string; source: unknown; places: object[] }[];
    };
    expect(dataset).toBe('yunling-2024');
    const grain = figures.find(({ id }) => id === 'shuangjiang.grain-2019');
    expect(grain).toMatchObject({ value: '121000', source: { id: 'N1' } });
    expect(grain?.places).toContainEqual(expect.objectContaining({ document: BRIEFING, page: 1, kind: 'sentence', text: '121,000tonnes' }));
    writeFileSync(path, written.replace('"value":"121000"', '"value":"121001"'));
    const stale = verify();
    expect([stale.code, stale.out]).toEqual([1, expect.stringContaining('error[stale-figures]: figures.json')]);
  });

  it('cannot run without a folder', () => {
    expect(runCli(['verify', SECOND, '--out', join(out, 'none')]).code).toBe(2);
    expect(verify('--sample', '0').code).toBe(2);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT, runCli } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

const SECOND = 'test/cases/second-dataset';
const DATASET = `${SECOND}/yunling-2024`;

/** A folder with the second dataset's source, changed. */
function sourceFolder(change: (text: string) => string): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'source.txt'), change(readFileSync(join(PROJECT, SECOND, 'source.txt'), 'utf8')));
  return folder;
}

describe('jianbao trace', () => {
  it('says that all is found and accounted for', () => {
    const { code, out } = runCli(['trace', DATASET, '--sources', SECOND, '--require-sources']);
    expect(out).toBe(
      '31 of 31 figures found and equal in N1\nnumbers in N1: 51, of them 31 claimed, 19 left out by rule, 1 by the dataset, 0 unclaimed\n',
    );
    expect(code).toBe(0);
  });

  it('prints findings with the row of the figure, and ends with 1', () => {
    const sources = sourceFolder((text) => text.replace('11.86万吨', '11.68万吨'));
    const { code, out } = runCli(['trace', DATASET, '--sources', sources]);
    expect(out).toContain('error[value-not-as-source]: the value of shuangjiang.grain-2020 is not the source');
    expect(out).toContain(`--> ${DATASET}/figures.csv:3:`);
    expect(out).toContain(`11.68万吨, as the source has it at ${sources}/source.txt:6:22`);
    expect(out).toContain('30 of 31 figures found and equal in N1');
    expect(code).toBe(1);
  });

  it('counts warnings only where it is asked to', () => {
    const sources = sourceFolder((text) => `${text}\n另有12座。`);
    expect(runCli(['trace', DATASET, '--sources', sources])).toMatchObject({ code: 0 });
    const { code, out } = runCli(['trace', DATASET, '--sources', sources, '--format', 'json', '--max-warnings', '0']);
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { code?: string; event?: string; unchecked?: number });
    expect(events.map((event) => event.code ?? event.event ?? '').toSorted()).toEqual(['source-changed', 'traced', 'unclaimed-number']);
    expect(code).toBe(1);
  });

  it('says how much is unchecked without the texts, which is an error where they are required', () => {
    const without = runCli(['trace']);
    expect(without.out).toMatch(/^figures not checked against their sources: \d+;/);
    expect(without.code).toBe(0);
    expect(runCli(['trace', '--require-sources'])).toMatchObject({ code: 1 });
  });

  it('follows one figure, by its id alone or beside its dataset', () => {
    const { code, out } = runCli(['trace', 'nanbu.poor-people', '--out', scratchFolder()]);
    expect(code).toBe(0);
    expect(out).toContain('data/sichuan-2017-04-23/figures.csv:3:1');
    expect(out).toContain('26,093 people');
    expect(out).toMatch(/_nanbu_en_\d+\.pdf +No\. \d/);
    const second = runCli(['trace', DATASET, '--figure', 'queshi.income-target', '--sources', SECOND]);
    expect(second.out).toContain(`N1, paragraph 11, ${SECOND}/source.txt:14:33`);
    expect(second.out).toContain('【2万元/户以上】');
    expect(second.code).toBe(0);
  });

  it('does not know a figure or a folder that is not there', () => {
    expect(runCli(['trace', 'nanbu.poor-peopel'])).toMatchObject({
      code: 2,
      trouble: 'jianbao: the dataset has no figure "nanbu.poor-peopel"; did you mean nanbu.poor-people?\n',
    });
    expect(runCli(['trace', '--sources', 'no-such-folder'])).toMatchObject({ code: 2 });
  });
});

describe('jianbao build', () => {
  it('says how many figures are unchecked, and checks them where it can', () => {
    const quick = ['--out', scratchFolder(), '--regions', 'yunyu', '--editions', 'en'];
    expect(runCli(['build', DATASET, ...quick]).out).toContain('figures not checked against their sources: 31;');
    expect(runCli(['build', DATASET, ...quick, '--sources', SECOND, '--require-sources']).out).toContain(
      '31 of 31 figures found and equal in N1',
    );
    expect(runCli(['build', DATASET, ...quick, '--require-sources'])).toMatchObject({ code: 1 });
  });
});

import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { PROJECT, runCli } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

const DATASET = 'sichuan-2017-04-23';

function copied(): { readonly folder: string; readonly figures: () => string } {
  const folder = join(scratchFolder(), DATASET);
  cpSync(join(PROJECT, 'data', DATASET), folder, { recursive: true });
  return { folder, figures: () => readFileSync(join(folder, 'figures.csv'), 'utf8') };
}

it('init writes a dataset that passes the check, and never over another', () => {
  const folder = join(scratchFolder(), 'demo-2020-06-01');
  const { code, out } = runCli(['init', folder, '--regions', '511321,510781']);
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toEqual(['dataset.yaml', 'figures.csv', 'narrative.yaml'].map((name) => join(folder, name)));
  expect(runCli(['check', folder]).code).toBe(0);
  expect(runCli(['init', folder]).code).toBe(2);
  expect(runCli(['init', folder, '--xlsx']).code).toBe(0);
  expect(runCli(['init', folder, '--xlsx']).trouble).toContain('not overwritten');
  expect(readdirSync(folder)).toEqual(['dataset.yaml', 'demo-2020-06-01-entry.xlsx', 'figures.csv', 'narrative.yaml']);
});

it('init without regions writes a dataset whose documents can be built', () => {
  const folder = join(scratchFolder(), 'demo-2020-06-01');
  expect(runCli(['init', folder]).code).toBe(0);
  expect(runCli(['build', folder, '--out', scratchFolder(), '--editions', 'en']).code).toBe(0);
});

it.each([
  [['init', 'data/Demo']],
  [['init', 'data/demo']],
  [['init', 'data/demo', '--date', '2020-02-30']],
  [['init', 'data/demo-2020-06-01', '--regions', '999999']],
  [['import', 'nowhere.xlsx', '--into', 'data/sichuan-2017-04-23']],
  [['import', 'package.json']],
])('%j cannot run', (options) => {
  expect(runCli(options).code).toBe(2);
  expect(existsSync(join(PROJECT, 'data', 'demo'))).toBe(false);
});

it('import shows what would change, and writes with --yes', () => {
  const { folder, figures } = copied();
  const before = figures();
  const sent = join(scratchFolder(), 'sent.csv');
  writeFileSync(sent, `\ufeff${before.replace(',8677,', ',"8,678",').replace('8677户', '8678户').replaceAll('\n', '\r\n')}`);
  const asked = runCli(['import', sent, '--into', folder, '--lang', 'en']);
  expect(asked.code).toBe(0);
  expect(asked.out).toMatch(/^nanbu\.poor-households {2}value {4}8677 {4}-> {2}8678 .*sent\.csv:2:47\n.*8678户.*\nchanges: 2\n$/);
  expect(asked.trouble).toContain('--yes');
  expect(figures()).toBe(before);
  expect(runCli(['import', sent, '--into', folder, '--yes']).code).toBe(0);
  expect(figures()).toBe(before.replace(',8677,', ',8678,').replace('8677户', '8678户'));
  expect(runCli(['import', sent, '--into', folder, '--lang', 'en']).trouble).toBe('nothing to import: the dataset has all of it\n');
  expect(readdirSync(folder)).toEqual(['dataset.yaml', 'figures.csv', 'narrative.yaml']);
});

it('import writes nothing that the check refuses, and says so in either language', () => {
  const { folder, figures } = copied();
  const before = figures();
  const sent = join(scratchFolder(), 'sent.csv');
  writeFileSync(sent, before.replace(',8677,', ',8678,'));
  const { code, trouble } = runCli(['import', sent, '--into', folder, '--yes', '--lang', 'zh']);
  expect(code).toBe(1);
  expect(trouble).toContain('not-as-printed');
  expect(figures()).toBe(before);
});

it('import names what a file is that is no workbook', () => {
  const sent = join(scratchFolder(), 'sent.xlsx');
  writeFileSync(sent, 'id,region\n');
  const { code, trouble } = runCli(['import', sent, '--into', join('data', DATASET), '--lang', 'en']);
  expect(code).toBe(1);
  expect(trouble).toContain(`error[text-not-workbook]: this is a text, not a workbook\n --> ${sent}\n`);
});

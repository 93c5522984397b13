import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import * as batch from '../../src/batch/render-all.ts';
import { build, type BuildOptions } from '../../src/commands/build.ts';
import { lookAgain, SAMPLE } from '../../src/commands/second-look.ts';
import { publishedFiles } from '../../src/effects/output-folder.ts';
import { planDocuments } from '../../src/output/plan.ts';
import type { FinishedDocument } from '../../src/output/publish.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { prepared, withPart } from './fixture.ts';

vi.mock('../../src/batch/render-all.ts', { spy: true });
const { renderAll } = await vi.importActual<typeof batch>('../../src/batch/render-all.ts');

const SECOND = 'test/cases/second-dataset/yunling-2024';
const source = prepared('test', 'cases', 'second-dataset', 'yunling-2024');
const EN = 'ylnq_530925_shuangjiang_en_20240229.pdf';
const BOTH = 'ylnq_530925_shuangjiang_zh-en_20240229.pdf';

/** The finished document of these names goes wrong on its way to the folder. */
function spoil(names: readonly string[], how: (document: FinishedDocument) => Uint8Array): void {
  vi.mocked(batch.renderAll).mockImplementation(async function* (...parameters) {
    for await (const outcome of renderAll(...parameters)) {
      if (!('finished' in outcome) || !names.includes(outcome.document.name)) yield outcome;
      else yield { ...outcome, finished: { ...outcome.finished, bytes: how(outcome.finished) } };
    }
  });
}

afterEach(() => void vi.mocked(batch.renderAll).mockImplementation(renderAll));

/** A PDF that opens, with its pages in the other order. */
function turned({ bytes }: FinishedDocument): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const after = text.replace(/(?<=\/Kids \[)\d+ 0 R(?: \d+ 0 R)*(?=\])/, (pages) => (pages.match(/\d+ 0 R/g) ?? []).toReversed().join(' '));
  if (after === text) throw new Error('the list of pages looks otherwise');
  return Buffer.from(after, 'latin1');
}

async function run(out: string, options: Partial<BuildOptions> = {}): Promise<{ code: number; told: string }> {
  let told = '';
  const say = (text: string): void => void (told += text);
  const defaults = {
    out,
    jobs: 1,
    verify: 'sample',
    json: false,
    quiet: true,
    requireSources: false,
    force: false,
    check: false,
    format: 'text',
    explain: false,
  } as const;
  const code = await build(SECOND, { ...defaults, ...options }, { language: 'en', colour: false, live: false, out: say, trouble: say });
  return { code, told };
}

const NONE_LEFT = { folder: publishedFiles('nowhere'), manifest: undefined, entries: [] };
const ONE_REGION = { regions: ['shuangjiang'], editions: ['en', 'zh-en'] } as const;

describe('a build with a document that came out wrong', () => {
  it('holds it back, keeps the one before, publishes the others, and ends with 3', async () => {
    const out = scratchFolder();
    const folder = join(out, 'yunling-2024');
    expect(await run(out, ONE_REGION)).toMatchObject({ code: 0 });
    const before = readFileSync(join(folder, EN));
    const listed = readFileSync(join(folder, 'manifest.json'), 'utf8');
    spoil([EN], turned);
    const { code, told } = await run(out, { ...ONE_REGION, force: true });
    expect(code).toBe(3);
    expect(told).toContain(`error[wrong-text]: ${EN}, page 1`);
    expect(told).not.toContain(BOTH);
    expect(readFileSync(join(folder, EN)).equals(before)).toBe(true);
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(listed);
  });

  it('publishes nothing of it where there was none before', async () => {
    const out = scratchFolder();
    spoil([EN], ({ bytes }) => bytes.slice(0, bytes.length >> 1));
    expect((await run(out, ONE_REGION)).code).toBe(3);
    expect(readdirSync(join(out, 'yunling-2024')).sort()).toEqual(['manifest.json', BOTH]);
  });

  it('ends with 1 where none is left', async () => {
    const out = scratchFolder();
    spoil([EN, BOTH], turned);
    expect((await run(out, ONE_REGION)).code).toBe(1);
    expect(existsSync(join(out, 'yunling-2024', 'manifest.json'))).toBe(false);
  });

  it('does not notice when told not to look', async () => {
    spoil([EN], turned);
    expect(await run(scratchFolder(), { ...ONE_REGION, verify: 'none' })).toEqual({ code: 0, told: expect.not.stringContaining('error') });
  });

  it('names the cell of a workbook', async () => {
    const workbook = planDocuments(source.dataset).at(-1)?.name ?? '';
    spoil([workbook], ({ bytes }) => withPart(bytes, 'xl/worksheets/sheet1.xml', (text) => text.replace(/<c r="A1"[\s\S]*?<\/c>/, '')));
    const { code, told } = await run(scratchFolder(), { formats: ['xlsx'] });
    expect(code).toBe(1);
    expect(told).toMatch(new RegExp(`error\\[wrong-cell\\]: ${workbook}, [^\\n]*!A1`));
  });
});

describe('the file of places', () => {
  const file = (out: string, name: string): string => join(out, 'yunling-2024', name);
  const listed = (out: string): unknown => (JSON.parse(readFileSync(file(out, 'manifest.json'), 'utf8')) as { figures?: unknown }).figures;

  it('is written by a build of everything, the same each time, and goes when documents change without it', async () => {
    const out = scratchFolder();
    expect((await run(out)).code).toBe(0);
    const first = readFileSync(file(out, 'figures.json'), 'utf8');
    expect(listed(out)).toMatchObject({ name: 'figures.json', bytes: Buffer.byteLength(first) });
    expect((await run(out, { force: true })).code).toBe(0);
    expect(readFileSync(file(out, 'figures.json'), 'utf8')).toBe(first);
    // Unchanged documents leave it true, whoever looked at them.
    expect((await run(out, { ...ONE_REGION, verify: 'none' })).code).toBe(0);
    expect(readFileSync(file(out, 'figures.json'), 'utf8')).toBe(first);
    expect(listed(out)).toBeDefined();
    spoil([EN], turned);
    expect((await run(out, { ...ONE_REGION, verify: 'none', force: true })).code).toBe(0);
    expect(existsSync(file(out, 'figures.json'))).toBe(false);
    expect(listed(out)).toBeUndefined();
  });

  it('is not written by a build of a part, nor where a document is wrong', async () => {
    const out = scratchFolder();
    expect((await run(out, ONE_REGION)).code).toBe(0);
    expect(existsSync(file(out, 'figures.json'))).toBe(false);
    spoil([EN], turned);
    expect((await run(out, { force: true })).code).toBe(3);
    expect(existsSync(file(out, 'figures.json'))).toBe(false);
  });

  it('that nobody lists is a foreign file and stays', async () => {
    const out = scratchFolder();
    mkdirSync(join(out, 'yunling-2024'));
    writeFileSync(file(out, 'figures.json'), 'mine');
    expect((await run(out, ONE_REGION)).code).toBe(0);
    expect(readFileSync(file(out, 'figures.json'), 'utf8')).toBe('mine');
  });
});

describe('a sample', () => {
  it('is all of a few documents, and so many of more', async () => {
    const plans = planDocuments(source.dataset, ONE_REGION);
    const finished: FinishedDocument[] = [];
    for await (const outcome of renderAll(source, SECOND, plans, new Date(0), 1))
      if ('finished' in outcome) finished.push(outcome.finished);
    const [one] = finished;
    const [plan] = plans;
    if (one === undefined || plan === undefined) throw new Error('no documents');
    const copies = Array.from({ length: SAMPLE + 10 }, (_, index) => ({ ...one, name: `${index}.pdf`, bytes: new Uint8Array(0) }));
    const copied = copies.map(({ name }) => ({ ...plan, name }));
    const wrong = async (seed: string) =>
      (await lookAgain(source.dataset, copied, copies, NONE_LEFT, 'sample', seed)).findings.map(({ document }) => document);
    const chosen = await wrong('a');
    expect(chosen).toHaveLength(SAMPLE);
    expect(await wrong('a')).toEqual(chosen);
    expect(await wrong('b')).not.toEqual(chosen);
    expect((await lookAgain(source.dataset, copied, copies, NONE_LEFT, 'all', 'a')).findings).toHaveLength(copies.length);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import type * as batch from '../../src/batch/render-all.ts';
import { build } from '../../src/commands/build.ts';
import type { Manifest } from '../../src/output/manifest.ts';
import { planDocuments } from '../../src/output/plan.ts';
import * as pipeline from '../../src/pipeline.ts';
import { PROJECT } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

vi.mock('../../src/pipeline.ts', { spy: true });
const { prepare, render } = await vi.importActual<typeof pipeline>('../../src/pipeline.ts');
// Workers run what is compiled.
const compiled = (await import(join(PROJECT, 'dist/batch/render-all.js'))) as typeof batch;

const SECOND = join(PROJECT, 'test/cases/second-dataset/yunling-2024');
const FAILING = 'ylnq_530925_shuangjiang_en_20240229.pdf';
const CREATED = new Date('2024-02-29T00:00:00Z');

afterEach(() => void vi.mocked(pipeline.render).mockImplementation(render));

describe('one document that fails', () => {
  it('is named, with the place in the program, and the others are published', async () => {
    vi.mocked(pipeline.render).mockImplementation((...parameters) => {
      if (parameters[1].name === FAILING) throw new TypeError('cannot read what is not there');
      return render(...parameters);
    });
    const out = scratchFolder();
    let told = '';
    const say = (text: string): void => void (told += text);
    const options = { out, jobs: 1, verify: 'none', json: false, quiet: true, requireSources: false, force: false, check: false } as const;
    const terminal = { language: 'en', colour: false, live: false, out: say, trouble: say } as const;
    expect(await build(SECOND, { ...options, format: 'text', explain: false }, terminal)).toBe(3);
    expect(told).toContain(`error[program-fault]: ${FAILING}: `);
    expect(told).toMatch(/TypeError: cannot read what is not there\s+at .*failure\.test\.ts/);
    const folder = join(out, 'yunling-2024');
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    const { prepared } = prepare(SECOND);
    if (prepared === undefined) throw new Error('the second dataset is sound');
    const others = planDocuments(prepared.dataset)
      .map(({ name }) => name)
      .filter((name) => name !== FAILING)
      .sort();
    expect(manifest.documents.map(({ name }) => name)).toEqual(others);
    expect(manifest.complete).toBe(false);
    expect(readdirSync(folder)).toEqual([...others, 'manifest.json'].sort());
  });

  it('by not coming to an end is ended, and its worker begins the next', async () => {
    const { prepared } = prepare(SECOND);
    if (prepared === undefined) throw new Error('the second dataset is sound');
    const documents = planDocuments(prepared.dataset, { editions: ['en'] });
    const failed = new Map<string, readonly string[]>();
    const finished: string[] = [];
    // No document is made in a millisecond, by a worker that has yet to begin.
    const limitOf = ({ name }: { name: string }): number => (name === FAILING ? 1 : 60_000);
    for await (const outcome of compiled.renderAll(prepared, SECOND, documents, CREATED, 2, limitOf)) {
      if ('finished' in outcome) finished.push(outcome.document.name);
      else
        failed.set(
          outcome.document.name,
          outcome.diagnostics.map(({ code, message }) => `${code} ${message.en}`),
        );
    }
    expect([...failed]).toEqual([[FAILING, [`time-limit ${FAILING}: was not done in the time it may take`]]]);
    const others = documents.map(({ name }) => name).filter((name) => name !== FAILING);
    expect(finished.sort()).toEqual(others.sort());
  });
});

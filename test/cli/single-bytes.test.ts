import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { beforeAll, expect, it, vi } from 'vitest';

import { upToDate } from '../../src/batch/unchanged.ts';
import { build, type BuildOptions } from '../../src/commands/build.ts';
import { checkBuild } from '../../src/commands/build-check.ts';
import { sha256 } from '../../src/digest.ts';
import { publishedFiles } from '../../src/effects/output-folder.ts';
import { PROJECT } from '../helpers/run-cli.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';
import { seeded } from '../helpers/seeded.ts';

// A byte is changed in one file that a build reads or writes, at random. The change is noticed, or it is of no effect: made by force,
// every document has the bytes that it had.

const { root } = vi.hoisted(() => ({ root: { folder: '' } }));

vi.mock('../../src/effects/project.ts', () => ({
  get projectFolder() {
    return root.folder;
  },
  projectPath: (...parts: readonly string[]) => [root.folder, ...parts].join('/'),
}));

const CHANGES = process.env['JIANBAO_SLOW'] === '1' ? 1000 : 40;
const ID = 'yunling-2024';
const DATASET = join(PROJECT, 'test/cases/second-dataset', ID);

const OPTIONS: BuildOptions = {
  out: '',
  jobs: 1,
  verify: 'none',
  json: false,
  quiet: true,
  requireSources: false,
  force: false,
  explain: false,
  check: true,
  format: 'json',
};

function terminal(): { readonly told: string[]; readonly terminal: Parameters<typeof build>[2] } {
  const told: string[] = [];
  const say = (text: string): void => void told.push(text);
  return { told, terminal: { language: 'en', colour: false, live: false, out: say, trouble: say } };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const out = (): string => join(root.folder, 'out');

function published(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(join(folder, ID)).filter((name) => name !== 'manifest.json');
  return new Map(names.map((name) => [name, sha256(readFileSync(join(folder, ID, name)))]));
}

beforeAll(async () => {
  root.folder = sharedScratchFolder();
  for (const part of ['templates', 'fonts', 'data/codes', 'package.json'])
    cpSync(join(PROJECT, part), join(root.folder, part), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(root.folder, 'node_modules'), 'junction');
  cpSync(DATASET, join(root.folder, ID), { recursive: true });
  mkdirSync(out());
  // Without the figures of which the dataset is warned: a build with something to say takes the long way.
  const narrative = join(root.folder, ID, 'narrative.yaml');
  writeFileSync(narrative, readFileSync(narrative, 'utf8').replace(/, (?:enrolment|company-revenue)\]/g, ']'));
  const { told, terminal: silent } = terminal();
  const code = await build(join(root.folder, ID), { ...OPTIONS, check: false, verify: 'sample', out: out() }, silent);
  if (code !== 0) throw new Error(told.join(''));
}, 120_000);

it(
  `each of ${CHANGES} changed bytes is noticed or of no effect`,
  async () => {
    const random = seeded(6n);
    const below = (count: number): number => Math.floor(random.next().value * count);
    const kinds = [
      filesBelow(join(root.folder, ID)),
      filesBelow(join(root.folder, 'data')).filter((path) => path.endsWith('.csv')),
      filesBelow(join(root.folder, 'templates')).filter((path) => path.endsWith('.hbs')),
      filesBelow(join(root.folder, 'fonts')).filter((path) => /\.ttf$|manifest\.json$/.test(path)),
      filesBelow(out()),
    ];
    const before = published(out());
    const isUpToDate = (): boolean => upToDate(join(root.folder, ID), publishedFiles(join(out(), ID)), {}) !== undefined;
    expect(isUpToDate()).toBe(true);
    const missed: string[] = [];
    const count = { noticed: 0, 'of no effect': 0 };
    for (let change = 0; change < CHANGES; change += 1) {
      const kind = kinds[change % kinds.length] ?? [];
      const path = kind[below(kind.length)] ?? '';
      const bytes = readFileSync(path);
      if (bytes.length === 0) continue;
      const [at, by] = [below(bytes.length), 1 + below(255)];
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ by;
      writeFileSync(path, changed);
      if (isUpToDate()) missed.push(`byte ${at} of ${relative(root.folder, path)} ^ ${by}, by the short way`);
      const { told, terminal: silent } = terminal();
      const code = checkBuild(join(root.folder, ID), { ...OPTIONS, out: out() }, silent);
      if (code === 1) count.noticed += 1;
      else {
        const fresh = join(root.folder, 'fresh');
        const forced = await build(join(root.folder, ID), { ...OPTIONS, check: false, force: true, verify: 'sample', out: fresh }, silent);
        const same = forced === 0 && [...before].every(([name, digest]) => published(fresh).get(name) === digest);
        if (same) count['of no effect'] += 1;
        else missed.push(`byte ${at} of ${relative(root.folder, path)} ^ ${by}: ${told.join('')}`);
      }
      writeFileSync(path, bytes);
    }
    expect(missed).toEqual([]);
    // oxlint-disable-next-line no-console -- what a run of a thousand is for
    if (CHANGES > 100) console.log(count);
    expect(count.noticed).toBeGreaterThan(CHANGES / 2);
    expect(count['of no effect']).toBeGreaterThan(0);
  },
  CHANGES * 10_000,
);

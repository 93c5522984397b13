import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { renderOne } from '../../src/batch/render-all.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { diskFiles } from '../../src/effects/files.ts';
import type { Files } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { prepare } from '../../src/pipeline.ts';
import { checkDraft, checkRules } from '../../src/rules/rules.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { spoil, type Chance } from '../helpers/mutations.ts';
import { PROJECT } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { seeded } from '../helpers/seeded.ts';

const SMALL = 2_000;
const LARGE = 200;
const RENDERED = 60;
const MOST_SECONDS = 2;

const fonts = loadFontSet(diskFiles, join(PROJECT, 'fonts'), []);

interface Whole {
  readonly folder: string;
  readonly codesFolder: string;
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

function whole(folder: string, codesFolder: string): Whole {
  const files = [folder, codesFolder].flatMap((path) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => `${path}/${name}`),
  );
  return { folder, codesFolder, contents: new Map(files.map((path) => [path, readFileSync(path)])) };
}

const small = whole(join(PROJECT, 'test/cases/base-dataset/valley-2020'), join(PROJECT, 'test/cases/base-dataset/codes'));
const large = whole(join(PROJECT, 'data/sichuan-2017-04-23'), join(PROJECT, 'data/codes'));

/** The files with one to three of them spoilt, the dataset's own more often than the lists. */
function spoilt({ folder, contents }: Whole, chance: Chance): Map<string, Uint8Array> {
  const changed = new Map(contents);
  const paths = [...contents.keys()];
  const own = paths.filter((path) => path.startsWith(`${folder}/`));
  for (let times = 1 + Math.floor(chance() ** 2 * 3); times > 0; times--) {
    const from = chance() < 0.8 ? own : paths;
    const path = from[Math.floor(chance() * from.length)] ?? '';
    changed.set(path, spoil(path, changed.get(path) ?? new Uint8Array(), chance));
  }
  return changed;
}

/** All that is found, and CPU seconds it took. */
function check(files: Files, { folder, codesFolder }: Whole): { found: readonly Diagnostic[]; seconds: number; sound: boolean } {
  const start = process.cpuUsage();
  const { dataset, draft, diagnostics } = loadDataset(files, folder, { codesFolder });
  const ruled = dataset ? checkRules(dataset, fonts.missing) : draft ? checkDraft(draft, fonts.missing) : [];
  const { user, system } = process.cpuUsage(start);
  const found = [...diagnostics, ...ruled];
  return { found, seconds: (user + system) / 1e6, sound: dataset !== undefined && found.every(({ severity }) => severity === 'warning') };
}

/** Why a place is none, if it is none. */
function misplaced(contents: ReadonlyMap<string, Uint8Array>, { place }: Diagnostic): string | undefined {
  if (place === undefined) return 'no place';
  const bytes = contents.get(place.file);
  if (bytes === undefined) return `no file ${place.file}`;
  // Undecodable bytes may make the lines longer than either reading of them, never more.
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  return place.line >= 1 && place.line <= lines.length && place.column >= 1 ? undefined : `no line ${place.line}`;
}

/** Spoils and checks as often as told; `keep` is given what passes. */
function attack(
  target: Whole,
  times: number,
  seed: bigint,
  keep: (contents: ReadonlyMap<string, Uint8Array>) => void = () => undefined,
): number {
  const random = seeded(seed);
  const chance: Chance = () => random.next().value;
  let refused = 0;
  for (let turn = 0; turn < times; turn++) {
    const contents = spoilt(target, chance);
    const { found, seconds, sound } = check(memoryFiles(contents), target);
    expect(seconds, `seconds of turn ${turn}`).toBeLessThan(MOST_SECONDS);
    for (const finding of found) expect(misplaced(contents, finding), `${finding.code} of turn ${turn}`).toBeUndefined();
    if (sound) keep(contents);
    else refused++;
  }
  return refused;
}

/** Writes files of a dataset, its code lists with it, into a folder of its name. */
function written({ folder }: Whole, contents: ReadonlyMap<string, Uint8Array>): string {
  const target = join(scratchFolder(), basename(folder));
  mkdirSync(join(target, 'codes'), { recursive: true });
  for (const [path, bytes] of contents) writeFileSync(join(target, dirname(path) === folder ? '' : 'codes', basename(path)), bytes);
  return target;
}

it(
  `finds what is wrong with ${SMALL} spoilt datasets, each error in its place, and renders ${RENDERED} that pass`,
  { timeout: 240_000 },
  async () => {
    const sound: ReadonlyMap<string, Uint8Array>[] = [];
    const refused = attack(small, SMALL, 20_200_601n, (contents) => sound.push(contents));
    expect(refused).toBeGreaterThan(SMALL / 3);
    const changed = sound.filter((contents) =>
      [...contents].some(([path, bytes]) => !Buffer.from(bytes).equals(small.contents.get(path) ?? new Uint8Array())),
    );
    expect(changed.length).toBeGreaterThanOrEqual(RENDERED);
    for (const contents of changed.slice(0, RENDERED)) {
      const { prepared } = prepare(written(small, contents));
      if (prepared === undefined) throw new Error('what passed in memory must pass on disk');
      for (const document of planDocuments(prepared.dataset)) {
        const outcome = await renderOne(prepared, document, new Date(0));
        expect('finished' in outcome ? [] : outcome.diagnostics, document.name).toEqual([]);
      }
    }
  },
);

it(`finds what is wrong with ${LARGE} spoilt copies of the real dataset`, { timeout: 240_000 }, () => {
  expect(attack(large, LARGE, 20_170_423n)).toBeGreaterThan(LARGE / 3);
});

import { sha256 } from '../../src/digest.ts';
import { MANIFEST_NAME, writeManifest } from '../../src/output/manifest.ts';
import { readFolder } from '../../src/verify/folder.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { pick, type Blow, type Chance, type Striker } from './blow.ts';
import { cleanDocument, type Case } from './cases.ts';

// Output folders that are no longer what their manifest says.

const FOLDER = 'out';
const DOCUMENTS = 4;

interface Published {
  readonly set: Case;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly names: readonly string[];
}

const published = new Map<Case, Promise<Published>>();

async function publish(set: Case): Promise<Published> {
  const documents = await Promise.all(
    set.plans
      .filter(({ type }) => type === 'briefing')
      .slice(0, DOCUMENTS)
      .map((plan) => cleanDocument(set, plan)),
  );
  const manifest = writeManifest({
    tool: { name: 'jianbao', version: '0', digest: sha256('') },
    dataset: set.prepared.dataset.id,
    issued: set.prepared.dataset.date,
    date: set.prepared.dataset.date,
    inputsDigest: sha256(''),
    inputs: {},
    warnings: 0,
    complete: false,
    parts: {},
    documents: documents.map(({ name, bytes, contentDigest, dataDigest, pages }) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
      contentDigest,
      dataDigest,
      environmentDigest: sha256(''),
      pages,
    })),
  });
  const files = documents.map(({ name, bytes }): [string, Uint8Array] => [`${FOLDER}/${name}`, bytes]);
  return { set, names: documents.map(({ name }) => name), files: new Map([...files, [`${FOLDER}/${MANIFEST_NAME}`, manifest]]) };
}

type Harm = (files: Map<string, Uint8Array>, path: string, others: readonly string[], chance: Chance) => void;

async function harmed(cases: readonly Case[], harm: Harm, chance: Chance): Promise<Blow | undefined> {
  const set = pick(cases, chance);
  if (set === undefined) return undefined;
  const found = published.get(set) ?? publish(set);
  published.set(set, found);
  const { names, files } = await found;
  const name = pick(names, chance);
  if (name === undefined) return undefined;
  const changed = new Map(files);
  harm(
    changed,
    `${FOLDER}/${name}`,
    names.filter((other) => other !== name).map((other) => `${FOLDER}/${other}`),
    chance,
  );
  const { findings } = readFolder(memoryFiles(changed), FOLDER, set.prepared.dataset);
  return { what: `${set.name} ${name}`, spot: { document: name }, seen: findings };
}

const byte: Harm = (files, path, _, chance) => {
  const bytes = new Uint8Array(files.get(path) ?? []);
  const index = Math.floor(chance() * bytes.length);
  bytes[index] = ((bytes[index] ?? 0) + 1 + Math.floor(chance() * 255)) % 256;
  files.set(path, bytes);
};

const cut: Harm = (files, path, _, chance) => {
  const bytes = files.get(path) ?? new Uint8Array();
  files.set(path, bytes.subarray(0, Math.floor(chance() * bytes.length)));
};

const swap: Harm = (files, path, others, chance) => {
  const other = pick(others, chance);
  const [mine, theirs] = [files.get(path), files.get(other ?? '')];
  if (mine === undefined || theirs === undefined || other === undefined) return;
  files.set(path, theirs);
  files.set(other, mine);
};

/** The strikers of output folders. */
export function folderStrikers(cases: readonly Case[]): readonly Striker[] {
  const gate = 'manifest' as const;
  const striker = (kind: string, weight: number, harm: Harm): Striker => ({
    gate,
    kind,
    weight,
    strike: (chance) => harmed(cases, harm, chance),
  });
  return [
    striker('byte changed after the manifest', 4, byte),
    striker('document cut short', 1, cut),
    striker('document gone', 1, (files, path) => void files.delete(path)),
    striker('two documents swapped', 2, swap),
  ];
}

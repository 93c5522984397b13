import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '../../src/dataset/dataset.ts';
import type { Loaded } from '../../src/dataset/load.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { Files } from '../../src/effects/files.ts';
import type { Missing } from '../../src/rules/glyphs.ts';
import { checkDraft, checkRules } from '../../src/rules/rules.ts';
import { memoryFiles } from './memory-files.ts';

// The small sound dataset of test/cases/base-dataset, which tests break in one place each.

const BASE = fileURLToPath(new URL('../cases/base-dataset/', import.meta.url));

/** How the dataset's folder is named in findings. */
export const FOLDER = 'data/valley-2020';

/** One change to a file of the base dataset: named from its folder; `codes/…` are the shared lists, `own-codes/…` the dataset's. */
export interface Edit {
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find?: string;
  /** In its place; the whole file when there is nothing to find. */
  readonly replace?: string;
  /** The whole file, in hexadecimal. */
  readonly bytes?: string;
  /** Takes the file away. */
  readonly remove?: boolean;
}

function baseFiles(): Map<string, Uint8Array> {
  const names = readdirSync(BASE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const contents = names.map((entry): [string, Uint8Array] => {
    const path = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/');
    return [`data/${path.slice(BASE.length).replace(/^\//, '')}`, readFileSync(path)];
  });
  return new Map(contents.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The files of the base dataset with changes, by path. */
export function editedContents(edits: readonly Edit[]): ReadonlyMap<string, Uint8Array> {
  const contents = baseFiles();
  for (const { file, find, replace = '', bytes, remove } of edits) {
    const path = file.startsWith('codes/') ? `data/${file}` : `${FOLDER}/${file.replace(/^own-codes/, 'codes')}`;
    if (remove) contents.delete(path);
    else if (bytes !== undefined) contents.set(path, Buffer.from(bytes.replaceAll(' ', ''), 'hex'));
    else if (find === undefined) contents.set(path, Buffer.from(replace));
    else {
      const parts = Buffer.from(contents.get(path) ?? '')
        .toString()
        .split(find);
      if (parts.length !== 2) throw new Error(`"${find}" stands ${parts.length - 1} times in ${path}`);
      contents.set(path, Buffer.from(parts.join(replace)));
    }
  }
  return contents;
}

/** The base dataset with changes. */
export function editedFiles(edits: readonly Edit[], links?: ReadonlyMap<string, string>): Files {
  return memoryFiles(editedContents(edits), links);
}

/** Loads the base dataset with changes. */
export function load(...edits: readonly Edit[]): Loaded {
  return loadDataset(editedFiles(edits), FOLDER, { codesFolder: 'data/codes' });
}

/** All findings about files: of loading, and of the rules on whatever could be loaded. */
export function findingsIn(files: Files, missing: Missing = () => []): Diagnostic[] {
  const { dataset, draft, diagnostics } = loadDataset(files, FOLDER, { codesFolder: 'data/codes' });
  return [...diagnostics, ...(dataset ? checkRules(dataset, missing) : []), ...(draft && !dataset ? checkDraft(draft, missing) : [])];
}

/** All findings about the base dataset with changes. */
export function findings(...edits: readonly Edit[]): Diagnostic[] {
  return findingsIn(editedFiles(edits));
}

/** What stands at the place of a finding, for asserting that it points at the right words. */
export function pointedAt(files: Files, { place }: Diagnostic): string {
  if (place === undefined) return '';
  const line = new TextDecoder().decode(files.read(place.file)).split('\n')[place.line - 1] ?? '';
  return line.slice(place.column - 1, place.column - 1 + (place.length ?? 1));
}

/** The base dataset with changes that leave it sound. */
export function sound(...edits: readonly Edit[]): Dataset {
  const { dataset, diagnostics } = load(...edits);
  if (dataset === undefined) throw new FindingsError(diagnostics);
  return dataset;
}

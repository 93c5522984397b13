import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readCodes } from '../../src/dataset/codes.ts';
import type { Region } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { createReader } from '../../src/dataset/reader.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { planDocuments, type PlannedDocument } from '../../src/output/plan.ts';
import { prepare, render, type Prepared } from '../../src/pipeline.ts';
import { checkDraft, checkRules } from '../../src/rules/rules.ts';
import { sampleDataset } from '../../src/sample/sample-dataset.ts';
import type { DocumentToVerify } from '../../src/verify/verify.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { PROJECT } from '../helpers/run-cli.ts';
import { pageTexts } from './pdf-file.ts';

/** A dataset in memory. */
export interface Case {
  readonly name: string;
  /** Its folder among the files; the shared lists lie in `codes`. */
  readonly folder: string;
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly prepared: Prepared;
  readonly plans: readonly PlannedDocument[];
  /** Path of its source's text, where there is one. */
  readonly source?: string;
}

/** A clean document, made once. */
export interface CleanDocument extends DocumentToVerify {
  readonly contentDigest: string;
  readonly dataDigest: string;
  readonly pages: number;
  /** What each page shows; empty for a workbook. */
  readonly texts: readonly string[];
}

export const CREATED = new Date('2020-01-01T00:00:00Z');

const CODES = join(PROJECT, 'data', 'codes');

function sichuan(): Prepared {
  const { prepared } = prepare(join(PROJECT, 'data', 'sichuan-2017-04-23'));
  if (prepared === undefined) throw new Error('the dataset of the project has errors');
  return prepared;
}

/** Fonts and templates of the program, which all cases share. */
const SHARED: Prepared = sichuan();

const codesReader = createReader(diskFiles, CODES);
const LISTS = readCodes(codesReader, [{ path: CODES, name: 'codes', required: true }]);

function withParents(codes: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const code of codes) {
    for (let region: Region | undefined = LISTS.regions.get(code); region !== undefined; region = LISTS.regions.get(region.parent ?? '')) {
      found.add(region.code);
    }
  }
  return found;
}

/** The shared lists without the regions that no case speaks of, and with so many terms: loading all of China takes a while. */
function sharedLists(codes: Iterable<string>, terms: number): Map<string, Uint8Array> {
  const kept = withParents(codes);
  const read = (name: string): string => readFileSync(join(CODES, name), 'utf8');
  return new Map(
    readdirSync(CODES)
      .filter((name) => name.endsWith('.csv'))
      .map((name): [string, Uint8Array] => {
        const lines = read(name).split('\n');
        if (name === 'regions.csv')
          return [`codes/${name}`, bytesOf(lines.filter((line, at) => at === 0 || kept.has(line.split(',')[1] ?? '')))];
        if (name === 'glossary.csv') return [`codes/${name}`, bytesOf(lines.slice(0, 1 + terms))];
        return [`codes/${name}`, bytesOf(lines)];
      }),
  );
}

function bytesOf(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\n').trimEnd()}\n`);
}

/** Loads a dataset in memory and asks every rule, as `jianbao check` does. */
export function check(
  folder: string,
  contents: ReadonlyMap<string, Uint8Array>,
): { readonly prepared?: Prepared; readonly diagnostics: readonly Diagnostic[] } {
  const loaded = loadDataset(memoryFiles(contents), folder, { codesFolder: 'codes' });
  const { dataset, draft } = loaded;
  const { missing } = SHARED.fonts;
  const ruled = dataset === undefined ? (draft === undefined ? [] : checkDraft(draft, missing)) : checkRules(dataset, missing);
  const diagnostics = [...loaded.diagnostics, ...ruled];
  const failed = dataset === undefined || diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics, ...(failed ? {} : { prepared: { ...SHARED, dataset } }) };
}

function caseOf(name: string, folder: string, contents: ReadonlyMap<string, Uint8Array>, source?: string): Case {
  const { prepared, diagnostics } = check(folder, contents);
  if (prepared === undefined) throw new Error(`${name}: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  return { name, folder, contents, prepared, plans: planDocuments(prepared.dataset), ...(source === undefined ? {} : { source }) };
}

function onDisk(folder: string, to: string): Map<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }): [string, Uint8Array] => {
      const path = join(parentPath, name);
      return [`${to}${path.slice(folder.length).replaceAll('\\', '/')}`, readFileSync(path)];
    }),
  );
}

function regionCodes(contents: ReadonlyMap<string, Uint8Array>, folder: string): readonly string[] {
  const text = new TextDecoder().decode(contents.get(`${folder}/dataset.yaml`));
  return [...text.matchAll(/code: '?(\w+)'?/g)].map(([, code = '']) => code);
}

/** The dataset of the project. Its source is not the project's to carry. */
export function sichuanCase(): Case {
  const folder = 'sichuan-2017-04-23';
  const own = onDisk(join(PROJECT, 'data', folder), folder);
  return caseOf('sichuan', folder, new Map([...sharedLists(regionCodes(own, folder), Infinity), ...own]));
}

/** The second dataset, with its source. */
export function secondCase(): Case {
  const folder = 'yunling-2024';
  const own = onDisk(join(PROJECT, 'test/cases/second-dataset', folder), folder);
  const source = readFileSync(join(PROJECT, 'test/cases/second-dataset/source.txt'));
  const contents = new Map([...sharedLists(regionCodes(own, folder), 5), ...own, ['sources/source.txt', new Uint8Array(source)]]);
  return caseOf('second', folder, contents, 'sources/source.txt');
}

/** What a sample's files are, all editions or one; small lists beside them. */
export function sampleFiles(
  count: number,
  seed: string,
  edition?: string,
): { readonly folder: string; readonly contents: ReadonlyMap<string, Uint8Array> } {
  const { id, files } = sampleDataset({ regions: LISTS.regions, units: LISTS.units, count, seed });
  const own = new Map(
    [...files].map(([path, text]): [string, Uint8Array] => {
      const mine = edition === undefined ? text : text.replace('editions: [zh-en, zh, en]', `editions: [${edition}]`);
      return [`${id}/${path}`, new TextEncoder().encode(path === 'dataset.yaml' ? mine : text)];
    }),
  );
  return { folder: id, contents: new Map([...sharedLists(regionCodes(own, id), 3), ...own]) };
}

/** A sample of so many regions. */
export function sampleCase(count: number, seed: string): Case {
  const { folder, contents } = sampleFiles(count, seed);
  return caseOf(folder, folder, contents, `${folder}/source.txt`);
}

const clean = new Map<string, Promise<CleanDocument>>();

/** A document of a case as it should be. */
export function cleanDocument({ name, prepared }: Case, plan: PlannedDocument): Promise<CleanDocument> {
  const key = `${name}/${plan.name}`;
  const known = clean.get(key) ?? made(prepared, plan);
  clean.set(key, known);
  return known;
}

/** Makes a document. */
export async function made(prepared: Prepared, plan: PlannedDocument): Promise<CleanDocument> {
  const { bytes, ...rest } = await render(prepared, plan, CREATED);
  return { ...rest, bytes, plan, texts: plan.type === 'workbook' ? [] : pageTexts(bytes) };
}

import { join } from 'node:path';

import type { Dataset } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import type { Files } from '../effects/files.ts';
import { listedDocuments, listedFigures, MANIFEST_NAME, type FileEntry } from '../output/manifest.ts';
import { possibleDocuments } from '../output/plan.ts';
import { findingAt, type Finding } from './finding.ts';
import type { DocumentToVerify } from './verify.ts';

/** An output folder held against its manifest. */
export interface ReadFolder {
  /** Missing, changed and foreign files; a foreign one is a warning, for building never touches it. */
  readonly findings: readonly Finding[];
  /** What can be opened: the manifest's documents that are there and belong to the dataset. */
  readonly documents: readonly DocumentToVerify[];
}

/** Reads an output folder and holds names, sizes and hashes against its manifest. */
export function readFolder(files: Files, folder: string, dataset: Dataset): ReadFolder {
  const manifest = join(folder, MANIFEST_NAME);
  const read = files.stat(manifest).kind === 'file' ? files.read(manifest) : undefined;
  const listed = listedDocuments(read);
  if (listed.length === 0) {
    const what = { zh: '清单缺失、无法读取，或没有列出文档', en: 'the manifest is missing, unreadable or lists no document' };
    const fix = { zh: '重新生成', en: 'build again' };
    return { findings: [findingAt({ document: MANIFEST_NAME }, 'no-manifest', what, { fix })], documents: [] };
  }
  const plans = new Map(possibleDocuments(dataset).map((plan) => [plan.name, plan]));
  const findings: Finding[] = [];
  const documents: DocumentToVerify[] = [];
  for (const entry of listed) {
    const { name, pages, unnamed } = entry;
    const path = join(folder, name);
    findings.push(...fileFindings(files, folder, entry));
    if (files.stat(path).kind !== 'file') continue;
    const bytes = files.read(path);
    const plan = plans.get(name);
    if (plan !== undefined)
      documents.push({ name, bytes, plan, ...(Number.isInteger(pages) ? { pages } : {}), ...(Array.isArray(unnamed) ? { unnamed } : {}) });
    else
      findings.push(
        findingAt(
          { document: name },
          'foreign-document',
          { zh: '不是该数据集的文档', en: 'is no document of the dataset' },
          { expected: dataset.id },
        ),
      );
  }
  const figures = listedFigures(read);
  if (figures !== undefined) findings.push(...fileFindings(files, folder, figures));
  const known = new Set([MANIFEST_NAME, ...(figures === undefined ? [] : [figures.name]), ...listed.map(({ name }) => name)]);
  const foreign = files.list(folder).filter((name) => !name.startsWith('.') && !known.has(name));
  const what = { zh: '清单没有列出该文件', en: 'the manifest does not list this file' };
  findings.push(...foreign.map((document) => findingAt({ document }, 'foreign-file', what, { severity: 'warning' })));
  return { findings, documents };
}

function fileFindings(files: Files, folder: string, { name, bytes: size, sha256: expected }: FileEntry): readonly Finding[] {
  const path = join(folder, name);
  if (files.stat(path).kind !== 'file') {
    const gone = { zh: '清单列出的文件不在', en: 'the manifest lists a file that is not there' };
    return [findingAt({ document: name }, 'missing-file', gone)];
  }
  const bytes = files.read(path);
  const found = sha256(bytes);
  if (bytes.length === size && found === expected) return [];
  const what = { zh: '文件与清单不符', en: 'the file is not the one that the manifest lists' };
  const sizes = bytes.length === size ? { expected, found } : { expected: `${size} bytes`, found: `${bytes.length} bytes` };
  return [findingAt({ document: name }, 'changed-file', what, { ...sizes, fix: { zh: '重新生成', en: 'build again' } })];
}

/**
 * So many documents, chosen by `seed` and their names: the same choice on every machine, another with each seed.
 * @param seed by what the choice changes: the dataset and its inputs.
 */
export function sampleOf<Document extends { readonly name: string }>(
  documents: readonly Document[],
  count: number,
  seed: string,
): readonly Document[] {
  const chosen = new Set(
    documents
      .map(({ name }) => ({ name, order: sha256(`${seed} ${name}`) }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .slice(0, count)
      .map(({ name }) => name),
  );
  return documents.filter(({ name }) => chosen.has(name));
}

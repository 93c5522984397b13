import { join } from 'node:path';

import type { Codes } from '../dataset/codes.ts';
import type { Region } from '../dataset/dataset.ts';
import { FORMATS } from '../dataset/formats.ts';
import { documentDate } from '../effects/clock.ts';
import { diskFiles } from '../effects/files.ts';
import { openOutputFolder } from '../effects/output-folder.ts';
import { datasetFiles, FIRST_SOURCE, scopeOf } from '../intake/new-dataset.ts';
import { prepare } from '../pipeline.ts';
import { codesOf, dateOf } from './dataset-codes.ts';
import { EXIT, UsageError, type ExitCode } from './exit-code.ts';
import { reportFindings } from './findings.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao init`. */
export interface InitOptions {
  /** Codes of the regions that a new dataset reports on. */
  readonly regions?: readonly string[];
  readonly date?: string;
  /** Write a workbook for data entry as well. */
  readonly xlsx: boolean;
}

/** `jianbao init`: writes a small sound dataset into a new folder; with `--xlsx` a workbook for data entry into a new or an existing one. */
export async function init(named: string, options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = named.replace(/(?<=.)[\\/]+$/, '');
  const codes = codesOf(folder);
  const isThere = diskFiles.stat(join(folder, 'dataset.yaml')).kind !== 'missing';
  if (isThere && !options.xlsx) throw new UsageError(say(terminal.language, 'dataset-there', { folder }));
  const files = isThere ? new Map<string, string>() : newFiles(folder, codes, options, terminal);
  writeAll(
    folder,
    [...files].map(([name, text]) => [name, new TextEncoder().encode(text)]),
    terminal,
  );
  if (!options.xlsx) return EXIT.ok;
  const { prepared, diagnostics } = prepare(folder);
  if (prepared === undefined) {
    reportFindings(diagnostics, 'text', terminal);
    return EXIT.findings;
  }
  const { dataset } = prepared;
  const name = `${dataset.id}-entry.xlsx`;
  if (diskFiles.stat(join(folder, name)).kind !== 'missing')
    throw new UsageError(say(terminal.language, 'file-there', { file: join(folder, name) }));
  const created = documentDate(dataset.date, process.env);
  if (created === undefined) throw new UsageError(say(terminal.language, 'bad-epoch', { value: process.env['SOURCE_DATE_EPOCH'] ?? '' }));
  const { buildEntryWorkbook } = await import('../intake/entry-workbook.ts');
  writeAll(folder, [[name, await buildEntryWorkbook(dataset, codes, created)]], terminal);
  return EXIT.ok;
}

function newFiles(folder: string, { regions: known }: Codes, options: InitOptions, { language }: Terminal): ReadonlyMap<string, string> {
  const id = folder.split(/[\\/]/).at(-1) ?? '';
  if (!FORMATS['dataset-id'].pattern.test(id))
    throw new UsageError(say(language, 'bad-dataset-id', { id, form: FORMATS['dataset-id'].expected[language] }));
  const date = dateOf(folder, options.date);
  if (date === undefined) throw new UsageError(say(language, 'no-date'));
  const regions = options.regions === undefined ? firstNamed(known) : options.regions.map((code) => regionOf(code, known, language));
  const scope = scopeOf(regions, known);
  if (scope === undefined) throw new UsageError(say(language, 'unknown-code', { code: '' }));
  return datasetFiles({ id, date, scope, regions, sources: [FIRST_SOURCE] });
}

/** The first region of the lists that has a name in each language and lies in another that has: the dataset's scope. */
function firstNamed(known: Codes['regions']): readonly Region[] {
  const isNamed = (region: Region | undefined): region is Region => region !== undefined && region.name.zh !== '' && region.name.en !== '';
  for (const region of known.values())
    if (isNamed(region) && region.parent !== undefined && isNamed(known.get(region.parent))) return [region];
  return [];
}

function regionOf(code: string, known: Codes['regions'], language: Terminal['language']): Region {
  const region = known.get(code);
  if (region === undefined) throw new UsageError(say(language, 'unknown-code', { code }));
  return region;
}

function writeAll(folder: string, files: readonly (readonly [string, Uint8Array])[], { out }: Terminal): void {
  if (files.length === 0) return;
  const output = openOutputFolder(folder);
  try {
    for (const [name, bytes] of files) output.write(name, bytes);
  } finally {
    output.close();
  }
  for (const [name] of files) out(`${join(folder, name)}\n`);
}

import { join } from 'node:path';

import { planBuild } from '../batch/build-plan.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { elapsed } from '../effects/clock.ts';
import { diskFiles } from '../effects/files.ts';
import { openOutputFolder, publishedFiles, type PublishedFiles } from '../effects/output-folder.ts';
import { stopwatch } from '../effects/stopwatch.ts';
import { MANIFEST_NAME, readManifest } from '../output/manifest.ts';
import { planDocuments, type Selection } from '../output/plan.ts';
import { publish, type FinishedDocument } from '../output/publish.ts';
import type { Shard } from '../output/shard.ts';
import { prepare } from '../pipeline.ts';
import { makeDocuments, type BuildOptions } from './build.ts';
import { createdTime } from './created-time.ts';
import { datasetFolder } from './dataset-folder.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportFindings, reportSpots } from './findings.ts';
import { selectionOf } from './selection.ts';
import { isShard, shardFindings, type ReadShard } from './shard-findings.ts';
import { wantsFigures } from './second-look.ts';
import { checkSources } from './source-check.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao merge`. */
export interface MergeOptions extends Omit<
  BuildOptions,
  'regions' | 'shard' | 'check' | 'format' | 'force' | 'sources' | 'requireSources'
> {
  readonly dataset?: string;
}

/** Where a folder named by the user holds a dataset's documents: itself, or the dataset's folder in it. */
function documentsIn(folder: string, { id }: Dataset): PublishedFiles {
  return publishedFiles(diskFiles.stat(join(folder, MANIFEST_NAME)).kind === 'file' ? folder : join(folder, id));
}

/** A shard's documents, whose bytes are read when they are asked for. */
function documentsOf({ folder, manifest }: ReadShard, names: ReadonlySet<string>): readonly FinishedDocument[] {
  return manifest.documents
    .filter(({ name }) => names.has(name))
    .map(({ name, contentDigest, dataDigest, pages, unnamed }) => ({
      name,
      get bytes() {
        return folder.read(name) ?? new Uint8Array();
      },
      contentDigest,
      dataDigest,
      pages,
      ...(unnamed && { unnamed }),
    }));
}

/** What the shards found when they opened their documents again; undefined where one did not open them all. */
async function placesIn(dataset: Dataset, shards: readonly ReadShard[], names: ReadonlySet<string>): Promise<Uint8Array | undefined> {
  const { knownPlaces } = await import('../verify/known-places.ts');
  const { writeFigures } = await import('../verify/figures-file.ts');
  const known = shards.map(({ folder, manifest }) => knownPlaces(folder, manifest));
  const documents = known
    .flatMap((each) => [...each.documents].map(([name, sha256]) => ({ name, sha256 })))
    .filter(({ name }) => names.has(name));
  if (documents.length < names.size) return undefined;
  const places = known.flatMap((each) => each.places.filter(({ document }) => names.has(document)));
  return writeFigures(dataset, documents, places);
}

/** `jianbao merge`: puts the shards of a dataset's documents together and makes what speaks for all regions. */
export async function merge(folders: readonly string[], options: MergeOptions, terminal: Terminal): Promise<ExitCode> {
  const start = elapsed();
  const watch = stopwatch();
  const folder = datasetFolder(options.dataset, terminal);
  const { prepared, diagnostics } = await watch.time('prepare', () => prepare(folder));
  if (options.json) reportSpots(diagnostics, 'json', terminal);
  else reportFindings(diagnostics, 'text', terminal);
  if (prepared === undefined) return EXIT.findings;
  const { dataset } = prepared;
  const selection: Selection = selectionOf(dataset, options, terminal);
  const about = { created: createdTime(dataset, terminal), warnings: diagnostics.length, force: false };
  const read = folders.map((each) => {
    const files = documentsIn(each, dataset);
    return { folder: files, manifest: readManifest(files.read(MANIFEST_NAME)) };
  });
  const path = join(options.out, dataset.id);
  const plan = planBuild(prepared, publishedFiles(path), selection, about);
  const namesOf = (shard: Shard): readonly string[] => planDocuments(dataset, { ...selection, shard }).map(({ name }) => name);
  const findings = shardFindings(read, plan, (shard) => {
    const names = new Set(namesOf(shard));
    return new Map([...plan.keys].filter(([name]) => names.has(name)));
  });
  reportSpots(findings, options.json ? 'json' : 'text', { ...terminal, out: options.json ? terminal.out : terminal.trouble });
  if (findings.length > 0) return EXIT.findings;
  const shards = read.filter(isShard);
  const names = new Set(shards.flatMap(({ manifest }) => namesOf(manifest.shard)));
  const there = new Map(plan.decisions.map(({ name, reasons, entry }) => [name, reasons.length === 0 ? entry?.sha256 : undefined]));
  const taken = shards.flatMap(({ manifest }) => manifest.documents.filter(({ name }) => names.has(name)));
  if (taken.some(({ name, sha256 }) => there.get(name) !== sha256)) {
    const wanted = wantsFigures(options.verify, planDocuments(dataset, selection).length);
    const figures = wanted ? await placesIn(dataset, shards, names) : undefined;
    const output = openOutputFolder(path);
    try {
      const finished = shards.flatMap((shard) => documentsOf(shard, names));
      publish(output, finished, plan.keys, plan.head, figures);
    } finally {
      output.close();
    }
  }
  const build: BuildOptions = { ...options, requireSources: false, check: false, force: false, format: 'text' };
  const traced = await checkSources(dataset, build, terminal);
  return makeDocuments(prepared, { folder, selection, traced, warnings: diagnostics.length, start, watch }, build, terminal);
}

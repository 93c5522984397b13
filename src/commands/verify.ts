import { join } from 'node:path';

import type { Dataset } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import { elapsed } from '../effects/clock.ts';
import { diskFiles } from '../effects/files.ts';
import { prepare } from '../pipeline.ts';
import { FIGURES_NAME } from '../output/manifest.ts';
import { writeFigures } from '../verify/figures-file.ts';
import { findingAt, type Finding } from '../verify/finding.ts';
import { readFolder, sampleOf } from '../verify/folder.ts';
import { verifyDocuments, type DocumentToVerify } from '../verify/verify.ts';
import { datasetFolder } from './dataset-folder.ts';
import { EXIT, UsageError, type ExitCode } from './exit-code.ts';
import { reportFindings, reportSpots } from './findings.ts';
import { say } from './messages.ts';
import { seconds } from './progress.ts';
import type { ReportFormat } from './report-format.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao verify`. */
export interface VerifyOptions {
  readonly out: string;
  /** How many documents are opened again; every file is held against the manifest. */
  readonly sample: 'all' | number;
  readonly format: ReportFormat;
  readonly maxWarnings?: number;
}

/** `jianbao verify`: opens the finished documents again and holds them against dataset and manifest. */
export async function verify(named: string | undefined, options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const start = elapsed();
  const { language } = terminal;
  const { prepared, diagnostics } = prepare(datasetFolder(named, terminal));
  if (prepared === undefined) {
    reportFindings(diagnostics, options.format, terminal);
    return EXIT.findings;
  }
  const { dataset } = prepared;
  const folder = join(options.out, dataset.id);
  if (diskFiles.stat(folder).kind !== 'folder') throw new UsageError(say(language, 'no-folder', { folder }));
  const read = readFolder(diskFiles, folder, dataset);
  const documents = options.sample === 'all' ? read.documents : sampleOf(read.documents, options.sample, dataset.id);
  const verified = await verifyDocuments(dataset, documents);
  const findings = [...read.findings, ...verified.findings];
  const sound = !findings.some(({ severity }) => severity === 'error');
  if (sound && options.sample === 'all')
    findings.push(...placesFindings(dataset, folder, writeFigures(dataset, documents.map(hashed), verified.places)));
  reportSpots(findings, options.format, terminal);
  const counts = {
    documents: documents.length,
    figures: verified.figures,
    derivations: verified.derivations,
    places: verified.places.length,
  };
  if (options.format === 'json')
    terminal.out(`${JSON.stringify({ event: 'verified', folder, ...counts, milliseconds: Math.round(elapsed() - start) })}\n`);
  else if (options.format === 'text') terminal.out(`${say(language, 'verified', { ...counts, seconds: seconds(elapsed() - start) })}\n`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const tooMany = options.maxWarnings !== undefined && findings.length - errors > options.maxWarnings;
  return errors > 0 || tooMany ? EXIT.findings : EXIT.ok;
}

function hashed({ name, bytes }: DocumentToVerify): { readonly name: string; readonly sha256: string } {
  return { name, sha256: sha256(bytes) };
}

/** The file of places, where there is one, must be of these documents. */
function placesFindings(dataset: Dataset, folder: string, bytes: Uint8Array): readonly Finding[] {
  const path = join(folder, FIGURES_NAME);
  if (diskFiles.stat(path).kind !== 'file' || Buffer.from(diskFiles.read(path)).equals(bytes)) return [];
  const what = { zh: `不是数据集 ${dataset.id} 现有文档的记录`, en: `is not of the documents of ${dataset.id} as they are` };
  return [findingAt({ document: FIGURES_NAME }, 'stale-figures', what, { fix: { zh: '重新生成', en: 'build again' } })];
}

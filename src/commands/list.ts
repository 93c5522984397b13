import { dirname, join } from 'node:path';

import { diskFiles } from '../effects/files.ts';
import { prepare } from '../pipeline.ts';
import { planDocuments } from '../output/plan.ts';
import { datasetFolder } from './dataset-folder.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportFindings } from './findings.ts';
import { say } from './messages.ts';
import { textTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao list`. */
export interface ListOptions {
  readonly json: boolean;
}

/** `jianbao list`: the datasets beside one another, and one dataset's regions, editions and documents. */
export function list(named: string | undefined, options: ListOptions, terminal: Terminal): ExitCode {
  const folder = datasetFolder(named, terminal);
  const { dataset, diagnostics } = prepare(folder);
  if (dataset === undefined) {
    reportFindings(diagnostics, 'text', terminal);
    return EXIT.findings;
  }
  const beside = dirname(folder);
  const datasets = diskFiles.list(beside).filter((name) => diskFiles.stat(join(beside, name, 'dataset.yaml')).kind === 'file');
  const regions = [dataset.scope, ...dataset.regions.filter(({ region }) => region.code !== dataset.scope.region.code)].map((reported) => ({
    slug: reported.slug,
    code: reported.region.code,
    name: reported.region.name,
    figures: dataset.figures.filter(({ region, status }) => region.region.code === reported.region.code && status === 'reported').length,
  }));
  const documents = planDocuments(dataset).map(({ name }) => name);
  if (options.json) {
    terminal.out(`${JSON.stringify({ datasets, dataset: dataset.id, editions: dataset.editions, regions, documents }, null, 2)}\n`);
    return EXIT.ok;
  }
  const { language } = terminal;
  terminal.out(`${say(language, 'datasets', { folder: beside })}\n${datasets.map((name) => `  ${name}\n`).join('')}\n`);
  terminal.out(`${dataset.id}: ${dataset.title[language]}\n${say(language, 'editions')} ${dataset.editions.join(', ')}\n\n`);
  terminal.out(
    textTable(
      regions.map(({ slug, code, name, figures }) => [`  ${slug}`, code, name.zh, name.en, String(figures)]),
      [4],
    ),
  );
  terminal.out(`\n${say(language, 'documents', { count: documents.length })}\n${documents.map((name) => `  ${name}\n`).join('')}`);
  return EXIT.ok;
}

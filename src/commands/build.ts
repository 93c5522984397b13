import { join } from 'node:path';

import { chosenDocuments, planBuild } from '../batch/build-plan.ts';
import { renderAll } from '../batch/render-all.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { elapsed } from '../effects/clock.ts';
import { diskFiles } from '../effects/files.ts';
import { openOutputFolder, type OutputFolder } from '../effects/output-folder.ts';
import { stopwatch, type Stopwatch } from '../effects/stopwatch.ts';
import type { Edition } from '../language.ts';
import type { ManifestEntry } from '../output/manifest.ts';
import type { Format, Workbooks } from '../output/formats.ts';
import { planDocuments, possibleDocuments, type PlannedDocument, type Selection } from '../output/plan.ts';
import { laidAside, publish, type FinishedDocument, type PublishedDocument } from '../output/publish.ts';
import type { Shard } from '../output/shard.ts';
import { prepare, type Prepared } from '../pipeline.ts';
import type { Profile } from '../workbook/profile.ts';
import type { Trace } from '../trace/trace.ts';
import { expectDocuments } from './v8-settings.ts';
import { createdTime } from './created-time.ts';
import { datasetFolder } from './dataset-folder.ts';
import { reportSkipped, totalLine, totalOf } from './build-total.ts';
import { EXIT, UsageError, type ExitCode } from './exit-code.ts';
import { explain } from './explain.ts';
import { reportFindings } from './findings.ts';
import { say } from './messages.ts';
import { progressOf } from './progress.ts';
import { lookAgain, type SecondLook } from './second-look.ts';
import type { ReportFormat } from './report-format.ts';
import { checkSources, sourceSummary, type SourceOptions } from './source-check.ts';
import { slowPages } from './slow-pages.ts';
import { readableSize, textTable } from './table.ts';
import { selectionOf } from './selection.ts';
import type { Terminal } from './terminal.ts';
import { durationOf, writeTimings, type TimedDocument } from './timings.ts';

/** Options of `jianbao build`. */
export interface BuildOptions extends SourceOptions {
  readonly out: string;
  readonly editions?: readonly Edition[];
  readonly formats?: readonly Format[];
  readonly workbooks?: Workbooks;
  readonly profile?: Profile;
  readonly regions?: readonly string[];
  readonly shard?: Shard;
  readonly jobs: number;
  readonly maxWarnings?: number;
  readonly verify: SecondLook;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Make every document, whatever the manifest says. */
  readonly force: boolean;
  /** Make nothing and write nothing, but say which files are not what a build would leave. */
  readonly check: boolean;
  /** How `check` prints what it finds. */
  readonly format: ReportFormat;
  /** Say of each document why it is made or left as it is. */
  readonly explain: boolean;
  /** File for what took how long. */
  readonly timings?: string;
}

/** `jianbao build`: checks a dataset, renders its documents and publishes them. */
export async function build(named: string | undefined, options: BuildOptions, terminal: Terminal): Promise<ExitCode> {
  const start = elapsed();
  const watch = stopwatch();
  const folder = datasetFolder(named, terminal);
  const { prepared, diagnostics } = await watch.time('prepare', () => prepare(folder));
  report(diagnostics, options, terminal);
  if (prepared === undefined) return EXIT.findings;
  const { dataset } = prepared;
  const traced = await watch.time('trace', () => checkSources(dataset, options, terminal));
  report(traced.diagnostics, options, terminal);
  if (traced.diagnostics.some(({ severity }) => severity === 'error')) return EXIT.findings;
  const selection = selectionOf(dataset, options, terminal);
  // The hash may leave a shard without regions.
  if (options.shard === undefined && planDocuments(dataset, selection).length === 0)
    throw new UsageError(say(terminal.language, 'nothing'));
  return makeDocuments(prepared, { folder, selection, traced, warnings: diagnostics.length, start, watch }, options, terminal);
}

/** What is known when the documents of a sound dataset are to be made. */
interface Making {
  /** The dataset's folder. */
  readonly folder: string;
  readonly selection: Selection;
  readonly traced: Trace;
  /** How many data and templates gave. */
  readonly warnings: number;
  readonly start: number;
  readonly watch: Stopwatch;
}

/** Renders what is stale of a prepared dataset's documents, looks at it again, and publishes it. */
export async function makeDocuments(
  prepared: Prepared,
  { folder, selection, traced, warnings: found, start, watch }: Making,
  options: BuildOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { dataset } = prepared;
  const created = createdTime(dataset, terminal);
  const output = openOutputFolder(join(options.out, dataset.id));
  const release = releaseOnSignal(output);
  try {
    const about = { created, warnings: found, force: options.force };
    const plan = await watch.time('plan', () => planBuild(prepared, output, selection, about));
    const { decisions, keys, head, manifest } = plan;
    const documents = chosenDocuments(dataset, selection, plan);
    const chosen = new Set(documents.map(({ name }) => name));
    const asked = decisions.filter(({ name }) => chosen.has(name));
    if (options.explain) explain(asked, options.json, terminal);
    const stale = new Set(asked.filter(({ reasons }) => reasons.length > 0).map(({ name }) => name));
    const toMake = documents.filter(({ name }) => stale.has(name));
    if (toMake.some(({ type }) => type === 'briefing' || type === 'volume')) report(slowPages(prepared.libraries), options, terminal);
    expectDocuments(toMake.length);
    const rendered = watch.time('render', () => renderDocuments(prepared, { folder, output, created }, toMake, options, terminal));
    const { finished, outcomes } = await rendered;
    const current = decisions.flatMap(({ reasons, entry }) => (reasons.length === 0 && entry !== undefined ? [entry] : []));
    const part = options.shard === undefined ? {} : { part: [...chosen] };
    const left = { folder: output, manifest, entries: current, ...part };
    const { sound, findings, figures, opened } = await watch.time('verify', () =>
      lookAgain(dataset, possibleDocuments(dataset), finished, left, options.verify, head.inputsDigest),
    );
    report(findings, options, terminal);
    // The manifest would name inputs that none of its documents was made from.
    const nothing = toMake.length > 0 && sound.length === 0;
    const published = await watch.time('publish', async () => {
      if (nothing) return [];
      await output.settle(sound.map(({ name }) => name));
      return publish(output, sound, keys, head, figures);
    });
    const skipped = current.filter(({ name }) => chosen.has(name));
    summarise({ published, skipped, opened }, join(options.out, dataset.id), elapsed() - start, traced, options, terminal);
    if (options.timings !== undefined) writeTimings(options.timings, { stages: watch.spans, documents: outcomes });
    const warnings = found + traced.diagnostics.length;
    if (sound.length < toMake.length) return sound.length + skipped.length === 0 ? EXIT.findings : EXIT.partly;
    if (findings.some(({ severity }) => severity === 'error')) return EXIT.findings;
    if (options.verify !== 'none' && documents.length > 0 && !(await isAsListed(output, dataset, options, terminal))) return EXIT.findings;
    return options.maxWarnings !== undefined && warnings > options.maxWarnings ? EXIT.findings : EXIT.ok;
  } finally {
    release();
    output.close();
  }
}

/** Renders documents, each laid aside in the output folder when it is done; in the order of the plan. */
async function renderDocuments(
  prepared: Prepared,
  { folder, output, created }: { readonly folder: string; readonly output: OutputFolder; readonly created: Date },
  documents: readonly PlannedDocument[],
  options: BuildOptions,
  terminal: Terminal,
): Promise<{ finished: readonly FinishedDocument[]; outcomes: readonly TimedDocument[] }> {
  const progress = progressOf(terminal, documents, prepared.dataset.regions.length, options.quiet || options.json);
  const order = new Map(documents.map(({ name }, index) => [name, index]));
  const inOrder = (a: { name: string }, b: { name: string }): number => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0);
  const finished: FinishedDocument[] = [];
  const outcomes: TimedDocument[] = [];
  for await (const outcome of renderAll(prepared, folder, documents, created, options.jobs)) {
    const { name } = outcome.document;
    const duration = durationOf(outcome.spans);
    outcomes.push({ document: outcome.document, spans: outcome.spans, thread: outcome.thread });
    if ('finished' in outcome) {
      finished.push(laidAside(output, outcome.finished));
      progress.step({ name, duration, detail: pagesOf(outcome.finished, terminal) });
      continue;
    }
    progress.clear();
    progress.step({ name, duration, detail: say(terminal.language, 'failed') });
    const { diagnostics, fault } = outcome;
    if (options.json) terminal.out(`${JSON.stringify({ event: 'failed', name, diagnostics })}\n`);
    else reportFindings(diagnostics, 'text', terminal);
    if (fault !== undefined) terminal.trouble(`${fault}\n`);
  }
  return { finished: finished.sort(inOrder), outcomes: outcomes.sort((a, b) => inOrder(a.document, b.document)) };
}

/** Whether the folder, read again, is what its manifest says. */
async function isAsListed(output: OutputFolder, dataset: Dataset, options: BuildOptions, terminal: Terminal): Promise<boolean> {
  const { readFolder } = await import('../verify/folder.ts');
  const errors = readFolder(diskFiles, output.path, dataset).findings.filter(({ severity }) => severity === 'error');
  report(errors, options, terminal);
  return errors.length === 0;
}

function report(diagnostics: readonly Diagnostic[], options: BuildOptions, terminal: Terminal): void {
  if (!options.json) return reportFindings(diagnostics, 'text', terminal);
  for (const diagnostic of diagnostics) terminal.out(`${JSON.stringify({ event: 'finding', ...diagnostic })}\n`);
}

function pagesOf({ name, pages }: { name: string; pages: number }, { language }: Terminal): string {
  if (!name.endsWith('.pdf') && !name.endsWith('.xlsx')) return '';
  return `${pages} ${say(language, name.endsWith('.xlsx') ? 'sheets' : 'pages')}`;
}

interface Built {
  readonly published: readonly PublishedDocument[];
  /** Left as they were. */
  readonly skipped: readonly ManifestEntry[];
  /** How many were opened again. */
  readonly opened: number;
}

function summarise(
  { published, skipped, opened }: Built,
  folder: string,
  milliseconds: number,
  traced: Trace,
  options: BuildOptions,
  terminal: Terminal,
): void {
  if (options.json) {
    for (const document of published) terminal.out(`${JSON.stringify({ event: 'document', ...document, rendered: true })}\n`);
    reportSkipped(skipped, terminal);
    const counts = { ...totalOf([...published, ...skipped]), rendered: published.length, opened, unchecked: traced.unchecked };
    terminal.out(`${JSON.stringify({ event: 'finished', folder, ...counts, milliseconds: Math.round(milliseconds) })}\n`);
    return;
  }
  if (options.quiet) return;
  const { language } = terminal;
  const rows = published.map((document) => [
    document.name,
    pagesOf(document, terminal),
    readableSize(document.bytes),
    say(language, document.changed ? 'wrote' : 'unchanged'),
  ]);
  const table = rows.length === 0 ? '' : `\n${textTable(rows, [1, 2])}\n`;
  const total = totalLine(published, skipped, folder, milliseconds, terminal);
  terminal.out(`${table}${total}\n${say(language, 'opened', { opened })}\n${sourceSummary(traced, terminal)}`);
}

/** A signal gives the folder back before it ends the process; drafts are whole or absent at any such moment. */
function releaseOnSignal(output: OutputFolder): () => void {
  const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
  const handlers = (['SIGHUP', 'SIGINT', 'SIGTERM'] as const).map((signal) => {
    const handler = (): void => {
      output.close();
      process.exit(codes[signal]);
    };
    process.once(signal, handler);
    return { signal, handler };
  });
  return () => {
    for (const { signal, handler } of handlers) process.removeListener(signal, handler);
  };
}

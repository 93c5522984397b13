import { join } from 'node:path';

import type { Dataset, Figure } from '../dataset/dataset.ts';
import { printable } from '../diagnostic/code-frame.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { diskFiles } from '../effects/files.ts';
import { prepare } from '../pipeline.ts';
import { lifeOf, type Appearance, type FigureLife } from '../trace/life.ts';
import type { Trace } from '../trace/trace.ts';
import { recordedPlaces } from '../verify/figures-file.ts';
import { datasetFolder } from './dataset-folder.ts';
import { EXIT, UsageError, type ExitCode } from './exit-code.ts';
import { reportFindings } from './findings.ts';
import { say } from './messages.ts';
import type { ReportFormat } from './report-format.ts';
import { checkSources, sourceSummary, type SourceOptions } from './source-check.ts';
import { textTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao trace`. */
export interface TraceCommandOptions extends SourceOptions {
  readonly figure?: string;
  readonly out: string;
  readonly format: ReportFormat;
  readonly maxWarnings?: number;
}

const FIGURE_ID = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/**
 * `jianbao trace`: holds every figure against the text of its source, and lists the numbers there that no figure claims; or
 * shows the whole life of one figure. What looks like a figure's id and is no folder is a figure of the default dataset.
 */
export async function trace(named: string | undefined, options: TraceCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const isFigure = named !== undefined && options.figure === undefined && FIGURE_ID.test(named) && diskFiles.stat(named).kind === 'missing';
  const id = isFigure ? named : options.figure;
  const { dataset, prepared, diagnostics } = prepare(datasetFolder(isFigure ? undefined : named, terminal));
  const asResult = { ...terminal, trouble: terminal.out };
  // Where a figure is printed can be said of sound data only.
  if (dataset === undefined || (id !== undefined && prepared === undefined)) {
    reportFindings(diagnostics, options.format, asResult);
    return EXIT.findings;
  }
  const figure = id === undefined ? undefined : figureOf(dataset, id, terminal);
  const traced = await checkSources(dataset, options, terminal);
  const findings = figure === undefined ? traced.diagnostics : about(figure, traced);
  reportFindings(findings, options.format, asResult);
  if (figure !== undefined) {
    const printed = recordedPlaces(diskFiles, join(options.out, dataset.id), figure.id);
    show(lifeOf(dataset, figure, traced.found.get(figure.id), printed), options.format, terminal);
  }
  if (figure === undefined && options.format === 'text') terminal.out(sourceSummary(traced, terminal));
  if (figure === undefined && options.format === 'json') terminal.out(`${JSON.stringify(summaryEvent(traced))}\n`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const tooMany = options.maxWarnings !== undefined && findings.length - errors > options.maxWarnings;
  return errors > 0 || tooMany ? EXIT.findings : EXIT.ok;
}

function figureOf(dataset: Dataset, id: string, { language }: Terminal): Figure {
  const figure = dataset.figureById.get(id);
  if (figure !== undefined) return figure;
  const meant = nearest(id, dataset.figureById.keys());
  throw new UsageError(meant === undefined ? say(language, 'unknown-figure', { id }) : say(language, 'unknown-figure-near', { id, meant }));
}

/** Findings at a figure's row, and what kept its source from being read; other numbers of the source are not its business. */
function about({ locator }: Figure, { diagnostics }: Trace): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ code, place }) =>
      place !== undefined && code !== 'unclaimed-number' && (place === locator?.place || place === locator?.source.place),
  );
}

function summaryEvent({ sources, unchecked }: Trace): object {
  return { event: 'traced', sources: sources.map(({ source, ...counts }) => ({ source: source.id, ...counts })), unchecked };
}

function show({ figure, source, written, period, appearances }: FigureLife, format: ReportFormat, terminal: Terminal): void {
  const { id, region, indicator, locator, place, kind, status } = figure;
  const { language } = terminal;
  if (format !== 'text') {
    const { file, line } = place;
    const said = locator && { source: locator.source.id, paragraph: locator.paragraph, printed: locator.printed };
    const life = { id, kind, status, locator: said, source, row: { file, line }, written, period, appearances };
    if (format === 'json') terminal.out(`${JSON.stringify({ event: 'figure', ...life })}\n`);
    return;
  }
  const names = (['zh', 'en'] as const).map((each) => `${region.region.short[each]} · ${indicator.name[each]}`);
  const forms = (['zh', 'en'] as const).map((each) => [
    each,
    [written?.[each] ?? status, period?.[each], kind].filter(Boolean).join(' · '),
  ]);
  const paragraph = locator && say(language, 'in-paragraph', { source: locator.source.id, paragraph: locator.paragraph });
  const rows = [
    [say(language, 'source'), [paragraph ?? status, source?.where ?? locator?.printed].filter(Boolean).join(', ')],
    ...(source === undefined ? [] : [['', markedIn(source, terminal)]]),
    [say(language, 'row'), `${place.file}:${place.line}:${place.column}`],
    ...forms,
  ];
  const places = appearances.map((each) => [`  ${each.document}`, ...placeWords(each, terminal)]);
  terminal.out(`${id}\n${names.join('\n')}\n\n${textTable(rows)}\n${say(language, 'printed-in')}\n${textTable(places)}`);
}

/** Where in a document: the very place on a page or sheet where it is known, else the figure's number there. */
function placeWords({ page, box, kind, text, sheet, cell, number, row }: Appearance, { language }: Terminal): readonly string[] {
  const [left = 0, top = 0] = box ?? [];
  if (page !== undefined) return [say(language, 'page-at', { page, left, top }), kind ?? '', text ?? ''];
  if (cell !== undefined) return [sheet === undefined ? cell : `${sheet}!${cell}`, kind ?? ''];
  return [sheet ?? '', number === undefined ? say(language, 'row-number', { row: row ?? 0 }) : say(language, 'figure-number', { number })];
}

function markedIn({ before, token, after }: NonNullable<FigureLife['source']>, { colour }: Terminal): string {
  const marked = colour ? `\u001b[1;7m${printable(token)}\u001b[0m` : `【${printable(token)}】`;
  return printable(before) + marked + printable(after);
}

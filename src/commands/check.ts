import { prepare } from '../pipeline.ts';
import { datasetFolder } from './dataset-folder.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportFindings } from './findings.ts';
import { say } from './messages.ts';
import type { ReportFormat } from './report-format.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao check`. */
export interface CheckOptions {
  readonly format: ReportFormat;
  readonly maxWarnings?: number;
}

/** `jianbao check`: prints every finding in data, templates and font coverage; renders nothing. */
export function check(named: string | undefined, options: CheckOptions, terminal: Terminal): ExitCode {
  const { prepared, dataset, diagnostics } = prepare(datasetFolder(named, terminal));
  // What `check` is asked for are the findings, so they go to `out` in every format.
  reportFindings(diagnostics, options.format, { ...terminal, trouble: terminal.out });
  if (prepared === undefined) return EXIT.findings;
  if (options.format === 'text' && dataset !== undefined) {
    terminal.trouble(`${say(terminal.language, 'checked', { regions: dataset.regions.length, figures: dataset.figures.length })}\n`);
  }
  return options.maxWarnings !== undefined && diagnostics.length > options.maxWarnings ? EXIT.findings : EXIT.ok;
}

import { join } from 'node:path';

import { chosenDocuments, planBuild } from '../batch/build-plan.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { FindingsError } from '../diagnostic/diagnostic.ts';
import { publishedFiles } from '../effects/output-folder.ts';
import { prepare, type Preparation } from '../pipeline.ts';
import type { BuildOptions } from './build.ts';
import { createdTime } from './created-time.ts';
import { datasetFolder } from './dataset-folder.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportSpots } from './findings.ts';
import { say } from './messages.ts';
import { wantsFigures } from './second-look.ts';
import { selectionOf } from './selection.ts';
import { staleFindings } from './stale-findings.ts';
import type { Terminal } from './terminal.ts';

/**
 * `jianbao build --check`: whether the output folder is what a build would leave there. Nothing is rendered and nothing is written, not even
 * a lock.
 */
export function checkBuild(named: string | undefined, options: BuildOptions, terminal: Terminal): ExitCode {
  const folder = datasetFolder(named, terminal);
  const { prepared, diagnostics } = preparedOrWhyNot(folder);
  reportSpots(diagnostics, options.format, terminal);
  if (prepared === undefined) return EXIT.findings;
  const { dataset } = prepared;
  const created = createdTime(dataset, terminal);
  const output = publishedFiles(join(options.out, dataset.id));
  const selection = selectionOf(dataset, options, terminal);
  const plan = planBuild(prepared, output, selection, { created, warnings: diagnostics.length, force: false });
  const chosen = chosenDocuments(dataset, selection, plan);
  const findings = staleFindings(
    plan,
    output,
    new Set(chosen.map(({ name }) => name)),
    Object.keys(selection).length === 0 && wantsFigures(options.verify, chosen.length),
  );
  reportSpots(findings, options.format, terminal);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (options.format === 'text')
    terminal.trouble(`${say(terminal.language, errors === 0 ? 'current' : 'stale', { documents: chosen.length, files: errors })}\n`);
  const warnings = diagnostics.length + findings.length - errors;
  return errors > 0 || (options.maxWarnings !== undefined && warnings > options.maxWarnings) ? EXIT.findings : EXIT.ok;
}

/** A damaged font is a finding like any other here. */
function preparedOrWhyNot(folder: string): Pick<Preparation, 'prepared'> & { readonly diagnostics: readonly Diagnostic[] } {
  try {
    const { prepared, diagnostics } = prepare(folder);
    for (const face of prepared?.fonts.faces ?? []) if (face.source === 'built-in') face.read();
    return { ...(prepared && { prepared }), diagnostics };
  } catch (error) {
    if (error instanceof FindingsError) return { diagnostics: error.diagnostics };
    throw error;
  }
}

import { join } from 'node:path';

import { upToDate } from '../batch/unchanged.ts';
import { datasetIdOf } from '../dataset/input-files.ts';
import { elapsed } from '../effects/clock.ts';
import { publishedFiles } from '../effects/output-folder.ts';
import type { BuildOptions } from './build.ts';
import { reportSkipped, totalLine, totalOf } from './build-total.ts';
import { datasetFolder } from './dataset-folder.ts';
import { explain } from './explain.ts';
import { say } from './messages.ts';
import { wantsFigures } from './second-look.ts';
import type { Terminal } from './terminal.ts';

/**
 * Ends a build of everything that has nothing to do, in a fraction of the time that reading the dataset takes.
 * @returns false where the build is to go on, which then says why.
 */
export function isUnchanged(named: string | undefined, options: BuildOptions, terminal: Terminal): boolean {
  const start = elapsed();
  const { regions, shard, editions, formats, workbooks, profile, sources, timings, requireSources, force, verify } = options;
  const whole =
    [regions, shard, editions, formats, workbooks, profile, sources, timings].every((each) => each === undefined) &&
    !requireSources &&
    !force;
  if (!whole) return false;
  const dataset = datasetFolder(named, terminal);
  const path = join(options.out, datasetIdOf(dataset));
  const folder = publishedFiles(path);
  const manifest = upToDate(dataset, folder, process.env);
  if (manifest === undefined) return false;
  const { documents, figures } = manifest;
  if (figures === undefined && wantsFigures(verify, documents.length)) return false;
  if (options.check) {
    // Files that nobody lists are named by the whole check.
    if (folder.list().length > documents.length + (figures === undefined ? 1 : 2)) return false;
    if (options.format === 'text') terminal.trouble(`${say(terminal.language, 'current', { documents: documents.length })}\n`);
    return true;
  }
  if (options.explain) {
    const decisions = documents.map(({ name }) => ({ name, reasons: [] }));
    explain(decisions, options.json, terminal);
  }
  const milliseconds = elapsed() - start;
  if (options.json) {
    reportSkipped(documents, terminal);
    const counts = { ...totalOf(documents), rendered: 0, opened: 0 };
    terminal.out(`${JSON.stringify({ event: 'finished', folder: path, ...counts, milliseconds: Math.round(milliseconds) })}\n`);
  } else if (!options.quiet) terminal.out(`${totalLine([], documents, path, milliseconds, terminal)}\n`);
  return true;
}

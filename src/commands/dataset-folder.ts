import { programInformation } from '../effects/program.ts';
import { projectPath } from '../effects/project.ts';
import { UsageError } from './exit-code.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** The dataset's folder: the one named, else package.json's `jianbao.dataset`, seen from the current folder. */
export function datasetFolder(named: string | undefined, terminal: Terminal): string {
  if (named !== undefined) return named.length > 1 ? named.replace(/[\\/]+$/, '') : named;
  const { dataset } = programInformation();
  if (dataset === undefined) throw new UsageError(say(terminal.language, 'no-dataset'));
  return projectPath(dataset);
}

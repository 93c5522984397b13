import { diskFiles } from '../effects/files.ts';
import { programInformation } from '../effects/program.ts';
import { projectPath } from '../effects/project.ts';
import { UsageError } from './exit-code.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/**
 * The dataset's folder: the one named, else package.json's `jianbao.dataset`, seen from the current folder.
 * @throws UsageError when there is no such folder.
 */
export function datasetFolder(named: string | undefined, terminal: Terminal): string {
  const folder = named === undefined ? defaultFolder(terminal) : named.replace(/(?<=.)[\\/]+$/, '');
  if (diskFiles.stat(folder).kind !== 'folder') throw new UsageError(say(terminal.language, 'no-folder', { folder }));
  return folder;
}

function defaultFolder(terminal: Terminal): string {
  const { dataset } = programInformation();
  if (dataset === undefined) throw new UsageError(say(terminal.language, 'no-dataset'));
  return projectPath(dataset);
}

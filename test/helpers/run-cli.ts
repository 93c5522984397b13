import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The compiled command line, which `npm test` brings up to date. */
export const CLI: string = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The project's folder. */
export const PROJECT: string = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the command gave. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly trouble: string;
}

/** Runs the real command in the project's folder, its environment reduced to what is given. */
export function runCli(options: readonly string[], environment: NodeJS.ProcessEnv = {}): Ran {
  const { PATH, SystemRoot } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...options], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { PATH, SystemRoot, NO_COLOR: '1', ...environment },
  });
  return { code: status, out: stdout, trouble: stderr };
}

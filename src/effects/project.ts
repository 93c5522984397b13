import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder this program is installed in: package.json, templates, fonts and the shared code lists lie there. */
export const projectFolder: string = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the program's folder, seen from the current one, as a person would name it. */
export function projectPath(...parts: readonly string[]): string {
  return relative(process.cwd(), join(projectFolder, ...parts)) || '.';
}

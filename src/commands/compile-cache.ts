import module from 'node:module';
import { join } from 'node:path';

import { projectFolder } from '../effects/project.ts';

/**
 * Lets Node keep what it compiles for the next run, where it can (22.1 and later). In the program's own folder, beside the libraries: a
 * shared one would be somebody else's word for what this program does. Where nothing can be written there, nothing is kept.
 */
export function keepCompiled(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(join(projectFolder, 'node_modules', '.cache', 'jianbao-compiled'));
}

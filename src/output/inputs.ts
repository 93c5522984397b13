import { join } from 'node:path';

import { sha256 } from '../digest.ts';
import type { Files } from '../effects/files.ts';

/**
 * SHA-256 of every file in a folder of the program and its sub-folders, by name (`templates/briefing/main.hbs`) in order.
 * @param name what the folder is called in the manifest.
 * @param wanted which files count.
 */
export function folderInputs(files: Files, folder: string, name: string, wanted: (name: string) => boolean): ReadonlyMap<string, string> {
  const inputs = new Map<string, string>();
  for (const entry of files.list(folder)) {
    const path = join(folder, entry);
    const full = `${name}/${entry}`;
    if (files.stat(path).kind === 'folder') for (const [below, digest] of folderInputs(files, path, full, wanted)) inputs.set(below, digest);
    else if (wanted(full)) inputs.set(full, sha256(files.read(path)));
  }
  return inputs;
}

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { sha256 } from '../digest.ts';
import { diskFiles } from './files.ts';
import { projectFolder } from './project.ts';

/** The folder that this program's own code runs from. */
const codeFolder = fileURLToPath(new URL('..', import.meta.url));

function codeFiles(folder: string): readonly string[] {
  return diskFiles.list(folder).flatMap((name) => {
    const path = join(folder, name);
    if (/(?<!\.d)\.[jt]s$/.test(name)) return [path];
    return name.includes('.') ? [] : codeFiles(path);
  });
}

/** SHA-256 of the program's own code, so that a document made by other code is known to be. */
export function codeDigest(): string {
  return sha256(
    codeFiles(codeFolder)
      .map((path) => `${path.slice(codeFolder.length).replaceAll('\\', '/')} ${sha256(diskFiles.read(path))}\n`)
      .join(''),
  );
}

/** The folder of an installed package, looked for as Node does. */
function packageFolder(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (diskFiles.stat(join(folder, 'package.json')).kind === 'file') return folder;
  return dirname(from) === from ? undefined : packageFolder(name, dirname(from));
}

/** Version of an installed package, found by its name or, where another was installed for it, from that one's folder. */
export function packageVersion(path: readonly string[]): string | undefined {
  const folder = path.reduce<string | undefined>((from, name) => (from === undefined ? from : packageFolder(name, from)), projectFolder);
  if (folder === undefined) return undefined;
  const text = new TextDecoder().decode(diskFiles.read(join(folder, 'package.json')));
  return (JSON.parse(text) as { version: string }).version;
}

/** Name and version of each library that the program uses, those that libraries use too, sorted. */
export function libraryVersions(): readonly string[] {
  const found = new Map<string, string>();
  const visit = (folder: string): void => {
    const text = new TextDecoder().decode(diskFiles.read(join(folder, 'package.json')));
    const {
      name,
      version,
      dependencies = {},
    } = JSON.parse(text) as { name: string; version: string; dependencies?: Record<string, string> };
    if (folder !== projectFolder) found.set(folder, `${name} ${version}`);
    for (const each of Object.keys(dependencies)) {
      const below = packageFolder(each, folder);
      if (below !== undefined && !found.has(below)) visit(below);
    }
  };
  visit(projectFolder);
  return [...new Set(found.values())].sort();
}

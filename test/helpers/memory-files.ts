import { FileProblem } from '../../src/effects/files.ts';
import type { Files } from '../../src/effects/files.ts';

/** Files in memory, by path. `links` gives paths that are links, with where they lead. */
export function memoryFiles(contents: ReadonlyMap<string, Uint8Array>, links: ReadonlyMap<string, string> = new Map()): Files {
  const paths = [...contents.keys()].sort();
  const isFolder = (path: string): boolean => paths.some((name) => name.startsWith(`${path}/`));
  const bytesOf = (path: string): Uint8Array => {
    const bytes = contents.get(links.get(path) ?? path);
    if (bytes === undefined) throw new FileProblem(path, 'ENOENT');
    return bytes;
  };
  return {
    read: bytesOf,
    list(path) {
      if (!isFolder(path)) throw new FileProblem(path, 'ENOENT');
      return [
        ...new Set(paths.filter((name) => name.startsWith(`${path}/`)).map((name) => name.slice(path.length + 1).split('/', 1)[0] ?? '')),
      ];
    },
    stat(path) {
      if (contents.has(links.get(path) ?? path)) return { kind: 'file', size: bytesOf(path).length };
      return { kind: isFolder(path) ? 'folder' : 'missing', size: 0 };
    },
    realpath: (path) => links.get(path) ?? path,
  };
}

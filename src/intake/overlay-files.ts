import type { Files } from '../effects/files.ts';

/** Files of which some are as they would be: what is checked before anything is written. */
export function overlayFiles(files: Files, changed: ReadonlyMap<string, Uint8Array>): Files {
  const folders = new Set([...changed.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))));
  const isNew = (path: string): boolean => (changed.has(path) || folders.has(path)) && files.stat(path).kind === 'missing';
  return {
    read: (path) => changed.get(path) ?? files.read(path),
    list: (path) =>
      isNew(path)
        ? [...changed.keys()].flatMap((name) => (name.startsWith(`${path}/`) ? name.slice(path.length + 1) : [])).sort()
        : files.list(path),
    stat(path) {
      const bytes = changed.get(path);
      if (bytes !== undefined) return { kind: 'file', size: bytes.length };
      return isNew(path) ? { kind: 'folder', size: 0 } : files.stat(path);
    },
    realpath: (path) => (isNew(path) ? path : files.realpath(path)),
  };
}

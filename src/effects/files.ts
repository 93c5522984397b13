import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';

/** What reading found wrong; `code` is the system's word (`ENOENT`, `EACCES`, `EISDIR`, …). */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly path: string;
  readonly code: string;

  constructor(path: string, code: string) {
    super(`${path}: ${code}`);
    this.path = path;
    this.code = code;
  }
}

/** Read access to the user's files. Production reads the disk ({@link diskFiles}); a test may give a folder in memory. */
export interface Files {
  /** Bytes of a file. Throws {@link FileProblem}. */
  read(path: string): Uint8Array;
  /** Names in a folder, sorted by code point, folders without a trailing slash. Throws {@link FileProblem}. */
  list(path: string): readonly string[];
  /** What stands at a path, and a file's size in bytes; `other` is a pipe, a device or a socket. Throws {@link FileProblem}. */
  stat(path: string): { readonly kind: 'file' | 'folder' | 'other' | 'missing'; readonly size: number };
  /** The path with every link in it followed. Throws {@link FileProblem}. */
  realpath(path: string): string;
}

function guarded<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new FileProblem(path, (error as NodeJS.ErrnoException).code ?? 'EIO');
  }
}

function statUnlessMissing(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // Below a file there is nothing.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The machine's own disk. */
export const diskFiles: Files = {
  read: (path) => guarded(path, () => readFileSync(path)),
  // Sorted here, so that no file system's order reaches an output.
  list: (path) => guarded(path, () => readdirSync(path).sort()),
  realpath: (path) => guarded(path, () => realpathSync(path)),
  stat(path) {
    const found = guarded(path, () => statUnlessMissing(path));
    if (found === undefined) return { kind: 'missing', size: 0 };
    if (found.isDirectory()) return { kind: 'folder', size: 0 };
    // Reading a pipe or a device may never end.
    return { kind: found.isFile() ? 'file' : 'other', size: found.size };
  },
};

import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { digestOfFile, type FileDigest } from './file-digest.ts';
import { takeLock } from './lock.ts';

/** Published files, for reading. */
export interface PublishedFiles {
  readonly path: string;
  /** Whether a build holds the folder, or has died in it. */
  isHeld(): boolean;
  /** Bytes of a published file; undefined when there is none. */
  read(name: string): Uint8Array | undefined;
  /** Size and hash of a published file; undefined when there is none. */
  digest(name: string): FileDigest | undefined;
  /** Names in the folder, sorted, the lock and drafts left out. */
  list(): readonly string[];
}

/** A folder that documents are published into. A name in it is always a whole file: the old one or the new one. */
export interface OutputFolder extends PublishedFiles {
  /** Publishes a file: written beside its place, synced, renamed. */
  write(name: string, bytes: Uint8Array): void;
  /** Lays a file aside beside its place, where no reader looks. What is not published until the folder is closed goes away. */
  draft(name: string, bytes: Uint8Array): void;
  /** Bytes of a draft. */
  readDraft(name: string): Uint8Array;
  /** Syncs drafts, many at a time: the disk writes them together. */
  settle(names: readonly string[]): Promise<void>;
  /** Publishes a settled draft: renamed. */
  publish(name: string): void;
  remove(name: string): void;
  /** Makes the renames durable and gives the folder back. */
  close(): void;
}

const LOCK = '.lock';
const DRAFT = '.tmp';

/** Makes a folder and those above it. Node's own `recursive` never ends where nothing can be made, below /proc for one. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path && lstatSync(dirname(path), { throwIfNoEntry: false }) === undefined) {
      makeFolder(dirname(path));
      makeFolder(path);
    } else if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

function syncFolder(path: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    fsyncSync(handle);
  } catch {
    // Some systems (Windows) cannot sync a folder; the files are in place all the same.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function writeWhole(path: string, bytes: Uint8Array, sync: boolean): void {
  // 'wx' after a removal: a link that somebody planted under the draft's name is never followed.
  rmSync(path, { force: true });
  const handle = openSync(path, 'wx');
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    if (sync) fsyncSync(handle);
  } catch (error) {
    // The system names no file for a handle.
    throw Object.assign(error as Error, { path });
  } finally {
    closeSync(handle);
  }
}

/** Drafts that are synced at the same time. */
const SYNCED_TOGETHER = 64;

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isDraft(name: string): boolean {
  return name.startsWith('.') && name.endsWith(DRAFT);
}

/** Whether a file stands at a path, and no link to one. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** A folder's published files; none where there is no such folder. It is neither made nor held. */
export function publishedFiles(path: string): PublishedFiles {
  const names = (): readonly string[] =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(path).sort() : [];
  return {
    path,
    isHeld: () => names().some((name) => name === LOCK || isDraft(name)),
    read: (name) => (isFile(join(path, name)) ? readFileSync(join(path, name)) : undefined),
    digest: (name) => (isFile(join(path, name)) ? digestOfFile(join(path, name)) : undefined),
    list: () => names().filter((name) => !name.startsWith('.')),
  };
}

/**
 * Opens a folder for publishing, made if missing, and holds it until closed. Drafts of a build that died are removed.
 * @throws FolderBusy when another build holds it; the system's error when the folder cannot be made or written.
 */
export function openOutputFolder(folder: string): OutputFolder {
  makeFolder(folder);
  // Followed once, here; below it every write goes through a rename, which replaces a link instead of following it.
  const path = realpathSync(folder);
  const release = takeLock(join(path, LOCK));
  const sweep = (): void => {
    for (const name of readdirSync(path)) if (isDraft(name)) rmSync(join(path, name), { force: true });
  };
  sweep();
  const draftOf = (name: string): string => join(path, `.${name}${DRAFT}`);
  const settled = new Set<string>();
  return {
    ...publishedFiles(path),
    write(name, bytes) {
      const draft = draftOf(name);
      try {
        writeWhole(draft, bytes, true);
        renameSync(draft, join(path, name));
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
    },
    draft(name, bytes) {
      settled.delete(name);
      writeWhole(draftOf(name), bytes, false);
    },
    readDraft: (name) => readFileSync(draftOf(name)),
    async settle(names) {
      for (let first = 0; first < names.length; first += SYNCED_TOGETHER)
        await Promise.all(names.slice(first, first + SYNCED_TOGETHER).map((name) => syncFile(draftOf(name))));
      for (const name of names) settled.add(name);
    },
    publish(name) {
      if (!settled.delete(name)) throw new Error(`${name} was not synced before it was to be published`);
      renameSync(draftOf(name), join(path, name));
    },
    remove: (name) => rmSync(join(path, name), { force: true }),
    close() {
      sweep();
      syncFolder(path);
      release();
    },
  };
}

import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** A file's size in bytes, and its SHA-256 as 64 lower-case hexadecimal digits. */
export interface FileDigest {
  readonly bytes: number;
  readonly sha256: string;
}

const CHUNK = 1 << 20;
let chunk: Buffer | undefined;

/** Hashes a file piece by piece in one buffer: to find memory for each of hundreds of files takes as long as to hash them. Throws the system's error. */
export function digestOfFile(path: string): FileDigest {
  chunk ??= Buffer.allocUnsafeSlow(CHUNK);
  const hash = createHash('sha256');
  const handle = openSync(path, 'r');
  try {
    let bytes = 0;
    for (let read = readSync(handle, chunk, 0, CHUNK, null); read > 0; read = readSync(handle, chunk, 0, CHUNK, null)) {
      hash.update(read === CHUNK ? chunk : chunk.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

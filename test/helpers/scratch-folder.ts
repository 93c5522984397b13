import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

/** A new folder that goes away with the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new folder that goes away with the test file's process. */
export function sharedScratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/digest.ts';
import { digestOfFile } from '../../src/effects/file-digest.ts';

it('hashes files of any length as their bytes would be, one after another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-digest-'));
  const path = join(folder, 'file');
  try {
    for (const length of [2_500_000, 0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1]) {
      const content = Uint8Array.from({ length }, (_, at) => at % 251);
      writeFileSync(path, content);
      expect(digestOfFile(path)).toEqual({ bytes: length, sha256: sha256(content) });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/digest.ts';
import { digestOfFile } from '../../src/effects/file-digest.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

it('hashes files of any length as their bytes would be, one after another', () => {
  const path = join(scratchFolder(), 'file');
  for (const length of [2_500_000, 0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1]) {
    const content = Uint8Array.from({ length }, (_, at) => at % 251);
    writeFileSync(path, content);
    expect(digestOfFile(path)).toEqual({ bytes: length, sha256: sha256(content) });
  }
});

import { join } from 'node:path';

import { readCodes } from '../dataset/codes.ts';
import { createReader } from '../dataset/reader.ts';
import { FindingsError } from '../diagnostic/diagnostic.ts';
import { diskFiles } from '../effects/files.ts';
import { openOutputFolder } from '../effects/output-folder.ts';
import { projectPath } from '../effects/project.ts';
import { mostRegions } from '../sample/places.ts';
import { sampleDataset } from '../sample/sample-dataset.ts';
import { EXIT, UsageError, type ExitCode } from './exit-code.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao sample`. */
export interface SampleOptions {
  readonly regions: number;
  readonly seed: number;
  /** Folder that the dataset's folder is made in. */
  readonly out: string;
}

/** `jianbao sample`: writes a dataset of invented figures over real regions and prints its folder. */
export function sample({ regions: count, seed, out }: SampleOptions, terminal: Terminal): ExitCode {
  const folder = projectPath('data', 'codes');
  const reader = createReader(diskFiles, folder);
  const { regions, units } = readCodes(reader, [{ path: folder, name: 'codes', required: true }]);
  if (reader.diagnostics.all.length > 0) throw new FindingsError(reader.diagnostics.all);
  const most = mostRegions(regions);
  if (count > most) throw new UsageError(say(terminal.language, 'too-many-regions', { most }));
  const { id, files } = sampleDataset({ regions, units, count, seed: String(seed) });
  const target = join(out, id);
  for (const part of ['', 'codes/']) {
    const opened = openOutputFolder(join(target, part));
    try {
      for (const [path, text] of files)
        if (path.startsWith(part) && !path.slice(part.length).includes('/'))
          opened.write(path.slice(part.length), new TextEncoder().encode(text));
    } finally {
      opened.close();
    }
  }
  terminal.out(`${target}\n`);
  return EXIT.ok;
}

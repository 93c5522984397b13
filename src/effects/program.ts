import { join } from 'node:path';

import { diskFiles } from './files.ts';
import { projectFolder } from './project.ts';

/** What package.json says of the program. */
export interface ProgramInformation {
  readonly version: string;
  /** Folder of the dataset that commands take when none is named, seen from the project's folder. */
  readonly dataset: string | undefined;
}

let read: ProgramInformation | undefined;

/** The program's own package.json, read once. */
export function programInformation(): ProgramInformation {
  if (read === undefined) {
    const text = new TextDecoder().decode(diskFiles.read(join(projectFolder, 'package.json')));
    const { version, jianbao } = JSON.parse(text) as { version: string; jianbao?: { dataset?: string } };
    read = { version, dataset: jianbao?.dataset };
  }
  return read;
}

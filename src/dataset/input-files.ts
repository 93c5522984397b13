import type { Files } from '../effects/files.ts';
import { CODE_FILES } from './columns.ts';

/** The dataset's own files, fonts apart. */
const DATASET_FILES = ['dataset.yaml', 'figures.csv', 'narrative.yaml'] as const;

/** The last part of a folder's path: the dataset's id. */
export function datasetIdOf(folder: string): string {
  return folder.split(/[/\\]/).at(-1) ?? '';
}

/**
 * The files that loading a dataset reads, as far as they are there, fonts apart: their paths by the names that {@link Dataset.inputs}
 * has for them.
 */
export function inputFiles(files: Files, folder: string, codesFolder: string): ReadonlyMap<string, string> {
  const id = datasetIdOf(folder);
  const named = [
    ...Object.keys(CODE_FILES).flatMap((file): [string, string][] => [
      [`codes/${file}`, `${codesFolder}/${file}`],
      [`${id}/codes/${file}`, `${folder}/codes/${file}`],
    ]),
    ...DATASET_FILES.map((file): [string, string] => [`${id}/${file}`, `${folder}/${file}`]),
  ];
  return new Map(named.filter(([, path]) => files.stat(path).kind === 'file'));
}

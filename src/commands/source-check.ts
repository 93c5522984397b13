import type { Dataset } from '../dataset/dataset.ts';
import { diskFiles } from '../effects/files.ts';
import { traceDataset, type Trace } from '../trace/trace.ts';
import { UsageError } from './exit-code.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** Where source texts are, and whether they must be there. */
export interface SourceOptions {
  readonly sources?: string;
  readonly requireSources: boolean;
}

/**
 * Holds a dataset's figures against the texts in the folder the user named.
 * @throws {UsageError} when there is no such folder.
 */
export async function checkSources(dataset: Dataset, { sources, requireSources }: SourceOptions, { language }: Terminal): Promise<Trace> {
  if (sources !== undefined && diskFiles.stat(sources).kind !== 'folder')
    throw new UsageError(say(language, 'no-folder', { folder: sources }));
  return traceDataset(dataset, diskFiles, { ...(sources !== undefined && { folder: sources }), required: requireSources });
}

/** What was checked, a line a sentence: figures found, numbers accounted for, figures unchecked. */
export function sourceSummary({ sources, unchecked }: Trace, { language }: Terminal): string {
  const lines = sources.flatMap(({ source: { id: source }, figures, equal, coverage }) =>
    equal === undefined || coverage === undefined
      ? []
      : [say(language, 'traced', { equal, figures, source }), say(language, 'coverage', { ...coverage, source })],
  );
  if (unchecked > 0) lines.push(say(language, 'unchecked', { count: unchecked }));
  return lines.map((line) => `${line}\n`).join('');
}

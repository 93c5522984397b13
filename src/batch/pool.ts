import { Tinypool } from 'tinypool';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { PdfLibraries } from '../effects/pdf-libraries.ts';
import type { PlannedDocument } from '../output/plan.ts';
import { outOfMemory, outOfTime } from './failure.ts';
import type { Outcome } from './render-all.ts';

/** What a worker is told: which dataset, how pages are made, which document of its plan, and the time the document carries. */
export interface Job {
  readonly folder: string;
  readonly libraries: PdfLibraries;
  readonly name: string;
  readonly created: number;
}

/** What a worker answers: the outcome without the document, which is the parent's own. */
export type Answer = Outcome extends infer Each ? (Each extends Outcome ? Omit<Each, 'document'> : never) : never;

/** Most memory a worker's heap may take, in megabytes: one that needs more ends as an error, not with the machine. */
const HEAP_LIMIT = 1024;

/** Worker threads that each read the dataset and the fonts once and then render one document a job. */
export function workerPool(
  folder: string,
  libraries: PdfLibraries,
  created: Date,
  jobs: number,
): { render(document: PlannedDocument, limit: number): Promise<Outcome>; close(): Promise<void> } {
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT },
  });
  return {
    async render(document, limit) {
      const { name } = document;
      // A worker that is aborted ends, and another takes its place.
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), limit);
      const failed = (diagnostics: readonly Diagnostic[]): Outcome => ({ document, spans: [], thread: 0, diagnostics });
      try {
        const answer = (await pool.run({ folder, libraries, name, created: created.getTime() } satisfies Job, {
          signal: patience.signal,
        })) as Answer;
        return { document, ...answer };
      } catch (error) {
        if (patience.signal.aborted) return failed(outOfTime(name, limit));
        if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return failed(outOfMemory(name, HEAP_LIMIT));
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
}

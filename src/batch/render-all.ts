import { threadId } from 'node:worker_threads';

import type { Dataset } from '../dataset/dataset.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { stopwatch, type Span } from '../effects/stopwatch.ts';
import type { PlannedDocument } from '../output/plan.ts';
import type { FinishedDocument } from '../output/publish.ts';
import type { Prepared } from '../pipeline.ts';
import { render } from '../pipeline.ts';
import { timeLimit, whyFailed } from './failure.ts';
import { documentQueue } from './queue.ts';

/** How long one document took, stage by stage, and on which thread; 0 is the main one. */
export interface Timed {
  readonly spans: readonly Span[];
  readonly thread: number;
}

/** How one document came out; `fault` has the places in the program where it is the program that failed. */
export type Outcome = { readonly document: PlannedDocument } & Timed &
  ({ readonly finished: FinishedDocument } | { readonly diagnostics: readonly Diagnostic[]; readonly fault?: string });

/** Renders one document; a failure is an outcome, whatever its reason, so that it never stops the others. */
export async function renderOne(prepared: Prepared, document: PlannedDocument, created: Date): Promise<Outcome> {
  const watch = stopwatch();
  const timed = { document, spans: watch.spans, thread: threadId };
  try {
    return { ...timed, finished: await render(prepared, document, created, watch) };
  } catch (error) {
    return { ...timed, ...whyFailed(document.name, error) };
  }
}

/**
 * Renders documents one after the other in the order of the plan, or on `jobs` worker threads, and gives each when it is done. No more are
 * begun than are asked for, so that finished ones do not pile up. One that fails does not stop the others; on a worker, neither does one
 * that hangs or needs too much memory.
 * @param folder the dataset's folder, which each worker reads for itself.
 * @param limitOf how long a document may take on a worker, in milliseconds.
 */
export async function* renderAll(
  prepared: Prepared,
  folder: string,
  documents: readonly PlannedDocument[],
  created: Date,
  jobs: number,
  limitOf = (document: PlannedDocument): number => timeLimit(regionsOf(document, prepared.dataset)),
): AsyncGenerator<Outcome> {
  if (jobs <= 1 || documents.length <= 1) {
    for (const document of documents) yield renderOne(prepared, document, created);
    return;
  }
  const { workerPool } = await import('./pool.ts');
  const workers = Math.min(jobs, documents.length);
  const pool = workerPool(folder, prepared.libraries, created, workers);
  const queue = documentQueue(documents, (document) => regionsOf(document, prepared.dataset));
  const running = new Map<PlannedDocument, Promise<Outcome>>();
  const fill = (): void => {
    while (running.size < workers) {
      const document = queue.next(running.keys());
      if (document === undefined) return;
      running.set(document, pool.render(document, limitOf(document)));
    }
  };
  try {
    fill();
    while (running.size > 0) {
      const outcome = await Promise.race(running.values());
      running.delete(outcome.document);
      // Before the outcome is handed over: what is done with it must not keep a worker waiting.
      fill();
      yield outcome;
    }
  } finally {
    // Nobody waits for what is left: its end must not count as unhandled.
    void Promise.allSettled(running.values());
    await pool.close();
  }
}

function isOfOneRegion(document: PlannedDocument): boolean {
  return 'region' in document && document.region !== undefined;
}

function regionsOf(document: PlannedDocument, { regions }: Dataset): number {
  if (isOfOneRegion(document)) return 1;
  return 'part' in document && document.part !== undefined ? Math.max(1, document.part.regions.length) : regions.length;
}

import { threadId } from 'node:worker_threads';

import { FindingsError, type Diagnostic } from '../diagnostic/diagnostic.ts';
import { stopwatch, type Span } from '../effects/stopwatch.ts';
import type { PlannedDocument } from '../output/plan.ts';
import type { FinishedDocument } from '../output/publish.ts';
import type { Prepared } from '../pipeline.ts';
import { render } from '../pipeline.ts';

/** How long one document took, stage by stage, and on which thread; 0 is the main one. */
export interface Timed {
  readonly spans: readonly Span[];
  readonly thread: number;
}

/** How one document came out. */
export type Outcome = { readonly document: PlannedDocument } & Timed &
  ({ readonly finished: FinishedDocument } | { readonly diagnostics: readonly Diagnostic[] });

/** Renders one document; findings are an outcome, a bug is thrown. */
export async function renderOne(prepared: Prepared, document: PlannedDocument, created: Date): Promise<Outcome> {
  const watch = stopwatch();
  const timed = { document, spans: watch.spans, thread: threadId };
  try {
    return { ...timed, finished: await render(prepared, document, created, watch) };
  } catch (error) {
    if (error instanceof FindingsError) return { ...timed, diagnostics: error.diagnostics };
    throw error;
  }
}

/**
 * Renders documents one after the other, or on `jobs` worker threads, and gives them in the order of the plan.
 * One that fails does not stop the others.
 * @param folder the dataset's folder, which each worker reads for itself.
 */
export async function* renderAll(
  prepared: Prepared,
  folder: string,
  documents: readonly PlannedDocument[],
  created: Date,
  jobs: number,
): AsyncGenerator<Outcome> {
  if (jobs <= 1 || documents.length <= 1) {
    for (const document of documents) yield renderOne(prepared, document, created);
    return;
  }
  const { workerPool } = await import('./pool.ts');
  const pool = workerPool(folder, created, Math.min(jobs, documents.length));
  try {
    const outcomes = documents.map((document) => pool.render(document));
    // Settled before they are awaited in turn: a later failure must not count as unhandled meanwhile.
    for (const outcome of outcomes) outcome.catch(() => undefined);
    for (const outcome of outcomes) yield await outcome;
  } finally {
    await pool.close();
  }
}

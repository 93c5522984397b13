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
 * Renders documents one after the other, or on `jobs` threads of which this one is the first, and gives them in the order of the plan.
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
    for (const document of documents) {
      yield renderOne(prepared, document, created);
      await pause();
    }
    return;
  }
  const { workerPool } = await import('./pool.ts');
  const workers = Math.min(jobs, documents.length) - 1;
  const pool = workerPool(folder, created, workers);
  // What speaks for all regions takes as long as many others, so it is begun first, away from this thread.
  const ofOne = documents.filter(isOfOneRegion);
  const ofAll = documents.filter((document) => !isOfOneRegion(document));
  const expected = new Map(documents.map((document) => [document, new Expected<Outcome>()]));
  const lane = async (next: () => PlannedDocument | undefined, make: (document: PlannedDocument) => Promise<Outcome>): Promise<void> => {
    for (let document = next(); document !== undefined; document = next()) await expected.get(document)?.by(make(document));
  };
  try {
    // Two lanes a worker, so that it need not wait for this thread, which is busy with one document after another.
    for (let each = 0; each < 2 * workers; each += 1)
      void lane(
        () => ofAll.shift() ?? ofOne.shift(),
        (document) => pool.render(document),
      );
    void lane(
      () => ofOne.shift() ?? ofAll.pop(),
      async (document) => {
        await pause();
        return renderOne(prepared, document, created);
      },
    );
    for (const { outcome } of expected.values()) yield await outcome;
  } finally {
    ofOne.length = 0;
    ofAll.length = 0;
    await pool.close();
  }
}

/** Lets signals and other threads be heard between two documents. */
function pause(): Promise<void> {
  return new Promise(setImmediate);
}

function isOfOneRegion(document: PlannedDocument): boolean {
  return 'region' in document && document.region !== undefined;
}

/** A value that somebody will make later. */
class Expected<T> {
  readonly outcome: Promise<T>;
  private settle: (made: Promise<T>) => void = () => undefined;

  constructor() {
    this.outcome = new Promise((resolve) => (this.settle = resolve));
    // Looked at in turn: an earlier failure must not count as unhandled meanwhile.
    this.outcome.catch(() => undefined);
  }

  /** Settles with what is being made, and waits for it; a failure is told to whoever awaits the outcome. */
  async by(made: Promise<T>): Promise<void> {
    this.settle(made);
    await made.catch(() => undefined);
  }
}

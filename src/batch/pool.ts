import { Tinypool } from 'tinypool';

import type { PlannedDocument } from '../output/plan.ts';
import type { Outcome } from './render-all.ts';

/** What a worker is told: which dataset, which document of its plan, and the time the document carries. */
export interface Job {
  readonly folder: string;
  readonly name: string;
  readonly created: number;
}

/** What a worker answers: the outcome without the document, which is the parent's own. */
export type Answer = Outcome extends infer Each ? (Each extends Outcome ? Omit<Each, 'document'> : never) : never;

/** Most memory a worker's heap may take, in megabytes: one that needs more ends as an error, not with the machine. */
const HEAP_LIMIT = 512;

/** Worker threads that each read the dataset and the fonts once and then render one document a job. */
export function workerPool(
  folder: string,
  created: Date,
  jobs: number,
): { render(document: PlannedDocument): Promise<Outcome>; close(): Promise<void> } {
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT },
  });
  return {
    async render(document) {
      const answer = (await pool.run({ folder, name: document.name, created: created.getTime() } satisfies Job)) as Answer;
      return { document, ...answer };
    },
    close: () => pool.destroy(),
  };
}

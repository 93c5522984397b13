import { parentPort, workerData } from 'node:worker_threads';

import { FindingsError } from '../diagnostic/diagnostic.ts';
import type { Answer, Task } from './guarded.ts';
import { pack } from './packed.ts';
import { readSpreadsheet } from './read.ts';

// Runs in a thread of its own, which may be ended at any moment.

function answer({ bytes, file }: Task): Answer {
  try {
    return { spreadsheet: pack(readSpreadsheet(bytes, file)) };
  } catch (error) {
    if (error instanceof FindingsError) return { diagnostics: error.diagnostics };
    throw error;
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(answer(workerData as Task));

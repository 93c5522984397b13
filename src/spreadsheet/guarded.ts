import { Worker } from 'node:worker_threads';

import { FindingsError, type Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { MAX_HEAP_MB, MAX_SECONDS } from './limits.ts';
import { unpack, type PackedSpreadsheet } from './packed.ts';
import type { Spreadsheet } from './spreadsheet.ts';

/** What the thread is told. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/** What it answers. */
export type Answer = { readonly spreadsheet: PackedSpreadsheet } | { readonly diagnostics: readonly Diagnostic[] };

const SPLIT: Localized = { zh: '拆成几个工作簿', en: 'split it into several workbooks' };

function refusal(file: string, code: string, message: Localized, expected: Localized): FindingsError {
  return new FindingsError([{ code, severity: 'error', place: { file, line: 1, column: 1, cell: '' }, message, expected, fix: SPLIT }]);
}

/**
 * Reads a workbook from outside as `readSpreadsheet` does, in a thread whose heap has a cap and which is ended when it takes too long.
 * @throws FindingsError
 */
export async function readGuarded(bytes: Uint8Array, file: string, seconds = MAX_SECONDS): Promise<Spreadsheet> {
  const task: Task = { bytes, file };
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 32 },
  });
  let timer: NodeJS.Timeout | undefined;
  let answer: Answer;
  try {
    answer = await new Promise<Answer>((resolve, reject) => {
      const tooSlow = refusal(
        file,
        'workbook-too-slow',
        { zh: '读取工作簿用时太长', en: 'reading the workbook takes too long' },
        { zh: `最多 ${seconds} 秒`, en: `at most ${seconds} s` },
      );
      timer = setTimeout(() => reject(tooSlow), seconds * 1000);
      worker.once('message', resolve);
      worker.once('error', (error) => {
        const full = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
        const tooLarge = refusal(
          file,
          'workbook-too-large',
          { zh: '读取工作簿所需内存太多', en: 'reading the workbook takes too much memory' },
          { zh: `最多 ${MAX_HEAP_MB} MB`, en: `at most ${MAX_HEAP_MB} MB` },
        );
        reject(full ? tooLarge : error);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
  if ('diagnostics' in answer) throw new FindingsError(answer.diagnostics);
  // Only now, when the thread has given its memory back.
  return unpack(answer.spreadsheet);
}

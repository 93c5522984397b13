import { FindingsError, type Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';

/** How long one document may take on a worker, in milliseconds: for itself, and for each region that it speaks of beside. */
const TIME = { document: 120_000, region: 3_000 } as const;

/** The time limit of a document that speaks of so many regions, in milliseconds. */
export function timeLimit(regions: number): number {
  return TIME.document + TIME.region * regions;
}

const SMALLER: Localized = {
  zh: '删减该文档的内容，或换用更快、内存更大的机器',
  en: 'give the document less to say, or take a faster machine with more memory',
};

function failure(
  name: string,
  code: string,
  message: Localized,
  more: Pick<Diagnostic, 'expected' | 'found' | 'fix'>,
): readonly Diagnostic[] {
  const named = { zh: `${name}：${message.zh}`, en: `${name}: ${message.en}` };
  return [{ code, severity: 'error', message: named, ...more }];
}

/** A document that was still not done when its time was over. */
export function outOfTime(name: string, limit: number): readonly Diagnostic[] {
  const seconds = limit / 1000;
  return failure(
    name,
    'time-limit',
    { zh: '未在限定时间内完成', en: 'was not done in the time it may take' },
    {
      expected: { zh: `至多 ${seconds} 秒`, en: `at most ${seconds} s` },
      fix: SMALLER,
    },
  );
}

/** A document that needed more memory than a worker may take. */
export function outOfMemory(name: string, megabytes: number): readonly Diagnostic[] {
  return failure(
    name,
    'memory-limit',
    { zh: '所需内存超出限额', en: 'needs more memory than it may take' },
    {
      expected: { zh: `至多 ${megabytes} MB`, en: `at most ${megabytes} MB` },
      fix: SMALLER,
    },
  );
}

/** Why a document could not be made: what was found in data or template, or a fault of the program with the places in it. */
export function whyFailed(name: string, error: unknown): { readonly diagnostics: readonly Diagnostic[]; readonly fault?: string } {
  if (error instanceof FindingsError) return { diagnostics: error.diagnostics };
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const what = { zh: '程序出错，该文档未能生成', en: 'a fault of the program: the document could not be made' };
  const fix = {
    zh: '请报告此错误，并附上程序打印的调用位置和数据集',
    en: 'report it with the places in the program printed below, and the dataset',
  };
  return { diagnostics: failure(name, 'program-fault', what, { found: fault.split('\n', 1)[0] ?? '', fix }), fault };
}

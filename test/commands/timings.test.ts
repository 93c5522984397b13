import { expect, it } from 'vitest';

import type { Outcome } from '../../src/batch/render-all.ts';
import { traceOf } from '../../src/commands/timings.ts';
import { stopwatch } from '../../src/effects/stopwatch.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { SICHUAN } from '../workbook/datasets.ts';

interface Trace {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly ph: string;
    readonly ts?: number;
    readonly dur?: number;
    readonly tid: number;
    readonly args?: object;
  }[];
}

const [document] = planDocuments(SICHUAN);

it('gives a span a stage, within the span of its document, on the row of its thread', () => {
  const spans = [
    { stage: 'view', start: 1010, duration: 2 },
    { stage: 'pdf', start: 1012.5, duration: 7.25 },
  ];
  const made: Outcome = { document: document!, spans, thread: 3, diagnostics: [] };
  const { traceEvents } = JSON.parse(traceOf({ stages: [{ stage: 'prepare', start: 1000, duration: 5 }], documents: [made] })) as Trace;
  expect(traceEvents.filter(({ ph }) => ph === 'M').map(({ tid, args }) => [tid, args])).toEqual([
    [0, { name: 'main' }],
    [3, { name: 'worker 3' }],
  ]);
  expect(traceEvents.filter(({ ph }) => ph === 'X').map(({ name, ts, dur, tid }) => [name, ts, dur, tid])).toEqual([
    ['prepare', 0, 5000, 0],
    [document!.name, 10_000, 9750, 3],
    ['view', 10_000, 2000, 3],
    ['pdf', 12_500, 7250, 3],
  ]);
});

it('a stopwatch times also what fails, and gives on what the work gives', async () => {
  const watch = stopwatch();
  expect(await watch.time('sum', () => 1 + 1)).toBe(2);
  await expect(watch.time('failing', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(watch.spans.map(({ stage, duration }) => [stage, duration >= 0])).toEqual([
    ['sum', true],
    ['failing', true],
  ]);
});

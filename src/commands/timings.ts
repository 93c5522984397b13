import { basename, dirname } from 'node:path';

import type { Timed } from '../batch/render-all.ts';
import { openOutputFolder } from '../effects/output-folder.ts';
import type { Span } from '../effects/stopwatch.ts';
import type { PlannedDocument } from '../output/plan.ts';

/** An event of the Trace Event Format, which the trace viewers of browsers open: `X` is a span, `M` names a thread. Times in microseconds. */
type TraceEvent =
  | {
      readonly name: string;
      readonly cat: string;
      readonly ph: 'X';
      readonly ts: number;
      readonly dur: number;
      readonly pid: 1;
      readonly tid: number;
      readonly args?: { readonly document: string };
    }
  | { readonly name: 'thread_name'; readonly ph: 'M'; readonly pid: 1; readonly tid: number; readonly args: { readonly name: string } };

/** How long one document took. */
export type TimedDocument = { readonly document: PlannedDocument } & Timed;

/** How long a build took, by stage: of the build itself, and of each document. */
export interface Timings {
  /** On the main thread. */
  readonly stages: readonly Span[];
  readonly documents: readonly TimedDocument[];
}

/** The length of a document's making, from the start of its first stage to the end of its last. */
export function durationOf(spans: readonly Span[]): number {
  const ends = spans.map(({ start, duration }) => start + duration);
  return spans.length === 0 ? 0 : Math.max(...ends) - Math.min(...spans.map(({ start }) => start));
}

/**
 * Timings as JSON in the Trace Event Format: a span for each stage of the build, for each document, and within it for each of its
 * stages; a row for each thread. Times count from the first span.
 */
export function traceOf({ stages, documents }: Timings): string {
  const first = Math.min(...[...stages, ...documents.flatMap(({ spans }) => spans)].map(({ start }) => start));
  const event = ({ stage, start, duration }: Span, cat: string, tid: number, document?: string): TraceEvent => ({
    name: stage,
    cat,
    ph: 'X',
    ts: Math.round((start - first) * 1000),
    dur: Math.round(duration * 1000),
    pid: 1,
    tid,
    ...(document !== undefined && { args: { document } }),
  });
  const threads = [...new Set([0, ...documents.map(({ thread }) => thread)])].sort((a, b) => a - b);
  const events = [
    ...threads.map((tid): TraceEvent => {
      return { name: 'thread_name', ph: 'M', pid: 1, tid, args: { name: tid === 0 ? 'main' : `worker ${tid}` } };
    }),
    ...stages.map((span) => event(span, 'build', 0)),
    ...documents.flatMap(({ document: { name, type }, spans, thread }) => {
      const [head] = spans;
      if (head === undefined) return [];
      return [
        event({ stage: name, start: head.start, duration: durationOf(spans) }, type, thread),
        ...spans.map((span) => event(span, 'stage', thread, name)),
      ];
    }),
  ];
  return `{"displayTimeUnit":"ms","traceEvents":[\n${events.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`;
}

/** Writes timings to a file, whole or not at all. */
export function writeTimings(file: string, timings: Timings): void {
  const folder = openOutputFolder(dirname(file));
  try {
    folder.write(basename(file), new TextEncoder().encode(traceOf(timings)));
  } finally {
    folder.close();
  }
}

/** How long a stage of some work took, in milliseconds; `start` counts from a moment that all threads of the process share. */
export interface Span {
  readonly stage: string;
  readonly start: number;
  readonly duration: number;
}

/** Times the stages of a document's making, for progress and timings only: nothing in an output depends on it. */
export interface Stopwatch {
  readonly spans: readonly Span[];
  /** Does the work of a stage, which may take its time. */
  time<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
}

/** Milliseconds since 1970, never going back; alike in all threads. */
function moment(): number {
  return performance.timeOrigin + performance.now();
}

/** A stopwatch that has timed nothing. */
export function stopwatch(): Stopwatch {
  const spans: Span[] = [];
  return {
    spans,
    async time(stage, work) {
      const start = moment();
      try {
        return await work();
      } finally {
        spans.push({ stage, start, duration: moment() - start });
      }
    },
  };
}

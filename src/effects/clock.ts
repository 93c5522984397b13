/**
 * The time that documents carry: `SOURCE_DATE_EPOCH` (whole seconds since 1970, reproducible-builds.org) when it is set,
 * else midnight UTC of the dataset's date of issue. The machine's clock is never asked.
 * @param issued ISO date of the dataset.
 * @returns undefined when the variable is set to something else than whole seconds.
 */
export function documentDate(issued: string, environment: NodeJS.ProcessEnv): Date | undefined {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return new Date(`${issued}T00:00:00Z`);
  return /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : undefined;
}

/** Milliseconds since some fixed moment, for progress and timings only: nothing in an output depends on it. */
export function elapsed(): number {
  return performance.now();
}

import { setFlagsFromString } from 'node:v8';

// V8 optimises what has run for a short while, for a program that runs on. A build of some twenty documents ends before that pays: with
// Node 20 it takes a sixth less time and a third less work so; one of hundreds does a tenth better without. V8 13 (Node 24) waits of its
// own accord.
const LATE: Readonly<Record<string, readonly string[]>> = {
  '11': ['--always-sparkplug', '--interrupt-budget=500000'],
  '12': ['--always-sparkplug', '--invocation-count-for-turbofan=20000'],
};
/** V8's own settings of the same. */
const SOON: Readonly<Record<string, readonly string[]>> = {
  '11': ['--no-always-sparkplug', '--interrupt-budget=67584'],
  '12': ['--no-always-sparkplug', '--invocation-count-for-turbofan=3000'],
};
/** From so many documents on, optimising early pays, and memory counts. */
const MANY_DOCUMENTS = 100;

// By itself V8 lets the heap grow to four times what was in use before it looks what is no longer: a volume of 183 regions then takes more
// than twice the memory, and no less time.
const CLOSE = '--heap-growing-percent=60';

// V8 puts arrays that outlived a few documents' collections straight among the old ones. Nothing of a document outlives it, but what lies
// there, dead, holds on to what is young: without this a fifth of a large build goes into copying it about.
const YOUNG = '--no-allocation-site-pretenuring';

const [major = ''] = process.versions.v8.split('.');

/** Has Node compile functions plainly and at once, and optimise only those that run for long. Says nothing of what they do. */
export function compileLate(): void {
  for (const flag of [YOUNG, ...(LATE[major] ?? [])]) setFlagsFromString(flag);
}

/** Has Node optimise as it does by itself where there is enough to do, and keep its memory small. */
export function compileFor(documents: number): void {
  if (documents >= MANY_DOCUMENTS) for (const flag of [CLOSE, ...(SOON[major] ?? [])]) setFlagsFromString(flag);
}

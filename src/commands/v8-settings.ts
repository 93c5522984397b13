import { setFlagsFromString } from 'node:v8';

// How V8 compiles and collects, for what this program does. None of it shows in a result.

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

// V8 puts arrays that outlived a few documents' collections straight among the old ones. Nothing of a document outlives it, but what lies
// there, dead, holds on to what is young: without this a fifth of a large build goes into copying it about.
const YOUNG = '--no-allocation-site-pretenuring';

// By itself V8 lets the heap grow to four times what was in use before it looks what is no longer: a volume of 183 regions then takes more
// than twice the memory, and no less time.
const CLOSE = '--heap-growing-percent=60';

/** From so many documents on, optimising early pays, and memory counts. */
const MANY_DOCUMENTS = 100;

const [major = ''] = process.versions.v8.split('.');

/** For a command that ends soon: functions are compiled plainly and at once, and optimised only when they run for long. */
export function startQuickly(): void {
  for (const flag of [YOUNG, ...(LATE[major] ?? [])]) setFlagsFromString(flag);
}

/** For many documents: functions are optimised as by V8 itself, and memory is kept small. */
export function expectDocuments(documents: number): void {
  if (documents >= MANY_DOCUMENTS) for (const flag of [CLOSE, ...(SOON[major] ?? [])]) setFlagsFromString(flag);
}

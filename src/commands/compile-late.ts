import { setFlagsFromString } from 'node:v8';

// V8 optimises what has run for a short while, for a program that runs on. A build of some twenty documents ends before that pays: with
// Node 20 it takes a sixth less time and a third less work so, one of hundreds the same. V8 13 (Node 24) waits of its own accord.
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  '11': ['--always-sparkplug', '--interrupt-budget=500000'],
  '12': ['--always-sparkplug', '--invocation-count-for-turbofan=20000'],
};

/** Has Node compile functions plainly and at once, and optimise only those that run for long. Says nothing of what they do. */
export function compileLate(): void {
  const [major = ''] = process.versions.v8.split('.');
  for (const flag of FLAGS[major] ?? []) setFlagsFromString(flag);
}

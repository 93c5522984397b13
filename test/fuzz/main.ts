import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { describeCase, runCase, Tally, type Outcome } from './fuzz.ts';

// npm run fuzz -- --n 2000 --seed 1          cases 0 to 1999 of seed 1
// npm run fuzz -- --seed 1 --case 1234       that case again
// The cases run on a thread of their own, so that one that never ends can be ended and named.

/** Seconds after which a case is given up. */
const HOPELESS = 20;

interface Work {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

async function work({ seed, from, to }: Work): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const outcome = await runCase(seed, index);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    parentPort?.postMessage(outcome);
  }
}

/** Runs cases on a thread until the last is done or one never ends; gives the index to go on from. */
function watch(job: Work, take: (outcome: Outcome) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    let next = job.from;
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void worker.terminate();
        const trouble = `slow: given up after ${HOPELESS} s`;
        take({ index: next, kind: 'without end', by: '', refused: false, seconds: HOPELESS, trouble });
        resolve(next + 1);
      }, HOPELESS * 1000);
    };
    wait();
    worker.on('message', (outcome: Outcome) => {
      next = outcome.index + 1;
      take(outcome);
      wait();
    });
    worker.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(next);
    });
  });
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} is a whole number, not "${text}"`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { n: { type: 'string' }, seed: { type: 'string' }, case: { type: 'string' } } });
  const seed = wholeNumber('seed', values.seed ?? '1');
  const from = values.case === undefined ? 0 : wholeNumber('case', values.case);
  const to = values.case === undefined ? wholeNumber('n', values.n ?? '2000') : from + 1;
  const tally = new Tally();
  let troubles = 0;
  let done = 0;
  const report = (): void => {
    process.stdout.write(`\n${tally.toString()}\n${done} cases of seed ${seed}, ${troubles} in trouble\n`);
  };
  // What was found so far is not lost.
  process.once('SIGINT', () => {
    report();
    process.exit(130);
  });
  const take = (outcome: Outcome): void => {
    tally.add(outcome);
    done += 1;
    if (outcome.trouble === undefined) return;
    troubles += 1;
    const { kind, by, index, trouble } = outcome;
    process.stdout.write(`${kind}, ${by}: ${trouble}\n  npm run fuzz -- --seed ${seed} --case ${index}\n`);
  };
  if (values.case !== undefined) process.stdout.write(`${await describeCase(seed, from)}\n\n`);
  for (let next = from; next < to;) next = await watch({ seed, from: next, to }, take);
  report();
  process.exitCode = troubles === 0 ? 0 : 1;
}

await (isMainThread ? main() : work(workerData as Work));

import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { CLI, PROJECT, runCli } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { seeded } from '../helpers/seeded.ts';

const KILLS = 50;
const ID = 'sichuan-2017-04-23';

async function killedAfter(out: string, milliseconds: number): Promise<void> {
  const child = fork(CLI, ['build', '--out', out, '--quiet'], { cwd: PROJECT, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await ended;
  clearTimeout(timer);
}

it(
  `survives ${KILLS} kills at random moments: no torn file, and the next build completes and sweeps up`,
  async () => {
    const whole = scratchFolder();
    const start = performance.now();
    expect(runCli(['build', '--out', whole, '--quiet']).code).toBe(0);
    const length = performance.now() - start;
    const good = new Map(readdirSync(join(whole, ID)).map((name) => [name, sha256(readFileSync(join(whole, ID, name)))]));

    const out = scratchFolder();
    const random = seeded(20_170_423n);
    let inside = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Every other kill falls into the last tenth, where files are published.
      const share = random.next().value;
      await killedAfter(out, length * (kill % 2 === 0 ? share : 0.9 + share / 10));
      let names: string[] = [];
      try {
        names = readdirSync(join(out, ID));
      } catch {
        continue;
      }
      inside += 1;
      for (const name of names.filter((each) => !each.startsWith('.'))) {
        expect([name, sha256(readFileSync(join(out, ID, name)))]).toEqual([name, good.get(name)]);
      }
    }
    expect(inside).toBeGreaterThan(KILLS / 4);
    expect(runCli(['build', '--out', out, '--quiet']).code).toBe(0);
    expect(new Map(readdirSync(join(out, ID)).map((name) => [name, sha256(readFileSync(join(out, ID, name)))]))).toEqual(good);
  },
  30 * 60_000,
);

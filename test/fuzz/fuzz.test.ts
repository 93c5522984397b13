import { expect, it } from 'vitest';
import { runCase } from './fuzz.ts';

const CASES = 400;
const SEED = 1;

it(
  `refuses what ${CASES} strikes spoil where they struck, throws nothing and takes no time: npm run fuzz does many more`,
  { timeout: 120_000 },
  async () => {
    const troubles: string[] = [];
    for (let index = 0; index < CASES; index++) {
      const { kind, by, trouble } = await runCase(SEED, index);
      if (trouble !== undefined) troubles.push(`${kind}, ${by}: ${trouble} (npm run fuzz -- --seed ${SEED} --case ${index})`);
    }
    expect(troubles).toEqual([]);
  },
);

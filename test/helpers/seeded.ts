/** Numbers from 0 to 1, the same on every run (a linear congruential generator with Knuth's constants). */
export function* seeded(seed: bigint): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    yield Number(state >> 11n) / 2 ** 53;
  }
}

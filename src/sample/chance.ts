import { sha256 } from '../digest.ts';

/** Choices that are the same on every machine for the same words: a generator by seed (mulberry32), no clock and no Math.random. */
export class Chance {
  #state: number;

  /** Words that differ give streams that have nothing to do with one another. */
  constructor(...words: readonly (string | number)[]) {
    this.#state = Number.parseInt(sha256(words.join('\0')).slice(0, 8), 16);
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in so many of a hundred cases. */
  likely(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One of a list that is not empty. */
  one<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  /** So many of a list, or all when it has fewer, in the list's order. */
  some<T>(list: readonly T[], count: number): T[] {
    const indices = list.map((_, index) => index);
    for (let at = indices.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [indices[at], indices[other]] = [indices[other] ?? 0, indices[at] ?? 0];
    }
    const chosen = new Set(indices.slice(0, count));
    return list.filter((_, index) => chosen.has(index));
  }
}

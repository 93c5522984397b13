import { longest, TELLING, type Claims, type Piece, type Range, type Stretch } from './claims.ts';

/** What nobody has claimed in a range, read as one text: a passage that runs on to the next page is whole here, for the foot between is claimed. */
export class Gap {
  readonly text: string;
  readonly #ranges: readonly Range[];
  readonly #range: Range;
  readonly #runBegins: (offset: number) => boolean;

  constructor(claims: Claims, range: Range) {
    this.#range = range;
    this.#runBegins = claims.printed.runBegins;
    this.#ranges = range.end > range.start ? claims.free(range) : [];
    this.text = this.#ranges.map(({ start, end }) => claims.printed.text.slice(start, end)).join('');
  }

  /** Where a text stands; a short one only where something begins. */
  placeOf(text: string): readonly Stretch[] | undefined {
    if (text === '') return [];
    for (let at = this.text.indexOf(text); at >= 0; at = this.text.indexOf(text, at + 1)) {
      const stretches = this.stretches(at, text.length);
      const start = stretches[0]?.start ?? 0;
      if (text.length >= TELLING || this.#runBegins(start) || this.#ranges.some((range) => range.start === start)) return stretches;
    }
    return undefined;
  }

  /** Where the gap's character number `at` is printed; behind the last one, the last one's place. */
  offset(at: number): number {
    let left = at;
    for (const { start, end } of this.#ranges) {
      if (left < end - start) return start + left;
      left -= end - start;
    }
    return Math.max(0, (this.#ranges.at(-1)?.end ?? this.#range.start) - 1);
  }

  /** Where `length` characters from number `at` on are printed: in one place, or in several around what others claim. */
  stretches(at: number, length: number): readonly Stretch[] {
    const found: Stretch[] = [];
    let from = 0;
    for (const { start, end } of this.#ranges) {
      const [first, last] = [Math.max(at, from), Math.min(at + length, from + end - start)];
      if (first < last) found.push({ from: first - at, start: start + first - from, length: last - first });
      from += end - start;
    }
    return found;
  }

  /** The greatest length of a text's beginning that stands here. */
  longestStart(text: string): Piece {
    return longest(text.length, (length) => this.text.indexOf(text.slice(0, length)));
  }

  /** The greatest length of a text's end that stands here. */
  longestEnd(text: string): Piece {
    return longest(text.length, (length) => this.text.indexOf(text.slice(text.length - length)));
  }
}

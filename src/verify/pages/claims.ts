import type { PrintedText } from './printed-text.ts';

/** `length` characters of a text from its `from` on, printed from `start` on. */
export interface Stretch {
  readonly from: number;
  readonly start: number;
  readonly length: number;
}

/** A stretch of what is printed. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text and where it stands. */
export interface Piece {
  readonly at: number;
  readonly length: number;
}

/** Texts from this length on are told apart from others wherever they stand; shorter ones must begin where something begins. */
export const TELLING = 12;

/** What is printed, each character of it claimed once at most. */
export class Claims {
  readonly printed: PrintedText;
  readonly #claimed: Uint8Array;
  #cursor = 0;

  constructor(printed: PrintedText) {
    this.printed = printed;
    this.#claimed = new Uint8Array(printed.text.length);
  }

  /** Takes a place for a text: the next after the last one, else the first free; broken over two pages if need be. */
  place(text: string): readonly Stretch[] | undefined {
    if (text === '') return [];
    const { printed } = this;
    const at = this.#find(text, text.length < TELLING);
    if (at >= 0) return [this.#claim({ from: 0, start: at, length: text.length })];
    const { at: start, length } = this.longestStart(text);
    const next = start < 0 ? undefined : printed.pages.find(({ number }) => number === printed.pageAt(start) + 1);
    if (length === 0 || next === undefined) return undefined;
    const rest = text.slice(length);
    // It goes on before anything else of that page.
    const [free] = this.free(next);
    if (free === undefined || !printed.text.startsWith(rest, free.start) || !this.isFree(free.start, rest.length)) return undefined;
    return [this.#claim({ from: 0, start, length }), this.#claim({ from: length, start: free.start, length: rest.length })];
  }

  /** Takes the first free place in a range, the cursor staying where it is; a number must be whole there. */
  placeWithin(text: string, { start, end }: Range, whole: boolean): Stretch | undefined {
    const { text: all, runBegins, runEnds } = this.printed;
    for (let at = all.indexOf(text, start); at >= 0 && at + text.length <= end; at = all.indexOf(text, at + 1)) {
      const isWhole = !whole || ((runBegins(at) || !/[\d.,\u2212-]/.test(all.charAt(at - 1))) && runEnds(at + text.length));
      if (isWhole && this.isFree(at, text.length)) return this.take({ from: 0, start: at, length: text.length });
    }
    return undefined;
  }

  /** As {@link placeWithin}, but the last place. */
  placeLast(text: string, { start, end }: Range): Stretch | undefined {
    for (let at = this.printed.text.lastIndexOf(text, end - text.length); at >= start; at = this.printed.text.lastIndexOf(text, at - 1)) {
      if (this.isFree(at, text.length)) return this.take({ from: 0, start: at, length: text.length });
      if (at === 0) break;
    }
    return undefined;
  }

  /** Claims what is free in a range. */
  cover({ start, end }: Range): void {
    this.#claimed.fill(1, start, end);
  }

  /** Claims a stretch for a text. */
  take(stretch: Stretch): Stretch {
    this.#claimed.fill(1, stretch.start, stretch.start + stretch.length);
    return stretch;
  }

  /** Gives a stretch back. */
  release({ start, length }: Stretch): void {
    this.#claimed.fill(0, start, start + length);
  }

  isFree(start: number, length: number): boolean {
    const next = this.#claimed.indexOf(1, start);
    return next < 0 || next >= start + length;
  }

  /** What nobody has claimed in a range, in order. */
  free({ start, end }: Range): readonly Range[] {
    const found: Range[] = [];
    for (let from = this.#claimed.indexOf(0, start); from >= 0 && from < end;) {
      const next = this.#claimed.indexOf(1, from);
      const to = next < 0 ? end : Math.min(next, end);
      found.push({ start: from, end: to });
      from = this.#claimed.indexOf(0, to);
    }
    return found;
  }

  /** The greatest length of a text's beginning for which there is a place. */
  longestStart(text: string): Piece {
    return longest(text.length, (length) => this.#find(text.slice(0, length), false));
  }

  #find(text: string, atBeginning: boolean): number {
    const all = this.printed.text;
    for (const from of [this.#cursor, 0]) {
      for (let at = all.indexOf(text, from); at >= 0; at = all.indexOf(text, at + 1)) {
        if (this.isFree(at, text.length) && (!atBeginning || this.#begins(at))) return at;
      }
    }
    return -1;
  }

  #begins(at: number): boolean {
    return at === this.#cursor || this.printed.runBegins(at) || this.#claimed[at - 1] === 1;
  }

  #claim(stretch: Stretch): Stretch {
    this.#cursor = stretch.start + stretch.length;
    return this.take(stretch);
  }
}

/** By halving: where a long piece stands, its beginning stands too. */
export function longest(most: number, find: (length: number) => number): Piece {
  let [low, high, at] = [0, most, -1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const found = find(middle);
    if (found >= 0) [low, at] = [middle, found];
    else high = middle - 1;
  }
  return { at, length: low };
}

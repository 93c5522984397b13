import type { Passage, Run } from './passage.ts';
import { withoutSpaces, type PrintedText } from './printed-text.ts';

/** A passage that stands on the page, whole or broken over two; stretches in its order. */
export interface Placed {
  readonly passage: Passage;
  readonly stretches: readonly Stretch[];
}

/** `length` characters of a passage from `from` on, printed from `start` on. */
interface Stretch {
  readonly from: number;
  readonly start: number;
  readonly length: number;
}

/** A passage that is not printed as it should be. */
export interface Missed {
  readonly passage: Passage;
  /** Where its like stands; where nothing like it is there, the page of the passage before it. */
  readonly page: number;
  /** The runs that differ, and what is printed in their place; absent when nothing like the passage is there. */
  readonly differing?: readonly { readonly run: Run; readonly found: string }[];
}

/** Where the passages of a document stand in what is printed. */
export interface Matched {
  readonly placed: readonly Placed[];
  readonly missed: readonly Missed[];
}

/** This share of a passage, at its start, its end or both, must stand in a place for that to be called its like. */
const ENOUGH = 1 / 3;
/** How much longer than its passage its like may be. */
const SLACK = 40;

/** The text of a passage, without white space. */
export function passageText({ runs }: Passage): string {
  return withoutSpaces(runs.map(({ text }) => text).join(''));
}

/** Finds every passage in the printed text, in order, each in a place of its own. */
export function matchPassages(printed: PrintedText, passages: readonly Passage[]): Matched {
  const claims = new Claims(printed);
  const places = passages.map((passage): Placed | undefined => {
    if (passage.kind === 'chart') return undefined;
    const stretches = claims.place(passageText(passage));
    return stretches && { passage, stretches };
  });
  const placed: Placed[] = [];
  const missed: Missed[] = [];
  for (const [index, passage] of passages.entries()) {
    const before = places
      .slice(0, index)
      .findLast((place) => place !== undefined)
      ?.stretches.at(-1);
    const from = before === undefined ? 0 : before.start + before.length;
    const isChart = passage.kind === 'chart';
    const place = places[index] ?? (isChart ? inChart(claims, passage, from, places.slice(index + 1)) : undefined);
    if (place !== undefined) placed.push(place);
    // Too short to have its like.
    else if (isChart) missed.push({ passage, page: printed.pageAt(Math.max(0, from - 1)) });
    else missed.push(claims.likeOf(passage, from));
  }
  return { placed, missed };
}

/** A number in a chart is short: it is looked for between the texts around the chart, as a run of its own or the end of one. */
function inChart(claims: Claims, passage: Passage, from: number, later: readonly (Placed | undefined)[]): Placed | undefined {
  const after = later.find((place) => place !== undefined)?.stretches[0];
  const stretch = claims.placeBetween(passageText(passage), from, after?.start);
  return stretch && { passage, stretches: [stretch] };
}

class Claims {
  readonly #printed: PrintedText;
  readonly #claimed: Uint8Array;
  #cursor = 0;

  constructor(printed: PrintedText) {
    this.#printed = printed;
    this.#claimed = new Uint8Array(printed.text.length);
  }

  /** Takes a place for a text: the next after the last one, else the first free; broken over two pages if need be. */
  place(text: string): readonly Stretch[] | undefined {
    if (text === '') return [];
    const at = this.#find(text);
    if (at >= 0) return [this.#claim({ from: 0, start: at, length: text.length })];
    const { at: start, length } = this.#longestStart(text);
    const next = start < 0 ? undefined : this.#printed.pages.find(({ number }) => number === this.#printed.pageAt(start) + 1);
    if (length === 0 || next === undefined) return undefined;
    const rest = text.slice(length);
    const restAt = this.#printed.text.indexOf(rest, next.start);
    if (restAt < 0 || restAt + rest.length > next.end) return undefined;
    return [this.#claim({ from: 0, start, length }), this.#claim({ from: length, start: restAt, length: rest.length })];
  }

  placeBetween(text: string, from: number, to = this.#printed.text.length): Stretch | undefined {
    const { text: all, runBegins, runEnds } = this.#printed;
    for (let at = all.indexOf(text, from); at >= 0 && at + text.length <= to; at = all.indexOf(text, at + 1)) {
      const begins = runBegins(at) || !/[\d.,\u2212]/.test(all.charAt(at - 1));
      if (this.#claimed[at] === 0 && begins && runEnds(at + text.length)) return this.#claim({ from: 0, start: at, length: text.length });
    }
    return undefined;
  }

  /** What stands where a passage should, best after `from`: found by what is the same at its start, at its end, or both. */
  likeOf(passage: Passage, from: number): Missed {
    this.#cursor = from;
    const text = passageText(passage);
    const head = this.#longestStart(text);
    const tail = this.#longestEnd(text);
    const near = tail.at >= head.at && tail.at + tail.length - head.at <= text.length + SLACK;
    const both = near && head.length > 0 && tail.length > 0 && head.length + tail.length >= text.length * ENOUGH;
    const useHead = both || head.length >= tail.length;
    if (!both && Math.max(head.length, tail.length) < text.length * ENOUGH)
      return { passage, page: this.#printed.pageAt(Math.max(0, from - 1)) };
    const useTail = both || !useHead;
    const [first, last] = [useHead ? head.length : 0, useTail ? text.length - tail.length : text.length];
    const end = tail.at + tail.length;
    const foundAt = (from: number, to: number): string => {
      const start = useHead ? head.at + from : end - (text.length - from);
      return this.#printed.text.slice(Math.max(0, start), useTail ? end - (text.length - to) : start + to - from);
    };
    let at = 0;
    const touched = passage.runs.flatMap((run) => {
      const from = at;
      at += withoutSpaces(run.text).length;
      return from <= Math.max(first, last) && at >= Math.min(first, last) && at > from
        ? [{ run, from, to: at, found: foundAt(from, at) }]
        : [];
    });
    const differing = touched.filter(({ run, found }) => withoutSpaces(run.text) !== found);
    const page = this.#printed.pageAt(useHead ? head.at : tail.at);
    return { passage, page, differing: differing.length > 0 ? differing : touched };
  }

  #find(text: string): number {
    for (const from of [this.#cursor, 0]) {
      for (let at = this.#printed.text.indexOf(text, from); at >= 0; at = this.#printed.text.indexOf(text, at + 1)) {
        if (this.#claimed[at] === 0) return at;
      }
    }
    return -1;
  }

  #longestStart(text: string): { readonly at: number; readonly length: number } {
    return longest(text.length, (length) => this.#find(text.slice(0, length)));
  }

  #longestEnd(text: string): { readonly at: number; readonly length: number } {
    return longest(text.length, (length) => this.#find(text.slice(text.length - length)));
  }

  #claim(stretch: Stretch): Stretch {
    this.#claimed.fill(1, stretch.start, stretch.start + stretch.length);
    this.#cursor = stretch.start + stretch.length;
    return stretch;
  }
}

/** The greatest length for which there is a place, by halving: where a long piece stands, its beginning stands too. */
function longest(most: number, find: (length: number) => number): { readonly at: number; readonly length: number } {
  let [low, high, at] = [0, most, -1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const found = find(middle);
    if (found >= 0) [low, at] = [middle, found];
    else high = middle - 1;
  }
  return { at, length: low };
}

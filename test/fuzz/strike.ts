import { seeded } from '../helpers/seeded.ts';

// What a mutator does to one file, and what it promises of the findings that follow.

/** Numbers from 0 to 1. */
export type Chance = () => number;

/** Where a mutator struck: lines and, on a single line, columns, both from 1 and inclusive. */
export interface Span {
  readonly file: string;
  readonly lines: readonly [number, number];
  readonly columns?: readonly [number, number];
}

/** A changed file, and what must come of it. */
export interface Strike {
  /** The mutator's name, for the table and for whoever replays the case. */
  readonly by: string;
  readonly file: string;
  /** Absent when the file is taken away. */
  readonly bytes?: Uint8Array;
  /**
   * `refused`: an error must be found; `listed`: a finding of any severity; `accepted`: the file says the same as before, so no
   * error may be found; `any`: it depends.
   */
  readonly outcome: 'refused' | 'listed' | 'accepted' | 'any';
  /** Where one of the errors must lie if there is any; absent where the effect may legitimately show anywhere. */
  readonly at?: Span;
  /** The effect may also show elsewhere: where something refers to what was struck. */
  readonly echoes?: boolean;
}

/** The chance of one case, the same whenever the case is run. */
export function chanceOf(seed: number, index: number): Chance {
  const random = seeded(BigInt(seed) * 4_294_967_291n + BigInt(index));
  // Neighbouring states begin alike.
  for (let turn = 0; turn < 3; turn++) random.next();
  return () => random.next().value;
}

/** One of several. */
export function pick<T>(from: readonly T[], chance: Chance): T {
  const found = from[Math.floor(chance() * from.length)];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
}

/** A whole number below a limit. */
export function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit);
}

/** Line and column (from 1, in UTF-16 units) of an index. */
export function positionAt(text: string, index: number): { readonly line: number; readonly column: number } {
  const start = text.lastIndexOf('\n', index - 1) + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
  return { line, column: index - start + 1 };
}

/** The span from one index to before another, if on one line with its columns. */
export function spanOf(file: string, text: string, start: number, end: number): Span {
  const from = positionAt(text, start);
  const to = positionAt(text, Math.max(start, end - 1));
  return { file, lines: [from.line, to.line], ...(from.line === to.line && { columns: [from.column, to.column] }) };
}

/** The span of whole lines. */
export function linesOf(file: string, first: number, last: number = first): Span {
  return { file, lines: [first, last] };
}

/** Text with a part replaced. */
export function spliced(text: string, start: number, end: number, put: string): string {
  return text.slice(0, start) + put + text.slice(end);
}

/** An index that does not part a surrogate pair. */
export function boundary(text: string, chance: Chance): number {
  const index = below(text.length + 1, chance);
  return /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index;
}

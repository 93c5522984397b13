import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';

/** Who should notice a wrong outcome. */
export const GATES = ['check', 'trace', 'render', 'verify', 'manifest'] as const;

/** A gate of {@link GATES}. */
export type Gate = (typeof GATES)[number];

/** A finding, whichever gate it comes from. */
export interface Seen {
  readonly code: string;
  readonly document?: string;
  readonly page?: number;
  readonly cell?: string;
  readonly figure?: string;
  readonly file?: string;
  readonly line?: number;
}

/** Where a blow fell: a finding that agrees in all that is given here is in the right place. */
export interface Spot {
  readonly document?: string;
  /** Any of these pages. */
  readonly pages?: ReadonlySet<number>;
  /** Any of these cells. */
  readonly cells?: ReadonlySet<string>;
  /** Any of these figures. */
  readonly figures?: ReadonlySet<string>;
  readonly file?: string;
  /** Any of these lines. */
  readonly lines?: ReadonlySet<number>;
}

/** One wrong outcome, made and shown to its gate. */
export interface Blow {
  /** What was done, for who replays it. */
  readonly what: string;
  readonly spot: Spot;
  readonly seen: readonly Seen[];
}

/** Numbers from 0 to 1. */
export type Chance = () => number;

/** A way to make a wrong outcome; undefined where the dice fell on what cannot be struck that way. */
export interface Striker {
  readonly gate: Gate;
  readonly kind: string;
  /** How often, among all. */
  readonly weight: number;
  readonly strike: (chance: Chance) => Promise<Blow | undefined> | Blow | undefined;
}

/** One of a list. */
export function pick<T>(list: readonly T[], chance: Chance): T | undefined {
  return list[Math.floor(chance() * list.length)];
}

/** Findings of loading, rules and tracing as seen. */
export function seenIn(diagnostics: readonly Diagnostic[]): readonly Seen[] {
  return diagnostics.map(({ code, place }) => ({ code, ...(place === undefined ? {} : { file: place.file, line: place.line }) }));
}

function agrees(seen: Seen, { document, pages, cells, figures, file, lines }: Spot): boolean {
  const within = <T>(wanted: ReadonlySet<T> | undefined, found: T | undefined): boolean =>
    wanted === undefined || (found !== undefined && wanted.has(found));
  return (
    (document === undefined || seen.document === document) &&
    within(pages, seen.page) &&
    within(cells, seen.cell) &&
    within(figures, seen.figure) &&
    (file === undefined || seen.file === file) &&
    within(lines, seen.line)
  );
}

/** Whether the gate noticed, and whether it pointed at the right place. */
export function judged({ spot, seen }: Blow): 'survived' | 'misplaced' | 'placed' {
  if (seen.length === 0) return 'survived';
  return seen.some((each) => agrees(each, spot)) ? 'placed' : 'misplaced';
}

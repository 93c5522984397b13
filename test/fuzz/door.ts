import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { Chance, Strike } from './strike.ts';

// A door is a way into the program through which a stranger's files come.

/** What came of a strike. */
export interface Passage {
  readonly strike: Strike;
  /** Every file that a finding may name, as struck. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/** One kind of input: its name in the table, how many cases of a hundred it has, and one case of it. */
export interface Door {
  readonly kind: string;
  readonly share: number;
  run(chance: Chance): Passage | Promise<Passage>;
}

/** Files with one of them struck. */
export function struckFiles(contents: ReadonlyMap<string, Uint8Array>, { file, bytes }: Strike): ReadonlyMap<string, Uint8Array> {
  const changed = new Map(contents);
  if (bytes === undefined) changed.delete(file);
  else changed.set(file, bytes);
  return changed;
}

import type { Localized } from '../language.ts';

/** Where a finding is: a file of the user's, named as the user would name it, with 1-based line and column (in UTF-16 units). */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many columns the offending text spans; one when absent. */
  readonly length?: number;
  /** In a workbook, the cell or the sheet, `数据 Data!O7`; empty for the workbook as a whole. Line and column are the cell's row and column. */
  readonly cell?: string;
}

/** An error stops the build; a warning is printed and counted. */
export type Severity = 'error' | 'warning';

/**
 * A finding about the user's input. Sentences are lower-case, without a full stop, and stand in both languages;
 * `found` quotes the input and is the same in each.
 */
export interface Diagnostic {
  /** Stable kebab-case name of the rule, e.g. `unknown-code`. */
  readonly code: string;
  readonly severity: Severity;
  readonly place?: Place;
  readonly message: Localized;
  readonly expected?: Localized;
  readonly found?: string;
  readonly fix?: Localized;
}

/** Thrown when findings make it impossible to go on; carries all of them. A bug is never one of these. */
export class FindingsError extends Error {
  override readonly name = 'FindingsError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((finding) => `${finding.code}: ${finding.message.en}`).join('\n'));
    this.diagnostics = diagnostics;
  }
}

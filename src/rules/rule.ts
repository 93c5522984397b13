import type { Dataset } from '../dataset/dataset.ts';
import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';

/** What a rule finds; its code and severity are the rule's. */
export type Finding = Omit<Diagnostic, 'code' | 'severity'>;

/** A rule over a whole dataset. */
export interface Rule {
  /** Stable kebab-case name, printed with each finding. */
  readonly code: string;
  readonly severity: Severity;
  readonly check: (dataset: Dataset) => readonly Finding[];
}

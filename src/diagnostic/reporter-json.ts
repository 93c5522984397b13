import type { Diagnostic } from './diagnostic.ts';
import { sortDiagnostics } from './sort.ts';

/** Findings as JSON, one object a line (NDJSON), in the order of the files, with the fields of {@link Diagnostic}. */
export function reportJson(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map(({ code, severity, place, message, expected, found, fix }) =>
      JSON.stringify({ code, severity, place, message, expected, found, fix }),
    )
    .join('\n');
}

import type { Localized } from '../language.ts';

// YAML as a person would write it: one line a pair where it is short. Only what a sample needs.

/** A text in single quotes, in which nothing but the quote itself has a meaning. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Both languages on one line. */
export function pair({ zh, en }: Localized): string {
  return `{ zh: ${quoted(zh)}, en: ${quoted(en)} }`;
}

/** Words on one line. */
export function listed(words: readonly string[]): string {
  return `[${words.join(', ')}]`;
}

/** A row of a CSV file; quoted where it must be. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(',');
}

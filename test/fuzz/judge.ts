import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { Passage } from './door.ts';
import type { Span } from './strike.ts';

/** What is wrong with a passage, in words; nothing where it kept every promise. */
export type Verdict = { readonly refused: boolean; readonly trouble?: string };

function told({ code, place }: Diagnostic): string {
  return `${code} ${place?.file ?? '-'}:${place?.line}:${place?.column}`;
}

function within({ place }: Diagnostic, { file, lines, columns }: Span): boolean {
  if (place?.file !== file || place.line < lines[0] || place.line > lines[1]) return false;
  return columns === undefined || (place.column >= columns[0] && place.column <= columns[1]);
}

/** Why a finding's place is none, if it is none. */
function nowhere({ place }: Diagnostic, contents: Passage['contents'], struck: string): string | undefined {
  if (place === undefined) return 'has no place';
  const bytes = contents.get(place.file);
  if (bytes === undefined) return place.file === struck ? undefined : 'names no file';
  if (place.line === 1 && place.column === 1) return undefined;
  // In any encoding a character takes no fewer bytes than it has units.
  const lines = Buffer.from(bytes)
    .toString(isUtf8(bytes) ? 'utf8' : 'latin1')
    .split(/\r\n|\r|\n/);
  const line = lines[place.line - 1];
  if (line === undefined) return `names line ${place.line} of ${lines.length}`;
  return place.column >= 1 && place.column <= line.length + 1 ? undefined : `names column ${place.column} of ${line.length}`;
}

/** Holds the findings of a passage against what its mutator promised. */
export function judge({ strike, contents, diagnostics }: Passage): Verdict {
  const { file, outcome, at, echoes } = strike;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const refused = errors.length > 0;
  const fault = (trouble: string): Verdict => ({ refused, trouble });
  for (const finding of diagnostics) {
    const why = nowhere(finding, contents, file);
    if (why !== undefined) return fault(`misplaced: ${told(finding)} ${why}`);
  }
  if (outcome === 'accepted' && refused) return fault(`false alarm: ${errors.map(told).join(', ')}`);
  if (outcome === 'refused' && !refused) return fault('passed: no error was found');
  const promised = outcome === 'listed' ? diagnostics : errors;
  if (outcome === 'listed' && promised.length === 0) return fault('passed: nothing was found');
  if (at === undefined || promised.length === 0 || promised.some((finding) => within(finding, at))) return { refused };
  if (echoes && promised.every(({ place }) => place?.file !== file)) return { refused };
  const { lines, columns } = at;
  const wanted = `${at.file}:${lines.join('-')}${columns === undefined ? '' : `:${columns.join('-')}`}`;
  return fault(`misplaced: struck at ${wanted}, found ${promised.slice(0, 4).map(told).join(', ')}`);
}

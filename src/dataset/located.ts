import type { Place } from '../diagnostic/diagnostic.ts';
import type { Language } from '../language.ts';
import type { LocatedText } from './dataset.ts';
import type { SourceText } from './text.ts';

/** How a value is written in its file: bare, quoted (a doubled quote is one), or with backslash escapes. */
export type Spelling = 'bare' | 'single-quoted' | 'double-quoted' | 'csv-quoted';

const ESCAPED_UNITS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/**
 * The offset in `source` of each character of `value`, whose spelling starts at `start`. Line breaks and indentation that
 * folding dropped are passed over, so lines are exact for every style and columns for all but odd block scalars.
 */
function alignValue(source: string, start: number, value: string, spelling: Spelling): number[] {
  const offsets: number[] = [];
  const quote = spelling === 'single-quoted' ? "'" : spelling === 'csv-quoted' ? '"' : undefined;
  let at = start;
  for (let index = 0; index < value.length; index++) {
    const unit = value.charAt(index);
    if (spelling === 'double-quoted') {
      const folded = /^\\\n[ \t]*/.exec(source.slice(at, at + 200));
      if (folded !== null) at += folded[0].length;
      if (source[at] === '\\') {
        offsets.push(at);
        const wide = (value.codePointAt(index) ?? 0) > 0xffff;
        if (wide) {
          offsets.push(at);
          index++;
        }
        at += ESCAPED_UNITS[source[at + 1] ?? ''] ?? 2;
        continue;
      }
    }
    if (quote !== undefined && unit === quote) {
      offsets.push(at);
      at += 2;
      continue;
    }
    if (spelling !== 'csv-quoted' && (unit === ' ' || unit === '\n')) {
      const run = /^[ \t]*\n[ \t\n]*/.exec(source.slice(at, at + 2_000));
      if (run !== null) {
        offsets.push(at);
        at += run[0].length;
        continue;
      }
    }
    offsets.push(at);
    if (source[at] === unit) at++;
  }
  return offsets;
}

/** A value with the place of each of its characters. */
export function locate(
  source: SourceText,
  start: number,
  value: string,
  spelling: Spelling,
  kind: { readonly lang?: Language; readonly prose?: boolean } = {},
): LocatedText {
  const place = source.place(start, value.length);
  const base = { text: value, ...(kind.lang && { lang: kind.lang }), prose: kind.prose ?? false, place };
  // Nearly every text stands in its file as it is, on one line.
  const end = source.place(start + value.length);
  if (source.text.startsWith(value, start) && end.line === place.line && end.column - place.column === value.length)
    return { ...base, turns: [{ index: 0, line: place.line, column: place.column }] };
  const turns: { index: number; line: number; column: number }[] = [];
  for (const [index, offset] of alignValue(source.text, start, value, spelling).entries()) {
    const { line, column } = source.place(offset);
    const last = turns.at(-1);
    if (last === undefined || last.line !== line || last.column + index - last.index !== column) turns.push({ index, line, column });
  }
  return { ...base, turns };
}

/** The place of the character at `index` of a text, for findings that point into it. */
export function placeWithin(text: LocatedText, index: number, length?: number): Place {
  let turn = { index: 0, line: text.place.line, column: text.place.column };
  for (const next of text.turns) if (next.index <= index) turn = next;
  return {
    file: text.place.file,
    line: turn.line,
    column: turn.column + index - turn.index,
    ...(length !== undefined && length > 1 ? { length } : {}),
  };
}

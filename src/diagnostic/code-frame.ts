import { textWidth } from '../text-width.ts';
import type { Place } from './diagnostic.ts';

// What would move the cursor, hide, or turn the line around; shown as a replacement character, one for one.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;
const MOST_COLUMNS = 100;
const BEFORE_CARET = 60;
const MOST_QUOTED = 200;
/** Units of a line looked at on each side of a place: more than {@link MOST_COLUMNS} show, however many marks each letter bears. */
const REACH = 1_000;

/** Text that a terminal can show: control characters, direction marks and the like replaced. */
export function printable(text: string): string {
  return Array.from(text, (character) => (UNSAFE.test(character) ? '\ufffd' : character)).join('');
}

/** Shortens a text to a width, from its end. */
function cut(text: string, most: number): string {
  let width = 0;
  let kept = 0;
  let length = 0;
  for (const character of text) {
    width += textWidth(character);
    if (width > most) return `${text.slice(0, kept)}…`;
    length += character.length;
    if (width < most) kept = length;
  }
  return text;
}

/** What the user wrote, as one short piece: what cannot be shown replaced, a long text cut. */
export function quoted(text: string): string {
  return cut(printable(text.slice(0, REACH)), MOST_QUOTED);
}

/** A line of the user's file and the marks under the place in it. */
export interface Frame {
  readonly line: string;
  readonly marks: string;
}

/** Frames a place: the line, cut to a window around the place where it is long, and carets under what is meant. */
export function frame(lines: readonly string[], place: Place): Frame | undefined {
  const line = lines[place.line - 1];
  if (line === undefined) return undefined;
  const start = place.column - 1;
  const end = start + (place.length ?? 1);
  let before = printable(line.slice(Math.max(0, start - REACH), start));
  const marked = printable(line.slice(start, Math.min(end, start + REACH)));
  const after = printable(line.slice(end, end + REACH));
  if (start > REACH || textWidth(before) > BEFORE_CARET) {
    const characters = [...before];
    while (textWidth(characters.join('')) >= BEFORE_CARET) characters.splice(0, Math.max(1, characters.length >> 5));
    before = `…${characters.join('')}`;
  }
  const shown = cut(before + marked + after, MOST_COLUMNS);
  const indent = textWidth(before);
  const length = Math.max(1, Math.min(textWidth(marked), textWidth(shown) - indent));
  return { line: shown, marks: `${' '.repeat(indent)}${'^'.repeat(length)}` };
}

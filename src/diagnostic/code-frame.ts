import type { Place } from './diagnostic.ts';

// Wide characters (East Asian Width W and F) take two columns of a terminal.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
// What would move the cursor, hide, or turn the line around; shown as a replacement character, one for one.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;
const MOST_COLUMNS = 100;
const BEFORE_CARET = 60;

/** Text that a terminal can show: control characters, direction marks and the like replaced. */
export function printable(text: string): string {
  return Array.from(text, (character) => (UNSAFE.test(character) ? '\ufffd' : character)).join('');
}

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  return width;
}

/** Shortens a text to a width, from its end. */
function cut(text: string, most: number): string {
  if (displayWidth(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
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
  let before = printable(line.slice(0, place.column - 1));
  const marked = printable(line.slice(place.column - 1, place.column - 1 + (place.length ?? 1)));
  const after = printable(line.slice(place.column - 1 + (place.length ?? 1)));
  if (displayWidth(before) > BEFORE_CARET) {
    const characters = [...before];
    while (displayWidth(characters.join('')) >= BEFORE_CARET) characters.splice(0, Math.max(1, characters.length >> 5));
    before = `…${characters.join('')}`;
  }
  const shown = cut(before + marked + after, MOST_COLUMNS);
  const start = displayWidth(before);
  const length = Math.max(1, Math.min(displayWidth(marked), displayWidth(shown) - start));
  return { line: shown, marks: `${' '.repeat(start)}${'^'.repeat(length)}` };
}

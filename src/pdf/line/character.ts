/** What a character is to the line breaker and to spacing (CLREQ 3.1 and 3.2; JLREQ's classes in short). */
export type CharacterClass = 'han' | 'letter' | 'digit' | 'space' | 'open' | 'close' | 'full-close' | 'full-open' | 'other';

const FULL_CLOSE = new Set('、。，．：；！？）〕］｝〉》」』】〗〙〛');
const FULL_OPEN = new Set('（〔［｛〈《「『【〖〘〚');
const CLOSE = new Set(',.:;!?)]}%‰℃％°');
const OPEN = new Set('([{#');
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;

const classes = new Map<string, CharacterClass>();

/** Class of one character; curly quotes are classified by the language of their text, see {@link quoteClass}. */
export function classOf(character: string): CharacterClass {
  let found = classes.get(character);
  if (found === undefined) {
    found = classify(character);
    // One entry a distinct character of all texts; Unicode bounds it.
    classes.set(character, found);
  }
  return found;
}

function classify(character: string): CharacterClass {
  if (character === ' ' || character === '\u3000') return 'space';
  if (FULL_CLOSE.has(character)) return 'full-close';
  if (FULL_OPEN.has(character)) return 'full-open';
  if (CLOSE.has(character)) return 'close';
  if (OPEN.has(character)) return 'open';
  if (DIGIT.test(character)) return 'digit';
  if (HAN.test(character)) return 'han';
  return LETTER.test(character) ? 'letter' : 'other';
}

/** Whether a code unit is a letter of the Latin script, from A to ɏ. */
export function isLatinLetter(code: number): boolean {
  const lower = code | 0x20;
  if (code < 0x80) return lower >= 0x61 && lower <= 0x7a;
  return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}

/** Curly quotes: full-width marks in Chinese text, Latin ones in English. */
export function quoteClass(character: string, chinese: boolean): CharacterClass | undefined {
  if (character === '“' || character === '‘') return chinese ? 'full-open' : 'open';
  if (character === '”' || character === '’') return chinese ? 'full-close' : 'close';
  return undefined;
}

/** Marks that a line must not begin with, beside the closing ones. */
export const NEVER_FIRST: ReadonlySet<string> = new Set('·•—–…～~％/／－々ー〜');

/** A text in the form in which numbers are looked for, and the index in the text that each of its characters comes from. */
export interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

const DIGIT = /^[0-9０-９]$/;
const FULL_WIDTH_DIGIT = /^[０-９]$/;
const DASH = /^[-−–—~〜～－﹣]$/;
const MINUS = /^[-−－﹣]$/;
const FULL_WIDTH_GAP = 0xfee0;

/** What a character becomes; its neighbours decide on dashes. */
function plainCharacter(character: string, before: string, after: string): string {
  if (DASH.test(character) && DIGIT.test(before) && DIGIT.test(after)) return '~';
  if (MINUS.test(character)) return '-';
  // 2016，500户: a comma of full width parts words, unless the digits beside it are of full width too.
  if (character === '，' && !(FULL_WIDTH_DIGIT.test(before) && FULL_WIDTH_DIGIT.test(after))) return character;
  return character >= '！' && character <= '～' ? String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_GAP) : character;
}

/**
 * Full-width characters made plain, the dashes between two digits made one, thousands marks taken out, and white space too: all that may differ
 * between a source's print and its copy without a change of meaning. `wraps` takes out line ends as well.
 */
export function fold(text: string, wraps = false): Folded {
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    // Nearly all of a Chinese text.
    if (character >= '\u3400' && character <= '\u9fff') {
      folded += character;
      at.push(index);
      continue;
    }
    const parts = character === '\t' || (character === '\n' && !wraps);
    if (parts || !/\s/.test(character)) folded += plainCharacter(character, text.charAt(index - 1), text.charAt(index + 1));
    // 26 093 has a thousands mark, and 12 5 are two numbers: the first space between digits stays.
    else if (DIGIT.test(text.charAt(index - 1)) && DIGIT.test(/^\s+(\S?)/.exec(text.slice(index, index + 100))?.[1] ?? ''))
      folded += character === '\n' ? character : ' ';
    else continue;
    at.push(index);
  }
  return withoutThousands(folded, at);
}

const THOUSANDS = /(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])|(?<![\d., ])[1-9]\d{0,2}(?: \d{3})+(?! ?\d)/g;

function withoutThousands(text: string, at: readonly number[]): Folded {
  const dropped = new Set<number>();
  for (const { 0: number, index } of text.matchAll(THOUSANDS)) {
    for (let offset = 0; offset < number.length; offset++) if (/[, ]/.test(number.charAt(offset))) dropped.add(index + offset);
  }
  if (dropped.size === 0) return { text, at };
  const kept = Array.from({ length: text.length }, (_, index) => index).filter((index) => !dropped.has(index));
  return { text: kept.map((index) => text.charAt(index)).join(''), at: kept.map((index) => at[index] ?? 0) };
}

/** A piece of a paragraph's text, in reading order, whose whitespace is being settled. */
export interface Run {
  text: string;
}

/** East Asian characters, which take no space between them. Hangul is written with spaces and is left out. */
const EAST_ASIAN =
  /^[\u2E80-\u30FF\u3100-\u312F\u31A0-\u4DBF\u4E00-\uA4CF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{20000}-\u{3FFFF}]$/u;

/** Words with one space between them: nothing to settle inside, and no gap at either end. */
const SETTLED = /^[^ \t\r\n]+(?: [^ \t\r\n]+)*$/;

/**
 * Settles the whitespace of one paragraph, in place: runs of it become one space; at both ends it goes; and where it
 * holds a line break it goes when an East Asian character stands on either side, tags between them or not, because such
 * a break is the template's layout and no space of the text. U+00A0 and U+3000 are text.
 */
export function settleWhitespace(runs: readonly Run[]): void {
  let before = '';
  let gap: { readonly run: Run; lineBreak: boolean } | undefined;
  for (const run of runs) {
    if (gap === undefined && SETTLED.test(run.text)) {
      before = lastCharacter(run.text);
      continue;
    }
    const pieces = run.text.match(/[ \t\r\n]+|[^ \t\r\n]+/g) ?? [];
    run.text = '';
    for (const piece of pieces) {
      if (/^[ \t\r\n]/.test(piece)) {
        gap ??= { run, lineBreak: false };
        gap.lineBreak ||= /[\r\n]/.test(piece);
        continue;
      }
      const first = String.fromCodePoint(piece.codePointAt(0) ?? 0);
      if (gap !== undefined && before !== '' && !(gap.lineBreak && (EAST_ASIAN.test(before) || EAST_ASIAN.test(first))))
        gap.run.text += ' ';
      gap = undefined;
      run.text += piece;
      before = lastCharacter(piece);
    }
  }
}

function lastCharacter(text: string): string {
  const pair = text.codePointAt(text.length - 2) ?? 0;
  return pair > 0xffff ? String.fromCodePoint(pair) : text.slice(-1);
}

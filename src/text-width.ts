// East Asian Width W and F (Unicode 16), the blocks taken whole.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;

const PLAIN = /^[ -~]*$/;

/** Width in character cells of a screen or a sheet: full-width characters (Unicode East Asian Width W and F) take two, combining marks none. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    // Nearly all are Latin or Chinese, and comparing is much faster than searching.
    if (character < '\u0300') width += 1;
    else if (character >= '\u4e00' && character <= '\u9fff') width += 2;
    else width += WIDE.test(character) ? 2 : COMBINING.test(character) ? 0 : 1;
  }
  return width;
}

import { expect, it } from 'vitest';

import { textWidth } from '../src/text-width.ts';

it.each([
  ['', 0],
  ['plain ~', 7],
  ['é\u02ff', 2],
  ['e\u0300', 1],
  ['“…”', 3],
  ['㐀一鿿ꓐ', 7],
  ['（，。）', 8],
  ['가각', 4],
  ['\u{2000b}😀', 4],
  ['ﾊ', 1],
])('%j takes %i cells', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

import { MAX_TEXT } from '../dataset/limits.ts';
import { textWidth } from '../text-width.ts';
import type { Rule } from './rule.ts';

/** A text stands on one page with what is kept together with it. */
export const textLength: Rule = {
  code: 'text-too-wide',
  severity: 'error',
  check(dataset) {
    return dataset.texts
      .filter(({ text }) => 2 * text.length > MAX_TEXT && textWidth(text) > MAX_TEXT)
      .map(({ text, place }) => ({
        place,
        message: { zh: '文字太长，可能放不进一页', en: 'the text is too long to stand on a page' },
        expected: {
          zh: `最多 ${MAX_TEXT / 2} 个汉字，西文字符算半个`,
          en: `at most ${MAX_TEXT} characters, a Chinese one counting as two`,
        },
        found: String(textWidth(text)),
        fix: { zh: '缩短文字，或分成几段', en: 'shorten it, or split it' },
      }));
  },
};

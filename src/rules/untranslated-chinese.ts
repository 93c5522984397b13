import { wordsOnly } from '../dataset/prose.ts';
import type { Rule } from './rule.ts';

const LETTERS = /\p{L}/gu;
const ENOUGH = 12;

/** A Chinese text is written in Chinese: names and abbreviations in Latin letters are fine, a text of nothing else is not. */
export const untranslatedChinese: Rule = {
  code: 'chinese-missing',
  severity: 'warning',
  check(dataset) {
    return dataset.texts
      .filter(({ text, lang }) => lang === 'zh' && !/\p{Script=Han}/u.test(text) && (wordsOnly(text).match(LETTERS)?.length ?? 0) > ENOUGH)
      .map(({ text, place }) => ({
        place,
        message: { zh: '中文里没有一个汉字', en: 'the Chinese text has no Chinese character' },
        expected: { zh: '中文', en: 'Chinese' },
        found: text.slice(0, 60),
        fix: { zh: '译成中文，或检查 zh 和 en 是否对调', en: 'translate it, or check whether zh and en are swapped' },
      }));
  },
};

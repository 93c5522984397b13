import { placeWithin } from '../dataset/located.ts';
import type { Rule } from './rule.ts';

const HAN = /[\p{Script=Han}\u3001\u3002\u300a\u300b\uff0c\uff1a\uff1b\uff1f\uff01]+/gu;

/** Chinese texts hold Chinese characters, English ones do not; a Chinese name in brackets or quotation marks is fine. */
export const wrongScript: Rule = {
  code: 'wrong-script',
  severity: 'warning',
  check(dataset) {
    const terms = new Set(dataset.glossary.map(({ zh }) => zh));
    return dataset.texts.flatMap((text) => {
      // A note in the glossary explains one Chinese word by another.
      if (text.lang !== 'en' || text.place.file.endsWith('/glossary.csv')) return [];
      return Array.from(text.text.matchAll(HAN), ({ 0: word, index }) => ({ word, index }))
        .filter(({ word, index }) => !terms.has(word) && !/[(（“"'‘《]/.test(text.text[index - 1] ?? ''))
        .map(({ word, index }) => ({
          place: placeWithin(text, index, word.length),
          message: { zh: '英文里有中文字符', en: 'the English text has Chinese characters' },
          expected: { zh: '英文；中文原名放在括号或引号里', en: 'English; a Chinese name stands in brackets or quotation marks' },
          found: word,
          fix: { zh: '译成英文，或检查 zh 和 en 是否对调', en: 'translate it, or check whether zh and en are swapped' },
        }));
    });
  },
};

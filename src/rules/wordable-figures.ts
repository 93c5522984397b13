import { LANGUAGES } from '../language.ts';
import { writeWords } from '../quantity/words.ts';
import type { Rule } from './rule.ts';
import { referencesOf } from './references.ts';

/** A figure asked for in words (`{years|words}`) is a small number that has words in both languages. */
export const wordableFigures: Rule = {
  code: 'figure-without-words',
  severity: 'error',
  check(dataset) {
    return [...dataset.narratives.values()].flatMap((narrative) =>
      referencesOf(narrative)
        .filter(({ id, form }) => {
          const quantity = dataset.figureById.get(id)?.quantity;
          return form === 'words' && quantity !== undefined && LANGUAGES.some((lang) => writeWords(quantity, lang) === undefined);
        })
        .map(({ id, place }) => ({
          place,
          message: { zh: '这个数字不能用文字写出', en: 'this figure cannot be written in words' },
          expected: { zh: '小于 100 的整数，或整成数的百分比', en: 'a whole number below 100, or a rate in exact tenths' },
          found: id,
          fix: { zh: '去掉 `|words`，用数字表示', en: 'take `|words` away and let it stand in digits' },
        })),
    );
  },
};

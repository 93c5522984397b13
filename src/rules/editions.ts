import { languagesOf } from '../language.ts';
import type { Rule } from './rule.ts';

/** An edition speaks languages that the dataset is written in. */
export const editions: Rule = {
  code: 'edition-language',
  severity: 'error',
  check(dataset) {
    const file = `${dataset.folder}/dataset.yaml`;
    return dataset.editions
      .filter((edition) => !languagesOf(edition).every((lang) => dataset.languages.includes(lang)))
      .map((edition) => ({
        place: { file, line: 1, column: 1 },
        message: {
          zh: `版本 \`${edition}\` 用到数据集没有的语言`,
          en: `the edition \`${edition}\` needs a language that the dataset is not written in`,
        },
        expected: { zh: `只用 ${dataset.languages.join('、')} 的版本`, en: `editions of ${dataset.languages.join(', ')}` },
        found: edition,
        fix: { zh: '改 editions 或 languages', en: 'change `editions` or `languages`' },
      }));
  },
};

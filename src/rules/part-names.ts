import { partsOf } from '../dataset/parts.ts';
import type { Rule } from './rule.ts';

/** What a volume of its own speaks for has a name in each of the dataset's languages. */
export const partNames: Rule = {
  code: 'missing-name',
  severity: 'error',
  check(dataset) {
    const place = { file: `${dataset.folder}/dataset.yaml`, line: 1, column: 1 };
    return partsOf(dataset).flatMap(({ scope: { region } }) =>
      dataset.languages
        .filter((language) => region.name[language] === '' || region.short[language] === '')
        .map((language) => ({
          place,
          message: {
            zh: `该地区要单独成册，却没有${language === 'zh' ? '中文' : '英文'}名称`,
            en: `the region has a volume of its own and no ${language === 'zh' ? 'Chinese' : 'English'} name`,
          },
          found: region.name.zh === '' ? region.code : `${region.code} ${region.name.zh}`,
          fix: {
            zh: `在 codes/regions.csv 中补上 ${language} 列和 short-${language} 列`,
            en: `fill the columns ${language} and short-${language} in codes/regions.csv`,
          },
        })),
    );
  },
};

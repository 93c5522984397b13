import type { Rule } from './rule.ts';

/** A source says of what date it is. */
export const undatedSources: Rule = {
  code: 'source-without-date',
  severity: 'warning',
  check(dataset) {
    return dataset.sources
      .filter(({ date }) => date === undefined)
      .map(({ id, place }) => ({
        place,
        message: { zh: '来源没有日期', en: 'the source has no date' },
        expected: { zh: '来源的发布日期', en: 'the date on which it was published' },
        found: id,
        fix: { zh: '补上 `date: 年-月-日`', en: 'add `date: year-month-day`' },
      }));
  },
};

import type { Rule } from './rule.ts';

/** A table of regions of different levels (a county beside a prefecture) says so in a note. */
export const comparisonLevels: Rule = {
  code: 'levels-mixed',
  severity: 'warning',
  check(dataset) {
    return [...dataset.narratives.values()].flatMap(({ comparisons }) =>
      comparisons
        .filter(({ note, regions }) => note === undefined && new Set(regions.map(({ region }) => region.level)).size > 1)
        .map(({ place, regions }) => ({
          place,
          message: { zh: '比较表里有不同级别的地区，却没有注释', en: 'the table compares regions of different levels without a note' },
          expected: { zh: '同一级别的地区，或一条注释', en: 'regions of one level, or a note' },
          found: regions.map(({ slug, region }) => `${slug} (${region.level})`).join(', '),
          fix: { zh: '加上 `note:`，说明级别不同、不作排名', en: 'add a `note:` that the levels differ and are not ranked' },
        })),
    );
  },
};

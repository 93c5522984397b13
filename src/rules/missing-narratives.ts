import { VOLUME } from '../dataset/narrative.ts';
import type { Rule } from './rule.ts';

/** Each region, and the volume, has a narrative; without one its pages show the table alone. */
export const missingNarratives: Rule = {
  code: 'region-without-narrative',
  severity: 'warning',
  check(dataset) {
    const file = `${dataset.folder}/narrative.yaml`;
    return [...dataset.regions.map(({ slug }) => slug), VOLUME]
      .filter((name) => !dataset.narratives.has(name))
      .map((name) => ({
        place: { file, line: 1, column: 1 },
        message: { zh: `\`${name}\` 没有叙述`, en: `\`${name}\` has no narrative` },
        expected: { zh: `以 \`${name}:\` 开头的一段`, en: `a part that begins with \`${name}:\`` },
        fix: { zh: '补上标题和举措', en: 'add a headline and measures' },
      }));
  },
};

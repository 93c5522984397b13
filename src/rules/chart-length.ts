import { MAX_BARS } from '../dataset/limits.ts';
import type { Finding, Rule } from './rule.ts';

/** Every item of a bar chart has a row of its own, and a chart stands on one page. */
export const chartLength: Rule = {
  code: 'chart-length',
  severity: 'error',
  check(dataset) {
    return [...dataset.narratives.values()].flatMap(({ charts }) =>
      charts
        .filter(({ type, items }) => type === 'bar' && items.length > MAX_BARS)
        .map(({ id, items, place }): Finding => ({
          place: { ...place, length: id.length },
          message: { zh: '条形图的项目太多，一页放不下', en: 'the bar chart has more items than a page has room for' },
          expected: { zh: `最多 ${MAX_BARS} 项`, en: `at most ${MAX_BARS}` },
          found: String(items.length),
          fix: { zh: '分成几张图，或改用折线图', en: 'split it into several charts, or draw a line' },
        })),
    );
  },
};

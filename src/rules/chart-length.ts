import type { ChartRequest } from '../dataset/dataset.ts';
import { CHART_LINE, MAX_ITEMS, MAX_LABEL_LINES } from '../dataset/limits.ts';
import { LANGUAGES } from '../language.ts';
import { textWidth } from '../text-width.ts';
import type { Finding, Rule } from './rule.ts';

/** Lines that an item's labels take. */
function linesOf({ label }: ChartRequest['items'][number]): number {
  return LANGUAGES.reduce((sum, lang) => sum + Math.ceil(textWidth(label[lang]) / CHART_LINE), 0);
}

/** Every item of a chart has lines of its own, unless it is a point of a line, and a chart stands on one page. */
export const chartLength: Rule = {
  code: 'chart-length',
  severity: 'error',
  check(dataset) {
    return [...dataset.narratives.values()].flatMap(({ charts }) =>
      charts
        .filter(({ type }) => type !== 'line')
        .flatMap(({ id, items, place }): Finding[] => {
          const at = { ...place, length: id.length };
          const fix = { zh: '分成几张图', en: 'split it into several charts' };
          const lines = items.reduce((sum, item) => sum + linesOf(item), 0);
          if (items.length > MAX_ITEMS)
            return [
              {
                place: at,
                message: { zh: '图的项目太多，一页放不下', en: 'the chart has more items than a page has room for' },
                expected: { zh: `最多 ${MAX_ITEMS} 项`, en: `at most ${MAX_ITEMS}` },
                found: String(items.length),
                fix,
              },
            ];
          if (lines <= MAX_LABEL_LINES) return [];
          return [
            {
              place: at,
              message: { zh: '图中的标签太长，一页放不下', en: "the chart's labels are longer than a page has room for" },
              expected: {
                zh: `最多 ${MAX_LABEL_LINES} 行，每行 ${CHART_LINE} 个字符，汉字算两个`,
                en: `at most ${MAX_LABEL_LINES} lines of ${CHART_LINE} characters, a Chinese one counting as two`,
              },
              found: String(lines),
              fix: { zh: '缩短标签，或分成几张图', en: 'shorten the labels or split the chart' },
            },
          ];
        }),
    );
  },
};

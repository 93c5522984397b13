import type { Place } from '../diagnostic/diagnostic.ts';
import { periodText } from '../quantity/period.ts';
import type { Finding, Rule } from './rule.ts';

/** No two figures say the same thing: one region, indicator, period and kind. */
export const duplicateFigures: Rule = {
  code: 'same-figure-twice',
  severity: 'error',
  check(dataset) {
    const firsts = new Map<string, { readonly id: string; readonly place: Place }>();
    return dataset.figures.flatMap((figure): Finding[] => {
      const period = figure.period === undefined ? '' : periodText(figure.period);
      const key = [figure.region.region.code, figure.indicator.id, period, figure.kind].join('\0');
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, figure);
        return [];
      }
      return [
        {
          place: { ...figure.place, length: figure.id.length },
          message: {
            zh: '同一地区、指标、时间和性质的数字已经有了',
            en: 'there is a figure of this region, indicator, period and kind already',
          },
          expected: {
            zh: `只有一个；第一个是 \`${first.id}\`，在第 ${first.place.line} 行`,
            en: `one only; the first is \`${first.id}\`, in line ${first.place.line}`,
          },
          found: figure.id,
          fix: { zh: '删去一行，或改正它的时间、性质或指标', en: 'delete one row, or correct its period, kind or indicator' },
        },
      ];
    });
  },
};

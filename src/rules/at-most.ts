import type { Figure } from '../dataset/dataset.ts';
import { compare, plain } from '../quantity/decimal.ts';
import { periodText } from '../quantity/period.ts';
import type { Finding, Rule } from './rule.ts';

function keyOf(figure: Figure, indicator: string): string {
  return [figure.region.region.code, indicator, figure.period === undefined ? '' : periodText(figure.period), figure.kind].join('\0');
}

/** An indicator never exceeds the one that its `at-most` names: not more poor households than poor people. */
export const atMost: Rule = {
  code: 'more-than-possible',
  severity: 'warning',
  check(dataset) {
    const byKey = new Map(dataset.figures.map((figure) => [keyOf(figure, figure.indicator.id), figure]));
    return dataset.figures.flatMap((figure): Finding[] => {
      const most = figure.indicator.atMost === undefined ? undefined : byKey.get(keyOf(figure, figure.indicator.atMost));
      if (figure.quantity === undefined || most?.quantity === undefined || compare(figure.quantity.value, most.quantity.value) <= 0)
        return [];
      const limit = plain(most.quantity.value);
      return [
        {
          place: { ...figure.place, length: figure.id.length },
          message: {
            zh: `“${figure.indicator.name.zh}”多于“${most.indicator.name.zh}”`,
            en: `"${figure.indicator.name.en}" is more than "${most.indicator.name.en}"`,
          },
          expected: { zh: `不超过 ${limit}（\`${most.id}\`）`, en: `at most ${limit} (\`${most.id}\`)` },
          found: plain(figure.quantity.value),
          fix: { zh: '核对两个数字，可能对调了', en: 'check both figures; they may be swapped' },
        },
      ];
    });
  },
};

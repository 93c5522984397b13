import { add, compare, plain } from '../quantity/decimal.ts';
import type { Finding, Rule } from './rule.ts';

/** A figure that the source calls a total equals what it totals; printed as the source has it all the same. */
export const totals: Rule = {
  code: 'total-differs',
  severity: 'warning',
  check(dataset) {
    return dataset.figures.flatMap((figure): Finding[] => {
      const parts = figure.sumOf.map((id) => dataset.figureById.get(id)?.quantity);
      const total = figure.quantity;
      if (total === undefined || parts.length === 0 || !parts.every((part) => part !== undefined)) return [];
      const sum = parts.map((part) => part.value).reduce(add);
      if (compare(sum, total.value) === 0) return [];
      return [
        {
          place: { ...figure.place, length: figure.id.length },
          message: { zh: '合计与各项之和不符', en: 'the total is not the sum of its parts' },
          expected: { zh: `${plain(sum)}，即 ${figure.sumOf.join(' + ')}`, en: `${plain(sum)}, that is ${figure.sumOf.join(' + ')}` },
          found: plain(total.value),
          fix: { zh: '核对各项；来源如此则保留，并加注释', en: 'check the parts; if the source has it so, keep it and add a note' },
        },
      ];
    });
  },
};

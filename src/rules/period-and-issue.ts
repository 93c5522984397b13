import type { Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { firstDay, lastDay, periodText } from '../quantity/period.ts';
import type { Rule } from './rule.ts';

function trouble({ kind, period, status }: Figure, issued: string): Localized | undefined {
  if (period === undefined || status !== 'reported') return undefined;
  const begins = firstDay(period);
  const ends = lastDay(period);
  if (kind === 'target' && ends !== undefined && ends < issued)
    return { zh: '目标的期限在发布日期之前已经结束', en: 'the period of this target ended before the date of issue' };
  if (kind === 'actual' && (begins ?? ends ?? issued) > issued)
    return { zh: '实际数的时间在发布日期之后才开始', en: 'the period of this actual figure begins after the date of issue' };
  return undefined;
}

/** Targets lie ahead of the date of issue, actual figures do not. */
export const periodAndIssue: Rule = {
  code: 'period-against-issue',
  severity: 'warning',
  check(dataset) {
    return dataset.figures.flatMap((figure) => {
      const message = trouble(figure, dataset.date);
      if (message === undefined || figure.period === undefined) return [];
      return {
        place: { ...figure.place, length: figure.id.length },
        message,
        expected: {
          zh: `与发布日期 ${dataset.date} 相符的时间和性质`,
          en: `a period and a kind that go with the date of issue, ${dataset.date}`,
        },
        found: `${figure.kind} ${periodText(figure.period)}`,
        fix: { zh: '核对 period 和 kind', en: 'check `period` and `kind`' },
      };
    });
  },
};

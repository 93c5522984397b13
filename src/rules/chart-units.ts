import type { ChartRequest, Dataset } from '../dataset/dataset.ts';
import type { Finding, Rule } from './rule.ts';

function unitsOf(dataset: Dataset, chart: ChartRequest): { readonly id: string; readonly unit: string }[] {
  const items = chart.items.flatMap(({ figure }) => {
    const unit = dataset.figureById.get(figure)?.unit.id;
    return unit === undefined ? [] : [{ id: figure, unit }];
  });
  const line = chart.referenceLine;
  return line === undefined ? items : [...items, { id: line.id, unit: line.quantity.unit.id }];
}

/** What one chart draws on one scale is of one unit, its reference line included. */
export const chartUnits: Rule = {
  code: 'chart-units',
  severity: 'error',
  check(dataset) {
    return [...dataset.narratives.values()].flatMap(({ charts }) =>
      charts.flatMap((chart): Finding[] => {
        const units = unitsOf(dataset, chart);
        if (new Set(units.map(({ unit }) => unit)).size < 2) return [];
        return [
          {
            place: { ...chart.place, length: chart.id.length },
            message: { zh: '一张图里有几种单位', en: 'the chart draws several units on one scale' },
            expected: { zh: '各项和参考线单位相同', en: 'items and reference line of one unit' },
            found: units.map(({ id, unit }) => `${id} (${unit})`).join(', '),
            fix: { zh: '分成几张图', en: 'split it into several charts' },
          },
        ];
      }),
    );
  },
};

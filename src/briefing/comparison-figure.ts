import type { Comparison, Dataset, Figure, ReportedRegion } from '../dataset/dataset.ts';
import { samePeriod } from '../quantity/period.ts';
import { figuresOf } from './numbering.ts';

type Column = Comparison['columns'][number];

/** The figures that a region has of a column's indicator, of whatever period and kind. */
export function candidates(dataset: Dataset, { region }: ReportedRegion, { indicator }: Column): readonly Figure[] {
  return figuresOf(dataset, region.code).filter((figure) => figure.indicator.id === indicator.id);
}

/** The figure of a comparison's cell: of its period, and of the first of its kinds that there is. */
export function cellFigure(dataset: Dataset, { period, kinds }: Comparison, region: ReportedRegion, column: Column): Figure | undefined {
  const inPeriod = candidates(dataset, region, column).filter(
    (figure) => period === undefined || (figure.period !== undefined && samePeriod(figure.period, period)),
  );
  return kinds.flatMap((kind) => inPeriod.find((figure) => figure.kind === kind) ?? [])[0];
}

import type { Dataset, Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import { periodText } from '../quantity/period.ts';
import { withParents } from './references.ts';
import type { Finding } from './rule.ts';

/** The period of a figure and whether it was still running: 2017 and 2017 to date do not add up. */
export function reachOf({ period, toDate }: Figure): string {
  const text = period === undefined ? '' : periodText(period);
  return toDate ? `${text} to date` : text;
}

function unsummable(place: Place, figures: readonly Figure[]): Finding[] {
  return figures
    .filter(({ indicator }) => indicator.aggregation === 'none')
    .map(({ id, indicator }) => ({
      place,
      message: { zh: `指标“${indicator.name.zh}”不能相加`, en: `the indicator "${indicator.name.en}" may not be summed` },
      expected: { zh: 'aggregation 为 sum 的指标', en: 'indicators whose aggregation is sum' },
      found: id,
      fix: { zh: '去掉这个数字；比率、平均数不能相加', en: 'take this figure out; rates and averages do not add up' },
    }));
}

/** Pairs of figures of which one is of a region that contains the other's: together they count things twice. */
export function overlapping(dataset: Dataset, place: Place, figures: readonly Figure[]): Finding[] {
  const byRegion = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { code } = figure.region.region;
    const known = byRegion.get(code);
    if (known === undefined) byRegion.set(code, [figure]);
    else known.push(figure);
  }
  if (byRegion.size < 2) return [];
  return figures.flatMap((inner) => {
    const [, ...around] = withParents(dataset, inner.region.region.code);
    return around
      .flatMap((code) => byRegion.get(code) ?? [])
      .map((outer) => ({
        place,
        message: {
          zh: `${inner.region.region.name.zh}在${outer.region.region.name.zh}之内，会重复计算`,
          en: `${inner.region.region.name.en} lies in ${outer.region.region.name.en} and would be counted twice`,
        },
        expected: { zh: '互不包含的地区', en: 'regions that do not contain one another' },
        found: `${inner.id}, ${outer.id}`,
        fix: { zh: '去掉其中一个', en: 'take one of the two out' },
      }));
  });
}

function ofSeveralLevels(place: Place, figures: readonly Figure[]): Finding[] {
  if (new Set(figures.map(({ region }) => region.region.level)).size < 2) return [];
  return [
    {
      place,
      message: { zh: '相加的地区级别不同，却没有注释', en: 'regions of different levels are added without a note' },
      expected: { zh: '同一级别的地区，或一条注释', en: 'regions of one level, or a note' },
      found: figures.map(({ id, region }) => `${id} (${region.region.level})`).join(', '),
      fix: {
        zh: '加上注释（`note`），说明为什么可以相加；否则不作合计',
        en: 'add a `note` that says why they may be added, or drop the total',
      },
    },
  ];
}

/** Why figures do not add up: rates, regions within one another, and regions of different levels where no note explains them. */
export function notAdditive(
  dataset: Dataset,
  { place, note }: { readonly place: Place; readonly note?: string | Localized },
  figures: readonly Figure[],
): Finding[] {
  const twice = overlapping(dataset, place, figures);
  const levels = note === undefined && twice.length === 0 ? ofSeveralLevels(place, figures) : [];
  return [...unsummable(place, figures), ...levels, ...twice];
}

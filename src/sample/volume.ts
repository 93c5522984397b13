import type { Region } from '../dataset/dataset.ts';
import { CATALOGUE } from './catalogue.ts';
import { idOf, isReported, slugOf, type SampleFigure } from './figures.ts';
import { chartLines, measureLines, type SampleChart, type SampleDerivation } from './narrative.ts';
import { headlineOf, reference, type SampleMeasure } from './sentences.ts';
import { listed, pair } from './yaml-text.ts';

/** Figures of one sum: the register shows each of them in one row. */
const MOST_SUMMED = 30;
/** Regions of one table: more would make pages that nobody reads. */
const MOST_COMPARED = 300;
/** Regions that a sentence or a chart of the volume names. */
const MOST_NAMED = 8;

/** Figures of every region under one name. */
function acrossRegions(figuresOf: ReadonlyMap<Region, readonly SampleFigure[]>, name: string): readonly SampleFigure[] {
  return [...figuresOf.values()].flatMap((figures) => figures.filter((figure) => figure.name === name && isReported(figure)));
}

/** What can be computed over the regions. */
export function volumeDerivations(figuresOf: ReadonlyMap<Region, readonly SampleFigure[]>): readonly SampleDerivation[] {
  const residents = acrossRegions(figuresOf, 'residents');
  if (residents.length < 2 || residents.length > MOST_SUMMED) return [];
  const inputs = residents.map(idOf);
  return [
    {
      id: 'total-residents',
      operation: 'sum',
      inputs,
      label: { zh: '常住人口合计', en: 'Total resident population' },
      note: {
        zh: '各地区级别不同，但互不包含，可以相加。',
        en: 'The regions differ in level but none contains another, so they may be added.',
      },
    },
    {
      id: 'regions-counted',
      operation: 'number-of-regions',
      inputs,
      label: { zh: '报告常住人口的地区数', en: 'Regions that report residents' },
    },
  ];
}

function comparison(regions: readonly Region[], year: number): readonly string[] {
  const compared = regions.slice(0, MOST_COMPARED);
  const columns = ['grain', 'income', 'enrolment'].flatMap((name) => CATALOGUE.get(name) ?? []);
  const note =
    compared.length < regions.length
      ? { zh: '只列部分地区；级别不同，不作排名。', en: 'Some of the regions only; of different levels and not ranked.' }
      : { zh: '地区级别不同，不作排名。', en: 'Regions of different levels are not ranked.' };
  return [
    '  comparisons:',
    '    - id: regions',
    `      title: ${pair({ zh: `各地区{@${year}}`, en: `The regions, {@${year}}` })}`,
    `      regions: ${listed(compared.map(slugOf))}`,
    '      columns:',
    ...columns.map(({ id, name }) => `        - { indicator: ${id}, label: ${pair(name)} }`),
    '      kinds: [actual]',
    `      period: ${year}`,
    `      note: ${pair(note)}`,
  ];
}

/** The volume's part of narrative.yaml. `year` is the one that its table is of. */
export function volumeNarrative(
  figuresOf: ReadonlyMap<Region, readonly SampleFigure[]>,
  derivations: readonly SampleDerivation[],
  year: number,
): readonly string[] {
  const residents = acrossRegions(figuresOf, 'residents').slice(0, MOST_NAMED);
  const grain = acrossRegions(figuresOf, `grain-${year}`).slice(0, MOST_NAMED);
  const headline =
    derivations.length === 0
      ? headlineOf(residents.slice(0, 1), false)
      : {
          zh: '{regions-counted}个地区常住人口合计{total-residents}',
          en: 'Total resident population of {regions-counted} regions: {total-residents}',
        };
  const measures: readonly SampleMeasure[] = residents.slice(0, 2).map((figure) => ({
    title: figure.region.short,
    text: {
      zh: `{@${figure.period}}，${figure.region.name.zh}常住人口${reference(figure, false)}。`,
      en: `At {@${figure.period}}, ${figure.region.short.en} had a resident population of ${reference(figure, false)}.`,
    },
  }));
  const chart: SampleChart = {
    id: 'grain',
    type: 'bar',
    title: { zh: `部分地区粮食产量，{@${year}}`, en: `Grain output of some regions, {@${year}}` },
    subtitle: { zh: `产量，{@${year}}`, en: `Output, {@${year}}` },
    items: grain.map((figure) => ({ figure: idOf(figure), label: figure.region.short })),
  };
  return [
    'volume:',
    `  headline: ${pair(headline)}`,
    ...measureLines(measures),
    ...comparison([...figuresOf.keys()], year),
    ...chartLines(grain.length === 0 ? [] : [chart]),
  ];
}

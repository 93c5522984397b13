import type { Region } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { SAMPLE_THEMES } from './catalogue.ts';
import type { Chance } from './chance.ts';
import { idOf, isReported, slugOf, type SampleFigure } from './figures.ts';
import { headlineOf, measureOf, reference, type SampleMeasure } from './sentences.ts';
import { listed, pair, quoted } from './yaml-text.ts';

/** A computed figure of dataset.yaml. */
export interface SampleDerivation {
  readonly id: string;
  readonly operation: 'sum' | 'difference' | 'share' | 'number-of-regions';
  readonly inputs: readonly string[];
  readonly decimals?: number;
  readonly label: Localized;
  readonly note?: Localized;
}

/** A chart of narrative.yaml. */
export interface SampleChart {
  readonly id: string;
  readonly type: 'bar' | 'line' | 'position';
  readonly title: Localized;
  readonly subtitle: Localized;
  readonly items: readonly { readonly figure: string; readonly label: Localized }[];
  readonly referenceLine?: string;
}

/** Id of the reference line that charts of temperatures draw. */
export const FREEZING = 'freezing';

const MOST_CARDS = 4;

/** Lines of narrative.yaml for charts, under a key of two spaces. */
export function chartLines(charts: readonly SampleChart[]): readonly string[] {
  if (charts.length === 0) return [];
  return [
    '  charts:',
    ...charts.flatMap(({ id, type, title, subtitle, items, referenceLine }) => [
      `    - id: ${id}`,
      `      type: ${type}`,
      `      title: ${pair(title)}`,
      `      subtitle: ${pair(subtitle)}`,
      '      items:',
      ...items.map(({ figure, label }) => `        - { figure: ${figure}, label: ${pair(label)} }`),
      ...(referenceLine === undefined ? [] : [`      reference-line: ${referenceLine}`]),
    ]),
  ];
}

/** Lines of narrative.yaml for measures, under a key of two spaces. */
export function measureLines(measures: readonly SampleMeasure[]): readonly string[] {
  if (measures.length === 0) return [];
  return [
    '  measures:',
    ...measures.flatMap(({ title, text }) => [
      `    - title: ${pair(title)}`,
      '      text:',
      `        zh: ${quoted(text.zh)}`,
      `        en: ${quoted(text.en)}`,
    ]),
  ];
}

/** What can be computed from a region's figures. */
export function derivationsOf(region: Region, figures: readonly SampleFigure[]): readonly SampleDerivation[] {
  const reported = figures.filter(isReported);
  const named = (name: string): SampleFigure | undefined => reported.find((figure) => figure.name === name);
  const [arrived, expected] = [named('arrived'), named('expected')];
  const [later, earlier] = reported.filter(({ name }) => name.startsWith('grain-')).toReversed();
  const share: readonly SampleDerivation[] =
    arrived === undefined || expected === undefined
      ? []
      : [
          {
            id: `${slugOf(region)}-arrived-share`,
            operation: 'share',
            inputs: [idOf(arrived), idOf(expected)],
            decimals: 1,
            label: {
              zh: `${region.short.zh}已到账资金占预计的比重`,
              en: `Funds that have arrived as a share of those expected, ${region.short.en}`,
            },
          },
        ];
  if (later === undefined || earlier === undefined) return share;
  const change: SampleDerivation = {
    id: `${slugOf(region)}-grain-change`,
    operation: 'difference',
    inputs: [idOf(later), idOf(earlier)],
    label: { zh: `${region.short.zh}粮食产量变动`, en: `Change in grain output, ${region.short.en}` },
  };
  return [...share, change];
}

function derivedMeasure(derivations: readonly SampleDerivation[]): SampleMeasure | undefined {
  const [first] = derivations;
  if (first === undefined) return undefined;
  const title = { zh: '推算', en: 'Computed' };
  return first.operation === 'share'
    ? { title, text: { zh: `已到账的资金占预计的{${first.id}}。`, en: `Of the funds expected, {${first.id}} have arrived.` } }
    : { title, text: { zh: `粮食产量的年度变动为{${first.id}}。`, en: `Grain output changed by {${first.id}} in a year.` } };
}

function charts(region: Region, figures: readonly SampleFigure[]): readonly SampleChart[] {
  const reported = figures.filter(isReported);
  const named = (name: string): SampleFigure | undefined => reported.find((figure) => figure.name === name);
  const found: SampleChart[] = [];
  const grain = reported.filter(({ name }) => name.startsWith('grain-'));
  const [first, last] = [grain[0], grain.at(-1)];
  if (first !== undefined && last !== undefined && grain.length > 2)
    found.push({
      id: 'grain',
      type: 'line',
      title: {
        zh: `粮食产量：{@${first.period}}${reference(first, true)}，{@${last.period}}${reference(last, true)}`,
        en: `Grain output: ${reference(first, true)} in {@${first.period}}, ${reference(last, true)} in {@${last.period}}`,
      },
      subtitle: { zh: `产量，{@${first.period}/${last.period}}`, en: `Output, {@${first.period}/${last.period}}` },
      items: grain.map(({ name, period }) => ({ figure: name, label: { zh: period, en: period } })),
    });
  const product = named('product');
  if (product !== undefined)
    found.push({
      id: 'product',
      type: 'bar',
      title: { zh: `生产总值${reference(product, true)}的构成`, en: `What makes up a gross product of ${reference(product, true)}` },
      subtitle: { zh: `增加值，{@${product.period}}`, en: `Value added, {@${product.period}}` },
      items: reported
        .filter(({ name }) => name.startsWith('product-'))
        .map(({ name, indicator }) => ({ figure: name, label: indicator.name })),
    });
  const cold = named('cold');
  if (cold !== undefined)
    found.push({
      id: 'cold',
      type: 'position',
      title: { zh: `最低气温${reference(cold, true)}`, en: `A lowest temperature of ${reference(cold, true)}` },
      subtitle: { zh: `气温，{@${cold.period}}`, en: `Temperature, {@${cold.period}}` },
      items: [{ figure: 'cold', label: region.short }],
      referenceLine: FREEZING,
    });
  const [expected, arrived] = [named('expected'), named('arrived')];
  if (expected !== undefined && arrived !== undefined)
    found.push({
      id: 'funds',
      type: 'bar',
      title: {
        zh: `资金：预计到账${reference(expected, true)}，已到账${reference(arrived, true)}`,
        en: `Funds: ${reference(expected, true)} expected to arrive, ${reference(arrived, true)} arrived`,
      },
      subtitle: { zh: `金额，{@${arrived.period}}`, en: `Amount, {@${arrived.period}}` },
      items: [
        { figure: 'expected', label: { zh: '预计', en: 'Expected' } },
        { figure: 'arrived', label: { zh: '已到账', en: 'Arrived' } },
      ],
    });
  return found;
}

/** A region's part of narrative.yaml. `derivations` are those of its own that dataset.yaml has. */
export function regionNarrative(
  region: Region,
  figures: readonly SampleFigure[],
  derivations: readonly SampleDerivation[],
  chance: Chance,
): readonly string[] {
  const reported = figures.filter((figure) => isReported(figure) && figure.indicator.reference !== '|words');
  const cards = chance.some(reported, MOST_CARDS);
  const themes = chance.some([...SAMPLE_THEMES.keys()], 3);
  const derived = derivedMeasure(derivations);
  return [
    `${slugOf(region)}:`,
    `  headline: ${pair(headlineOf(cards.slice(0, 2), true))}`,
    `  key-figures: ${listed(cards.map(({ name }) => name))}`,
    ...measureLines([...themes.flatMap((theme) => measureOf(theme, figures) ?? []), ...(derived === undefined ? [] : [derived])]),
    ...chartLines(chance.some(charts(region, figures), 2)),
  ];
}

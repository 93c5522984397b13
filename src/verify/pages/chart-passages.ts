import type { ChartItem, ChartModel, EditionText } from '../../briefing/chart.ts';
import type { Context } from '../../briefing/context.ts';
import type { RegionView } from '../../briefing/view.ts';
import type { Narrative } from '../../dataset/dataset.ts';
import { positionScale } from '../../pdf/chart/position-scale.ts';
import { besidePassage, lineRuns, runsOf, type Passage, type Run } from './passage.ts';

/** The charts of a document. */
export interface DrawnCharts {
  readonly models: ReadonlyMap<string, ChartModel>;
  /** Items of line charts whose names had no room, as `<chart>/<item, from 0>`. */
  readonly unnamed: ReadonlySet<string>;
}

function inChart(runs: readonly Run[]): Passage {
  return { kind: 'text', setting: 'chart', runs };
}

/** Label and value of an item: above a dot in one piece, beside a bar apart; along a line only the first point and the last bear their values. */
function itemPassages(
  { id, type, items }: ChartModel,
  item: ChartItem,
  index: number,
  { languages: [language] }: Context,
  around: EditionText,
  unnamed: ReadonlySet<string>,
): readonly Passage[] {
  const { figure, label, text } = item;
  const value: Run = { text, language, figure, around };
  const passage = (runs: readonly Run[]): Passage => ({ kind: 'chart', setting: 'chart', figure, runs });
  if (type === 'position') return [passage([...runsOf(label), value])];
  const valued = type === 'bar' || index === 0 || index === items.length - 1;
  const named = !unnamed.has(`${id}/${index}`);
  return [...(valued ? [passage([value])] : []), ...(named ? [inChart(runsOf(label))] : [])];
}

function drawn(model: ChartModel | undefined, context: Context, subtitle: EditionText, unnamed: ReadonlySet<string>): readonly Passage[] {
  if (model === undefined) return [];
  const { type, items, referenceLine } = model;
  // How wide the axis is does not change its numbers.
  const ticks = type === 'position' ? positionScale(model, 0, 1).ticks : [];
  return [
    ...ticks.map(({ text }): Passage => ({ kind: 'chart', setting: 'chart', runs: [{ text, numbers: 'axis' }] })),
    ...(referenceLine === undefined ? [] : [inChart(runsOf(referenceLine.label))]),
    ...items.flatMap((item, index) => itemPassages(model, item, index, context, subtitle, unnamed)),
  ];
}

/** What a region's charts print, and what stands around them. */
export function chartPassages(
  context: Context,
  view: RegionView,
  { charts }: Narrative,
  { models, unnamed }: DrawnCharts,
): readonly Passage[] {
  return view.chartRows.flat().flatMap(({ id, title, subtitle, caption }, index): Passage[] => {
    const request = charts[index];
    const line = (what: 'title' | 'note', each: RegionView['headline'][number]): Passage => ({
      kind: 'text',
      pair: `${id} ${what}`,
      runs: lineRuns(context, each, request?.[what]?.[each.lang] ?? []),
    });
    return [
      ...title.map((each) => line('title', each)),
      besidePassage(subtitle, ' · '),
      ...drawn(models.get(id), context, subtitle, unnamed),
      ...caption.map((each) => line('note', each)),
    ];
  });
}

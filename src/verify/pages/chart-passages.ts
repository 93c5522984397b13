import type { ChartItem, ChartModel, EditionText } from '../../briefing/chart.ts';
import type { Context } from '../../briefing/context.ts';
import type { RegionView } from '../../briefing/view.ts';
import type { Narrative } from '../../dataset/dataset.ts';
import { besidePassage, lineRuns, runsOf, type Passage, type Run } from './passage.ts';

/** Label and value of an item: above a dot in one piece, beside a bar apart; along a line only the first point and the last bear their values. */
function itemPassages(
  { type, items }: ChartModel,
  item: ChartItem,
  index: number,
  context: Context,
  around: EditionText,
): readonly Passage[] {
  const { figure, label, text } = item;
  const value: Run = { text, language: context.languages[0], figure, around };
  const last = index === items.length - 1;
  if (type === 'position') return [{ kind: 'chart', setting: 'chart', figure, runs: [...runsOf(label), value] }];
  return [
    ...(type === 'line' && index > 0 && !last ? [] : [{ kind: 'chart', setting: 'chart', figure, runs: [value] } as const]),
    { kind: 'text', setting: type === 'line' && !last ? 'optional' : 'chart', runs: runsOf(label) },
  ];
}

function drawn(model: ChartModel | undefined, context: Context, subtitle: EditionText): readonly Passage[] {
  if (model === undefined) return [];
  const line = model.referenceLine;
  return [
    ...(line === undefined ? [] : [{ kind: 'text', setting: 'chart', runs: runsOf(line.label) } as const]),
    ...model.items.flatMap((item, index) => itemPassages(model, item, index, context, subtitle)),
  ];
}

/** What a region's charts print, and what stands around them. */
export function chartPassages(
  context: Context,
  view: RegionView,
  { charts }: Narrative,
  models: ReadonlyMap<string, ChartModel>,
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
      ...drawn(models.get(id), context, subtitle),
      ...caption.map((each) => line('note', each)),
    ];
  });
}

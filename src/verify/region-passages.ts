import type { ChartModel } from '../briefing/chart.ts';
import { lookUp, type Context } from '../briefing/context.ts';
import { sentenceParts } from '../briefing/sentence.ts';
import type { CardView, MeasureView, NotesView, RegionView, RowView } from '../briefing/view.ts';
import type { Narrative } from '../dataset/dataset.ts';
import { labelRuns, partRuns, runsOf, textPassages, type Passage, type Run } from './passage.ts';

function headline(context: Context, narrative: Narrative): readonly Passage[] {
  // Printed without marks; with them the figures are known.
  return context.languages.map((language) => ({
    kind: 'sentence',
    runs: partRuns(context, sentenceParts(context, narrative.headline[language], language, 'marked'), language, false),
  }));
}

function card(context: Context, view: CardView, figure: string): Passage {
  const [language] = context.languages;
  const found = lookUp(context, figure);
  const name = 'indicator' in found ? found.indicator.name : found.label;
  const [label, ...others] = view.label;
  return {
    kind: 'card',
    figure,
    runs: [
      { text: view.before + view.number + view.unit, language, figure },
      ...(label === undefined ? [] : labelRuns(name[label.lang], label, figure)),
      { text: view.mark.mark },
      ...others.flatMap((text) => labelRuns(name[text.lang], text, figure)),
      { text: view.chip },
      ...runsOf(view.period),
    ],
  };
}

function measure(context: Context, { texts }: MeasureView): readonly Passage[] {
  return texts.map(({ lang, title, parts }) => ({
    kind: 'sentence',
    runs: [...title.map(({ text }): Run => ({ text, language: lang })), ...partRuns(context, parts, lang, true)],
  }));
}

/** Along a line only the first point and the last bear their values. */
function labelledItems(model: ChartModel | undefined): ChartModel['items'] {
  const items = model?.items ?? [];
  return model?.type === 'line' ? items.filter((_, index) => index === 0 || index === items.length - 1) : items;
}

function charts(view: RegionView, models: ReadonlyMap<string, ChartModel>, { languages: [language] }: Context): readonly Passage[] {
  const plainLines = (lines: RegionView['headline']): readonly Passage[] =>
    lines.map(({ lang, parts }) => ({ kind: 'text', runs: parts.map(({ text }) => ({ text, language: lang })) }));
  return view.chartRows
    .flat()
    .flatMap(({ id, title, subtitle, caption }) => [
      ...plainLines(title),
      ...textPassages(subtitle),
      ...labelledItems(models.get(id)).map(({ figure, text }): Passage => ({ kind: 'chart', figure, runs: [{ text, language, figure }] })),
      ...plainLines(caption),
    ]);
}

function row(view: RowView, figure: string): Passage {
  const [name, ...others] = view.name;
  return {
    kind: 'row',
    figure,
    runs: [
      { text: view.number },
      { text: name?.text ?? '' },
      ...view.notes.map(({ mark }) => ({ text: mark })),
      ...runsOf(others),
      ...runsOf(view.value, figure),
      // A missing value's unit is no quantity.
      ...runsOf(view.unit, view.missing ? undefined : figure),
      ...runsOf(view.kind),
      ...runsOf(view.period),
      { text: view.source },
    ],
  };
}

/** Lists of notes: each item, and their title. */
export function notePassages(notes: readonly NotesView[]): readonly Passage[] {
  return notes.flatMap(({ lang, title, items }) => textPassages([title, ...items.map(({ text }) => text)].map((text) => ({ lang, text }))));
}

/**
 * What a region's part must print: its briefing, or its chapter in the volume. The rest of the volume's summary stands between its measures
 * and its charts, as `between`.
 */
export function regionPassages(
  context: Context,
  view: RegionView,
  narrative: Narrative,
  models: ReadonlyMap<string, ChartModel>,
  between: readonly Passage[] = [],
): readonly Passage[] {
  const ids = context.numbering.ids;
  return [
    ...textPassages(view.name, [{ lang: context.languages[0], text: view.code }], ...view.facts, view.standing),
    ...headline(context, narrative),
    ...view.cards.map((each, index) => card(context, each, narrative.keyFigures[index] ?? '')),
    ...(view.measures.length === 0 ? [] : textPassages(view.measuresTitle)),
    ...view.measures.flatMap((each) => measure(context, each)),
    ...between,
    ...charts(view, models, context),
    ...(view.table.groups.length === 0 ? [] : textPassages(view.table.title)),
    ...view.table.groups.flatMap(({ name, rows }) => [
      ...textPassages(name),
      ...rows.map((each) => row(each, ids[Number(each.number) - 1] ?? '')),
    ]),
    ...(view.table.groups.length === 0 && between.length > 0 ? [] : notePassages(view.notes)),
  ];
}

import type { Context } from '../briefing/context.ts';
import { narrativeOf } from '../briefing/region-part.ts';
import { regionBriefing } from '../briefing/region-view.ts';
import type { ComparisonView, FrameView, RegisterRow } from '../briefing/view.ts';
import { volumeBriefing } from '../briefing/volume-view.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { VOLUME } from '../dataset/narrative.ts';
import type { PlannedDocument } from '../output/plan.ts';
import { contextOf, runsOf, textPassages, type Passage } from './passage.ts';
import { notePassages, regionPassages } from './region-passages.ts';

/** What a PDF must print. */
export interface DocumentPassages {
  readonly context: Context;
  readonly frame: FrameView;
  /** In the order of the pages, each once. */
  readonly passages: readonly Passage[];
  /** Figures and derivations that the document shows. */
  readonly figures: readonly string[];
}

function comparison(context: Context, { title, rows, caption }: ComparisonView): readonly Passage[] {
  const lines = (texts: ComparisonView['title']): readonly Passage[] =>
    texts.map(({ lang, parts }) => ({ kind: 'text', runs: parts.map(({ text }) => ({ text, language: lang })) }));
  const body = rows.map(({ name, level, cells, source }): Passage => ({
    kind: 'comparison',
    runs: [
      ...runsOf(name),
      ...runsOf(level),
      ...cells.flatMap(({ text, mark: { mark } }) => {
        const figure = mark === '' ? undefined : context.numbering.ids[Number(mark) - 1];
        return [...runsOf(text.slice(0, 1), figure), { text: mark }, ...runsOf(text.slice(1), figure)];
      }),
      { text: source },
    ],
  }));
  return [...lines(title), ...body, ...lines(caption)];
}

function registerRow({ number, name, value, kind, period, printed, source }: RegisterRow, figure: string): Passage {
  const runs = [
    { text: number },
    ...runsOf(name),
    ...runsOf(value, figure),
    ...runsOf(kind),
    ...runsOf(period),
    { text: printed },
    { text: source },
  ];
  return { kind: 'register', figure, runs };
}

function volume(dataset: Dataset, document: Extract<PlannedDocument, { type: 'volume' }>): DocumentPassages {
  const { view, charts, figures } = volumeBriefing(dataset, document.edition);
  const context = contextOf(dataset, document);
  const passages = [
    ...textPassages(view.cover.title, view.titles.contents, view.cover.publisher, view.cover.licence),
    ...regionPassages(
      context,
      view.summary,
      narrativeOf(context, VOLUME),
      charts,
      view.comparisons.flatMap((each) => comparison(context, each)),
    ),
    ...dataset.regions.flatMap(({ slug }, index) => {
      const region = view.regions[index];
      return region === undefined ? [] : regionPassages(context, region, narrativeOf(context, slug), charts);
    }),
    ...(view.glossary.rows.length === 0 ? [] : textPassages(view.titles.glossary)),
    ...view.glossary.rows.flatMap(({ zh, en, note, origin }) =>
      textPassages(
        [
          { lang: 'zh', text: zh },
          { lang: 'en', text: en },
        ],
        note,
        origin,
      ),
    ),
    ...textPassages(view.titles.register),
    ...view.register.groups.flatMap(({ name, rows }) => [
      ...textPassages(name),
      ...rows.map((row) => registerRow(row, figures[Number(row.number) - 1] ?? '')),
    ]),
    ...textPassages(view.titles.method),
    ...notePassages(view.method),
  ];
  return { context, frame: view.frame, passages, figures };
}

/** What a PDF of a dataset must print, from the dataset. */
export function documentPassages(dataset: Dataset, document: Extract<PlannedDocument, { type: 'briefing' | 'volume' }>): DocumentPassages {
  if (document.type === 'volume') return volume(dataset, document);
  const { view, charts, figures } = regionBriefing(dataset, document.region, document.edition);
  const context = contextOf(dataset, document);
  const passages = regionPassages(context, view.region, narrativeOf(context, document.region.slug), charts);
  return { context, frame: view.frame, passages, figures };
}

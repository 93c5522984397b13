import type { Narrative, ReportedRegion, Source } from '../dataset/dataset.ts';
import { measureAnchor, regionAnchor } from './anchors.ts';
import { cardView } from './card-view.ts';
import type { ChartModel, EditionText } from './chart.ts';
import { chartModel, chartRows, chartView } from './chart-view.ts';
import { inEdition, joined, labelled, localized, lookUp } from './context.ts';
import type { Context } from './context.ts';
import { footnotesTo } from './footnotes.ts';
import { labelsOf } from './labels.ts';
import { notesView, sourcesOf } from './notes-view.ts';
import { sentenceLines, sentenceParts } from './sentence.ts';
import { tableView } from './table-view.ts';
import type { MeasureView, RegionView } from './view.ts';

/** What a region's part is made from. */
interface Request {
  readonly reported: ReportedRegion;
  readonly narrative: Narrative;
  /** Figures and derivations of the table. */
  readonly ids: readonly string[];
  readonly name: EditionText;
  /** Facts after the level and the region that contains it. */
  readonly facts?: readonly EditionText[];
  /** Numbers of its first chart and of its table. */
  readonly firstChart: number;
  readonly table: number;
  /** A chapter leaves sources, method and citation to the volume's end. */
  readonly chapter: boolean;
}

/** The narrative of a region, or one that says nothing where the dataset has none: the table then speaks alone. */
export function narrativeOf({ dataset }: Pick<Context, 'dataset'>, key: string): Narrative {
  const silent: Narrative = {
    headline: { zh: [], en: [] },
    keyFigures: [],
    keyFigurePlaces: new Map(),
    measures: [],
    charts: [],
    comparisons: [],
    place: { file: `${dataset.folder}/narrative.yaml`, line: 1, column: 1 },
  };
  return dataset.narratives.get(key) ?? silent;
}

function measures(context: Context, slug: string, narrative: Narrative): readonly MeasureView[] {
  return narrative.measures.map(({ title, text }, index) => ({
    anchor: measureAnchor(slug, index),
    texts: context.languages.map((lang) => {
      const { ordinal, punctuation } = labelsOf(lang);
      const [first, ...rest] = sentenceParts(context, title[lang], lang, 'plain');
      const start = { text: `${ordinal(index + 1)}${punctuation.space}${first?.text ?? ''}`, mark: '', to: '' };
      return {
        lang,
        title: [start, ...rest, { text: punctuation.titleStop, mark: '', to: '' }],
        parts: sentenceParts(context, text[lang], lang, 'marked'),
      };
    }),
  }));
}

/** With a capital where the script has them. */
function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function factsOf(context: Context, { region, standing }: ReportedRegion): Pick<RegionView, 'code' | 'facts' | 'standing'> {
  const parent = region.parent === undefined ? undefined : context.dataset.regionByCode.get(region.parent);
  return {
    code: region.code,
    facts: [
      inEdition(context.languages, (language) => capitalized(region.levelName[language])),
      ...(parent === undefined ? [] : [localized(context.languages, parent.name)]),
    ].filter((texts) => texts.length > 0),
    standing: standing === undefined ? [] : localized(context.languages, standing),
  };
}

function indicatorOf(context: Context, id: string): readonly string[] {
  const found = lookUp(context, id);
  return 'indicator' in found ? [found.indicator.id] : [];
}

/** A region's name, headline, cards, measures, charts, table and notes: its briefing, or its chapter in the volume. */
export function regionView(
  context: Context,
  { reported, narrative, ids, name, facts: more = [], firstChart, table, chapter }: Request,
): RegionView {
  const { slug, region } = reported;
  const prefix = `${slug}-note`;
  // Two pages have room for what the cards speak of; a chapter of the volume defines all.
  const defined = new Set((chapter ? ids : narrative.keyFigures).flatMap((id) => indicatorOf(context, id)));
  const footnotes = footnotesTo(context, ids, defined, prefix);
  const lines: readonly Source[] = narrative.charts.flatMap(({ referenceLine }) => referenceLine?.source ?? []);
  const { code, facts, standing } = factsOf(context, reported);
  return {
    anchor: regionAnchor(slug),
    outline: joined(name),
    name,
    code,
    facts: [...facts, ...more],
    standing,
    headline: sentenceLines(context, narrative.headline, 'plain').filter(({ parts }) => parts.length > 0),
    cards: narrative.keyFigures.map((id) => cardView(context, id)),
    measuresTitle:
      narrative.measuresTitle === undefined
        ? labelled(context.languages, ({ sections }) => sections.measures)
        : localized(context.languages, narrative.measuresTitle),
    measures: measures(context, slug, narrative),
    chartRows: chartRows(narrative.charts.map((request, index) => chartView(context, request, slug, firstChart + index))),
    table: tableView(context, region.code, ids, footnotes, table),
    notes: notesView(context, ids, footnotes, chapter ? undefined : sourcesOf(context, ids, lines), prefix),
  };
}

/** The charts of a narrative, by the ids the view names. */
export function chartModels(context: Context, narrative: Narrative, owner: string): readonly (readonly [string, ChartModel])[] {
  return narrative.charts.map((request) => {
    const model = chartModel(context, request, owner);
    return [model.id, model];
  });
}

/** A region's name in each language of the edition. */
export function regionName(context: Context, { region }: ReportedRegion): EditionText {
  return inEdition(context.languages, (language) => region.name[language]);
}

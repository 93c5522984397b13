import type { Figure } from '../dataset/dataset.ts';
import { rowAnchor } from './anchors.ts';
import type { EditionText } from './chart.ts';
import { inEdition, labelled, localized, lookUp } from './context.ts';
import type { Context } from './context.ts';
import type { DerivedFigure } from './derive.ts';
import { figuresOf } from './numbering.ts';
import { printedAt } from './printed-at.ts';
import { columnHead, derivedName, derivedPeriod, derivedPlaces, NOTHING, placeInSource, plainLines } from './table-view.ts';
import type { RegisterRow, VolumeView } from './view.ts';
import { periodTexts, writtenFigure } from './writing.ts';

type Places = ReturnType<typeof printedAt>;

function numberOf(context: Context, id: string): string {
  return String(context.numbering.numberOf.get(id));
}

function valueTexts(context: Context, figure: Figure | DerivedFigure): EditionText {
  return inEdition(context.languages, (language) => writtenFigure(context, figure, language));
}

function figureRow(context: Context, figure: Figure, places: Places, hasChapter: boolean): RegisterRow {
  const number = numberOf(context, figure.id);
  return {
    number,
    anchor: context.numbering.anchorOf(figure.id),
    back: hasChapter ? rowAnchor(Number(number)) : '',
    name: plainLines(localized(context.languages, figure.indicator.name)),
    value: valueTexts(context, figure),
    kind: labelled(context.languages, ({ kinds }) => kinds[figure.kind]),
    period: periodTexts(context, figure),
    printed: figure.locator?.printed ?? NOTHING,
    source: placeInSource(figure) || NOTHING,
    printedAt: (places.get(figure.id) ?? []).join(' '),
  };
}

function derivedRow(context: Context, id: string, places: Places): RegisterRow {
  const derived = lookUp(context, id);
  if ('indicator' in derived) throw new Error(`${id} is a figure, not a derivation`);
  return {
    number: numberOf(context, id),
    anchor: context.numbering.anchorOf(id),
    back: '',
    name: derivedName(context, derived),
    value: valueTexts(context, derived),
    kind: labelled(context.languages, ({ kinds }) => kinds.derived),
    period: derivedPeriod(context, derived),
    printed: NOTHING,
    source: derivedPlaces(context, derived),
    printedAt: (places.get(id) ?? []).join(' '),
  };
}

/** Every figure of the dataset by region, with its printed token and where it stands; then every derivation. */
export function registerView(context: Context): VolumeView['register'] {
  const { dataset, languages } = context;
  const places = printedAt(context);
  const chapters = new Set([dataset.scope, ...dataset.regions].map(({ region }) => region.code));
  // A part's narratives may mention regions of others, which have no chapter here.
  const shown = [dataset.scope, ...dataset.regions, ...dataset.figures.map(({ region }) => region)];
  const regions = new Map(shown.map(({ region }) => [region.code, region]));
  const groups = [...regions.values()]
    .map((region) => ({
      name: localized(languages, region.name),
      rows: figuresOf(dataset, region.code).map((figure) => figureRow(context, figure, places, chapters.has(region.code))),
    }))
    .filter(({ rows }) => rows.length > 0);
  const derived = dataset.derivations.map(({ id }) => derivedRow(context, id, places));
  const derivedGroup = { name: labelled(languages, ({ sections }) => sections.derivations), rows: derived };
  return {
    heads: {
      number: columnHead(context, 'number').slice(0, 1),
      indicator: columnHead(context, 'indicator'),
      value: columnHead(context, 'value'),
      kind: columnHead(context, 'kind'),
      period: columnHead(context, 'period'),
      printed: columnHead(context, 'printed'),
      source: columnHead(context, 'source'),
      pages: columnHead(context, 'pages'),
    },
    groups: derived.length === 0 ? groups : [...groups, derivedGroup],
  };
}

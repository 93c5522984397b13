import type { ChartRequest, Kind, ReferenceLine } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { toNumber } from '../quantity/decimal.ts';
import { chartAnchor } from './anchors.ts';
import type { ChartItem, ChartModel, EditionText } from './chart.ts';
import { chartSubtitle, sharedUnit } from './chart-unit.ts';
import { inEdition, localized, lookUp } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf, MISSING_STATUSES } from './labels.ts';
import { sentenceParts, sentenceText } from './sentence.ts';
import { placesInSources } from './table-view.ts';
import type { ChartView, EditionLines, Part } from './view.ts';
import { missingWord, valueAndUnit, writtenFigure, writtenQuantity } from './writing.ts';

/** How a kind of figure is drawn. */
const DRAWN = {
  actual: 'solid',
  started: 'solid',
  expected: 'light',
  planned: 'hollow',
  target: 'hollow',
  policy: 'hollow',
} as const satisfies Record<Kind, string>;

function itemOf(context: Context, { figure: id, label }: ChartRequest['items'][number], bare: boolean): ChartItem {
  const figure = lookUp(context, id);
  const [leading] = context.languages;
  const { quantity } = figure;
  const { numberOf, anchorOf } = context.numbering;
  const to = numberOf.has(id) ? { to: anchorOf(id) } : {};
  const shared = { figure: id, label: once(localized(context.languages, label)), kind: figure.kind, ...to };
  if (quantity === undefined) return { ...shared, value: 0, text: missingWord(figure, leading) };
  const { before, number } = valueAndUnit(context, quantity, leading);
  return {
    ...shared,
    value: toNumber(quantity.value),
    ...(quantity.high === undefined ? {} : { high: toNumber(quantity.high) }),
    text: bare
      ? [before, number].filter((part) => part !== '').join(labelsOf(leading).punctuation.space)
      : writtenFigure(context, figure, leading),
  };
}

/** A year, or a name, that the languages write alike is not said twice. */
function once(texts: EditionText): EditionText {
  return new Set(texts.map(({ text }) => text)).size === 1 ? texts.slice(0, 1) : texts;
}

function chartId(request: ChartRequest, owner: string): string {
  return `${owner}-${request.id}`;
}

/** The chart in a sentence: its title, then each item with its figure, and the kind where it is no result. */
function alternativeText(context: Context, request: ChartRequest, language: Language): string {
  const { punctuation, kinds } = labelsOf(language);
  const items = request.items.map(({ figure: id, label }) => {
    const figure = lookUp(context, id);
    const kind = DRAWN[figure.kind] === 'solid' ? '' : `${punctuation.open}${kinds[figure.kind]}${punctuation.close}`;
    return `${label[language]}${punctuation.colon}${writtenFigure(context, figure, language)}${kind}`;
  });
  const title = sentenceText(context, request.title[language], language);
  return `${title}${punctuation.stop}${punctuation.space}${items.join(punctuation.semicolon)}${punctuation.stop}`;
}

/** What the line is and where it stands; the value once, after the last language, where all write it alike. */
function referenceLabel(context: Context, line: ReferenceLine): EditionText {
  const values = context.languages.map((language) => writtenQuantity(context, { ...line.quantity, qualifier: 'exact' }, language));
  const last = values.length - 1;
  return context.languages.map((lang, index) => ({
    lang,
    text: index < last && values[index] === values[last] ? line.label[lang] : `${line.label[lang]} ${values[index]}`,
  }));
}

/** The model of a chart, for drawing. Its id is unique in the volume by its owner's slug. */
export function chartModel(context: Context, request: ChartRequest, owner: string): ChartModel {
  const bare = sharedUnit(context, request) !== undefined;
  const line = request.referenceLine;
  return {
    id: chartId(request, owner),
    type: request.type,
    items: request.items.map((item) => itemOf(context, item, bare)),
    ...(line === undefined
      ? {}
      : {
          referenceLine: {
            value: toNumber(line.quantity.value),
            label: referenceLabel(context, line),
          },
        }),
    alternative: inEdition(context.languages, (language) => alternativeText(context, request, language)),
  };
}

/** Why items have no value, and how many have one; nothing where all have. */
function gaps(context: Context, request: ChartRequest, language: Language): readonly string[] {
  const { statusNotes, itemCoverage, punctuation } = labelsOf(language);
  const figures = request.items.map(({ figure }) => lookUp(context, figure));
  const statuses = new Set(figures.map((figure) => ('status' in figure ? figure.status : 'reported')));
  const reasons = MISSING_STATUSES.filter((status) => statuses.has(status)).map((status) => statusNotes[status]);
  if (reasons.length === 0) return [];
  const reporting = figures.filter(({ quantity }) => quantity !== undefined).length;
  return [...reasons, itemCoverage(reporting, figures.length) + punctuation.stop];
}

/** Said where the narrative has no note of its own. */
function periodNote(context: Context, request: ChartRequest, language: Language): string {
  const { period } = labelsOf(language);
  if (request.note !== undefined) return '';
  const bases = new Set(
    request.items.map(({ figure: id }) => {
      const figure = lookUp(context, id);
      return 'indicator' in figure && figure.status === 'reported' ? figure.periodBasis : 'stated';
    }),
  );
  if (bases.size !== 1 || bases.has('stated')) return '';
  return bases.has('inferred') ? period.allInferred : period.allNotStated;
}

function caption(context: Context, request: ChartRequest): EditionLines {
  return context.languages.map((lang) => {
    const { source, referenceLine, drawing, punctuation } = labelsOf(lang);
    const { colon, semicolon, stop, space } = punctuation;
    const placesIn = placesInSources(
      context,
      request.items.map(({ figure }) => figure),
      punctuation.list,
    );
    const places = [
      `${source}${colon}${placesIn}`,
      ...(request.referenceLine === undefined ? [] : [`${referenceLine}${colon}${request.referenceLine.source.id}`]),
    ];
    const shown = request.items.map(({ figure }) => lookUp(context, figure)).filter(({ quantity }) => quantity !== undefined);
    const drawn = new Set(shown.map(({ kind }) => DRAWN[kind]));
    const ways = (['solid', 'light', 'hollow'] as const).filter((way) => drawn.has(way)).map((way) => drawing[way]);
    const sentences = [
      places.join(semicolon) + stop,
      ...(ways.length > 1 ? [ways.join(semicolon) + stop] : []),
      ...gaps(context, request, lang),
      periodNote(context, request, lang),
    ].filter((sentence) => sentence !== '');
    const note = request.note === undefined ? [] : sentenceParts(context, request.note[lang], lang, 'plain');
    return { lang, parts: [plain(sentences.join(space) + (note.length > 0 ? space : '')), ...note] };
  });
}

function plain(text: string): Part {
  return { text, mark: '', to: '' };
}

/** What stands around a chart on the page. */
export function chartView(context: Context, request: ChartRequest, owner: string, number: number): ChartView {
  return {
    id: chartId(request, owner),
    anchor: chartAnchor(owner, request),
    title: context.languages.map((lang) => ({
      lang,
      parts: [
        plain(labelsOf(lang).figure(number) + labelsOf(lang).punctuation.captionGap),
        ...sentenceParts(context, request.title[lang], lang, 'plain'),
      ],
    })),
    subtitle: chartSubtitle(context, request),
    caption: caption(context, request),
  };
}

/** Charts two by two. */
export function chartRows(charts: readonly ChartView[]): readonly (readonly ChartView[])[] {
  return charts.filter((_, index) => index % 2 === 0).map((_, index) => charts.slice(index * 2, index * 2 + 2));
}

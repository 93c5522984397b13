import type { Comparison, Figure, ReportedRegion, Status } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { comparisonAnchors, regionAnchor } from './anchors.ts';
import { commonUnit, unitWords, type SharedUnit } from './chart-unit.ts';
import type { EditionText } from './chart.ts';
import { candidates, cellFigure } from './comparison-figure.ts';
import { inEdition, labelled, localized } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf, MISSING_STATUSES } from './labels.ts';
import { sentenceParts } from './sentence.ts';
import { partOf } from './summary.ts';
import { columnHead, placeInSource, valueTexts } from './table-view.ts';
import type { ComparisonView, EditionLines } from './view.ts';
import { writtenFigure } from './writing.ts';

type Column = Comparison['columns'][number];

/** What stands in a cell: a figure, or why there is none to compare. */
type Found = { readonly figure: Figure } | { readonly reason: 'not-reported' | 'not-comparable' };

function find({ dataset }: Context, comparison: Comparison, region: ReportedRegion, column: Column): Found {
  const figure = cellFigure(dataset, comparison, region, column);
  if (figure !== undefined) return { figure };
  return { reason: candidates(dataset, region, column).some(({ status }) => status === 'reported') ? 'not-comparable' : 'not-reported' };
}

/** A column's unit for its head, where all its numbers have one; otherwise each cell bears its own. */
function unitOf(context: Context, column: readonly Found[]): SharedUnit | undefined {
  return commonUnit(
    context,
    column.flatMap((found) => ('figure' in found ? (found.figure.quantity ?? []) : [])),
  );
}

/** The head in each language, with the unit where its label does not name it. */
function headOf(context: Context, { label }: Column, unit: SharedUnit | undefined): EditionText {
  return inEdition(context.languages, (language) => {
    const text = label[language];
    const words = unit === undefined ? '' : unitWords(context, unit, language);
    if (text.toLowerCase().includes(words.toLowerCase())) return text;
    const { open, close } = labelsOf(language).punctuation;
    return `${text}${open}${words}${close}`;
  });
}

function cellOf(context: Context, found: Found, unit: SharedUnit | undefined): ComparisonView['rows'][number]['cells'][number] {
  const none = { mark: '', to: '' };
  if ('reason' in found) {
    const text = labelled(context.languages, ({ statuses, notComparable }) =>
      found.reason === 'not-comparable' ? notComparable : statuses['not-reported'],
    );
    return { text, missing: true, mark: none };
  }
  const { figure } = found;
  const text =
    unit === undefined && figure.quantity !== undefined
      ? inEdition(context.languages, (language) => writtenFigure(context, figure, language))
      : valueTexts(context, figure);
  return {
    text,
    missing: figure.quantity === undefined,
    mark: { mark: String(context.numbering.numberOf.get(figure.id)), to: context.numbering.anchorOf(figure.id) },
  };
}

/** How many of the regions report each column, columns alike named together; nothing where all report all. */
function coverageText(comparison: Comparison, rows: readonly (readonly Found[])[], language: Language): readonly string[] {
  const { coverage, punctuation } = labelsOf(language);
  const columnsBy = new Map<number, string[]>();
  for (const [index, { label }] of comparison.columns.entries()) {
    const cells = rows.flatMap((row) => row[index] ?? []);
    const reporting = cells.filter((found) => 'figure' in found && found.figure.quantity !== undefined).length;
    columnsBy.set(reporting, [...(columnsBy.get(reporting) ?? []), label[language]]);
  }
  if (columnsBy.size === 1 && columnsBy.has(rows.length)) return [];
  const texts = Array.from(
    columnsBy,
    ([reporting, labels]) => labels.join(punctuation.list) + punctuation.colon + coverage(reporting, rows.length),
  );
  return [texts.join(punctuation.semicolon) + punctuation.stop];
}

/** Why a cell has no value, unless a note of the figure's own says it better. */
function reasonOf(found: Found): readonly (Status | 'not-comparable')[] {
  if ('reason' in found) return [found.reason];
  return found.figure.note === undefined ? [found.figure.status] : [];
}

function caption(context: Context, comparison: Comparison, rows: readonly (readonly Found[])[]): EditionLines {
  const cells = rows.flat();
  const sources = new Set(cells.flatMap((found) => ('figure' in found ? (found.figure.locator?.source.id ?? []) : [])));
  const reasons = new Set(cells.flatMap(reasonOf));
  return context.languages.map((lang) => {
    const { source, statusNotes, notComparableNote, punctuation } = labelsOf(lang);
    const { colon, list, stop, space } = punctuation;
    const sentences = [
      ...(sources.size === 0 ? [] : [`${source}${colon}${[...sources].join(list)}${stop}`]),
      ...(reasons.has('not-comparable') ? [notComparableNote] : []),
      ...MISSING_STATUSES.filter((reason) => reasons.has(reason)).map((reason) => statusNotes[reason]),
      ...coverageText(comparison, rows, lang),
    ];
    const note = comparison.note === undefined ? [] : sentenceParts(context, comparison.note[lang], lang, 'plain');
    return { lang, parts: [{ text: sentences.join(space) + (note.length > 0 ? space : ''), mark: '', to: '' }, ...note] };
  });
}

/** A table of regions by indicators, in one period; its caption says how many of the regions report each. */
export function comparisonView(context: Context, comparison: Comparison, number: number): ComparisonView {
  const rows = comparison.regions.map((region) => comparison.columns.map((column) => find(context, comparison, region, column)));
  const units = comparison.columns.map((_, index) =>
    unitOf(
      context,
      rows.flatMap((row) => row[index] ?? []),
    ),
  );
  const anchors = comparisonAnchors(comparison);
  return {
    anchor: anchors.title,
    captionAnchor: anchors.caption,
    title: context.languages.map((lang) => {
      const { table, punctuation } = labelsOf(lang);
      const title = sentenceParts(context, comparison.title[lang], lang, 'plain');
      return { lang, parts: [{ text: table(number) + punctuation.captionGap, mark: '', to: '' }, ...title] };
    }),
    widths: ['*', '*', ...comparison.columns.map(() => '*'), 'auto'].join(' '),
    heads: [
      { text: columnHead(context, 'region'), align: 'left' },
      { text: columnHead(context, 'level'), align: 'left' },
      ...comparison.columns.map((column, index) => ({ text: headOf(context, column, units[index]), align: 'right' as const })),
      { text: columnHead(context, 'source'), align: 'left' },
    ],
    rows: comparison.regions.map((region, at) => {
      const found = rows[at] ?? [];
      const part = partOf(context.dataset, region);
      const places = new Set(found.map((each) => ('figure' in each ? placeInSource(each.figure) : '')).filter((place) => place !== ''));
      return {
        anchor: anchors.row(region.slug),
        name: localized(context.languages, region.region.short),
        to: part === undefined ? '' : regionAnchor(part),
        level: localized(context.languages, region.region.levelName),
        cells: found.map((each, index) => cellOf(context, each, units[index])),
        source: [...places].join(labelsOf(context.languages[0]).punctuation.list),
      };
    }),
    caption: caption(context, comparison, rows),
  };
}

import type { Source, Status } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { lookUp } from './context.ts';
import type { Context } from './context.ts';
import type { Footnotes } from './footnotes.ts';
import { labelsOf, MISSING_STATUSES } from './labels.ts';
import type { NotesView } from './view.ts';
import { writtenDate } from './writing.ts';

/** A source as a reader cites it. */
export function sourceText(source: Source, language: Language): string {
  const { colon, comma, stop } = labelsOf(language).punctuation;
  const date = source.date === undefined ? '' : writtenDate(source.date, language);
  const parts = [source.title[language], source.publisher?.[language] ?? '', date].filter((part) => part !== '');
  return `${source.id}${colon}${parts.join(comma)}${stop}`;
}

/** Sources of the figures shown and of the reference lines drawn, in the dataset's order. */
export function sourcesOf(context: Context, ids: readonly string[], lines: readonly Source[]): readonly Source[] {
  const used = new Set(lines.map(({ id }) => id));
  for (const id of ids) {
    const figure = lookUp(context, id);
    if ('indicator' in figure && figure.locator !== undefined) used.add(figure.locator.source.id);
  }
  return context.dataset.sources.filter(({ id }) => used.has(id));
}

/** Sentences that explain what a table shows: marks of periods and words for missing values, where they occur. */
function explanations(context: Context, ids: readonly string[], language: Language): readonly string[] {
  const { period, statusNotes, figureCoverage, punctuation } = labelsOf(language);
  const missing = new Set<Exclude<Status, 'reported'>>();
  let inferred = false;
  let unstated = false;
  const figures = ids.map((id) => lookUp(context, id)).filter((figure) => 'indicator' in figure);
  const reporting = figures.filter(({ quantity }) => quantity !== undefined).length;
  for (const figure of figures) {
    // A note of the figure's own says it better.
    if (figure.status !== 'reported' && figure.note === undefined) missing.add(figure.status);
    else if (figure.status !== 'reported') continue;
    else if (figure.period === undefined) unstated = true;
    else if (figure.periodBasis === 'inferred') inferred = true;
  }
  return [
    ...(inferred ? [period.inferredNote] : []),
    ...(unstated ? [period.notStatedNote] : []),
    ...MISSING_STATUSES.filter((status) => missing.has(status)).map((status) => statusNotes[status]),
    ...(reporting === figures.length ? [] : [figureCoverage(reporting, figures.length) + punctuation.stop]),
  ];
}

/**
 * The notes under a region's table: footnotes first, so that their numbers are the list's; then marks, sources and method.
 *
 * @param sources left out in a chapter of the volume, which ends with them
 */
export function notesView(
  context: Context,
  ids: readonly string[],
  footnotes: Footnotes,
  sources: readonly Source[] | undefined,
  prefix: string,
): readonly NotesView[] {
  return context.languages.map((lang, index) => {
    const { sections, method, punctuation } = labelsOf(lang);
    const derived = ids.some((id) => !('indicator' in lookUp(context, id)));
    const texts = [
      ...footnotes.texts.map((text) => text[lang]),
      [
        ...(sources === undefined ? [] : [method.precision]),
        ...explanations(context, ids, lang),
        ...(derived ? [method.derived] : []),
      ].join(punctuation.space),
      ...(sources === undefined
        ? []
        : [
            sources.map((source) => sourceText(source, lang)).join(punctuation.space),
            `${sections.cite}${punctuation.colon}${context.dataset.citation[lang]}`,
          ]),
    ].filter((text) => text !== '');
    return {
      lang,
      title: sources === undefined ? sections.notes : sections.notesAndSources,
      // Anchors are unique in a document, so only the leading language's list bears them.
      items: texts.map((text, at) => ({ id: index === 0 && at < footnotes.texts.length ? `${prefix}-${at + 1}` : '', text })),
    };
  });
}

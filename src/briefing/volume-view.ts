import type { Dataset } from '../dataset/dataset.ts';
import { VOLUME } from '../dataset/narrative.ts';
import { languagesOf } from '../language.ts';
import type { Edition } from '../language.ts';
import { comparisonView } from './comparison-view.ts';
import { inEdition, joined, labelled, localized } from './context.ts';
import type { Context } from './context.ts';
import { evaluateDerivations } from './derive.ts';
import { frameView, information } from './frame.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';
import { sourceText } from './notes-view.ts';
import { figuresOf, volumeNumbering } from './numbering.ts';
import { registerView } from './register-view.ts';
import { chartModels, narrativeOf, regionName, regionView } from './region-part.ts';
import { volumeSlice } from './slice.ts';
import { summaryFigures, summarySubject } from './summary.ts';
import { columnHead } from './table-view.ts';
import type { BriefingDocument, NotesView, RegionView, VolumeView } from './view.ts';

const HAN = /\p{Script=Han}/u;

function chapters(context: Context): readonly RegionView[] {
  const volume = narrativeOf(context, VOLUME);
  let firstChart = volume.charts.length + 1;
  let table = volume.comparisons.length + (summaryFigures(context.dataset).length > 0 ? 2 : 1);
  return context.dataset.regions.map((reported) => {
    const narrative = narrativeOf(context, reported.slug);
    const ids = figuresOf(context.dataset, reported.region.code).map(({ id }) => id);
    const view = regionView(context, { reported, narrative, ids, name: regionName(context, reported), firstChart, table, chapter: true });
    firstChart += narrative.charts.length;
    table += 1;
    return view;
  });
}

function summary(context: Context): RegionView {
  const { dataset, languages } = context;
  const narrative = narrativeOf(context, VOLUME);
  return regionView(context, {
    reported: summarySubject(dataset),
    narrative,
    ids: summaryFigures(dataset).map(({ id }) => id),
    name: inEdition(languages, (language) => labelsOf(language).summaryOf(dataset.scope.region.short[language])),
    facts: [
      ...(dataset.regions.length === 0 ? [] : [labelled(languages, ({ regionCount }) => regionCount(dataset.regions.length))]),
      labelled(languages, ({ figureCount }) => figureCount(dataset.figures.filter(({ status }) => status === 'reported').length)),
    ],
    firstChart: 1,
    table: narrative.comparisons.length + 1,
    chapter: true,
  });
}

function glossary(context: Context): VolumeView['glossary'] {
  return {
    heads: {
      term: columnHead(context, 'term'),
      translation: columnHead(context, 'translation'),
      note: columnHead(context, 'note'),
      origin: columnHead(context, 'origin'),
    },
    rows: context.dataset.glossary.map(({ zh, en, note, origin }) => ({
      zh,
      en,
      note: note === undefined ? [] : localized(context.languages, note),
      origin:
        origin === 'own'
          ? labelled(context.languages, ({ ownTranslation }) => ownTranslation)
          : [{ lang: HAN.test(origin) ? 'zh' : 'en', text: origin }],
    })),
  };
}

/** How the volume is made: method, words and marks, sources, citation and licence. */
function method({ dataset, languages }: Context): readonly NotesView[] {
  return languages.map((lang) => {
    const { sections, method: sentences, period, statusNotes, zeroNote, licence, punctuation } = labelsOf(lang);
    const texts = [
      ...Object.values(sentences),
      [period.inferredNote, period.notStatedNote].join(punctuation.space),
      [...Object.values(statusNotes), zeroNote].join(punctuation.space),
      ...dataset.sources.map((source) => sourceText(source, lang)),
      `${sections.cite}${punctuation.colon}${dataset.citation[lang]}`,
      `${licence}${punctuation.colon}${dataset.licence[lang]}`,
    ];
    return { lang, title: '', items: texts.map((text) => ({ id: '', text })) };
  });
}

function cover(context: Context): VolumeView['cover'] {
  const { dataset, languages } = context;
  return {
    title: localized(languages, dataset.title),
    publisher: localized(languages, dataset.publisher),
    licence: localized(languages, dataset.licence),
  };
}

/**
 * What the volume over all regions says in one edition: cover, summary with comparisons, a chapter for each region in the dataset's order,
 * glossary, register of every figure, method. Figures are numbered by the register.
 */
export function volumeBriefing(dataset: Dataset, edition: Edition): BriefingDocument<VolumeView> {
  const numbering = volumeNumbering(dataset);
  const languages = languagesOf(edition);
  const context: Context = { dataset, edition, languages, derived: evaluateDerivations(dataset), numbering };
  const narrative = narrativeOf(context, VOLUME);
  const narratives = [narrative, ...dataset.regions.map(({ slug }) => narrativeOf(context, slug))];
  const slice = volumeSlice(dataset).digest;
  const title = (pick: keyof Labels['sections']): ReturnType<typeof labelled> => labelled(languages, ({ sections }) => sections[pick]);
  const titles = {
    contents: title('contents'),
    glossary: title('glossary'),
    register: title('register'),
    method: title('method'),
  };
  return {
    edition,
    languages,
    information: information(context, localized(languages, dataset.title), slice),
    view: {
      frame: frameView(context, undefined, slice),
      cover: cover(context),
      titles,
      outlines: {
        cover: joined(title('cover')),
        contents: joined(titles.contents),
        glossary: joined(titles.glossary),
        register: joined(titles.register),
        method: joined(titles.method),
      },
      summary: summary(context),
      comparisons: narrative.comparisons.map((comparison, index) => comparisonView(context, comparison, index + 1)),
      regions: chapters(context),
      glossary: glossary(context),
      register: registerView(context),
      method: method(context),
    },
    charts: new Map(
      [summarySubject(dataset), ...dataset.regions].flatMap(({ slug }, index) =>
        chartModels(context, narratives[index] ?? narrative, slug),
      ),
    ),
    figures: numbering.ids,
    slice,
  };
}

import type { Dataset } from '../dataset/dataset.ts';
import type { EditionText } from './chart.ts';
import { inEdition, joined, labelled, localized } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf } from './labels.ts';
import type { FrameView, Information } from './view.ts';
import { writtenDate } from './writing.ts';

/** Digits of the data version on the page and in the document information. */
export const VERSION_DIGITS = 8;

/** Masthead and foot of a document about `subject`, a region's name or nothing for the volume. */
export function frameView(context: Context, subject: EditionText, slice: string): FrameView {
  const { dataset, languages, edition } = context;
  return {
    lang: languages[0],
    edition,
    bilingual: languages.length > 1,
    series: localized(languages, dataset.series.name),
    issue: labelled(languages, ({ issue }) => issue(dataset.issue)),
    date: inEdition(languages, (language) => writtenDate(dataset.date, language)),
    mark: dataset.mark === undefined ? [] : labelled(languages, ({ marks }) => marks[dataset.mark ?? 'draft']),
    subject,
    foot: inEdition(languages, (language) => {
      const about = subject.find(({ lang }) => lang === language)?.text ?? '';
      const series = `${dataset.series.name[language]} ${labelsOf(language).issue(dataset.issue)}`;
      return about === '' ? series : `${series} · ${about}`;
    }),
    versionLabel: labelled(languages, ({ dataVersion }) => dataVersion),
    version: slice.slice(0, VERSION_DIGITS),
  };
}

/** Document information of a PDF about `subject`. */
export function information({ dataset, languages }: Context, subject: EditionText, slice: string): Information {
  const series = joined(localized(languages, dataset.series.name), ' / ');
  const issue = joined(labelled(languages, (labels) => labels.issue(dataset.issue)), ' / ');
  return {
    title: `${joined(subject, ' / ')} — ${series}, ${issue}`,
    language: languages[0],
    author: joined(localized(languages, dataset.publisher), ' / '),
    created: dataset.date,
    version: slice.slice(0, VERSION_DIGITS),
    subject: joined(localized(languages, dataset.title), ' / '),
    keywords: keywordsOf(dataset, languages, subject),
  };
}

function keywordsOf(dataset: Dataset, languages: Context['languages'], subject: EditionText): readonly string[] {
  return [...new Set([...localized(languages, dataset.series.name), ...subject].map(({ text }) => text)), dataset.id];
}

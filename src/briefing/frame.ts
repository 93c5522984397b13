import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import type { EditionText } from './chart.ts';
import { inEdition, joined, labelled, localized } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf } from './labels.ts';
import type { FrameView, Information } from './view.ts';
import { unbroken, writtenDate } from './writing.ts';

/** Digits of the data version on the page and in the document information. */
export const VERSION_DIGITS = 8;

/** Masthead and foot of a document about a region, or of the volume; the foot has room for short names only. */
export function frameView(context: Context, reported: ReportedRegion | undefined, slice: string): FrameView {
  const { dataset, languages } = context;
  return {
    lang: languages[0],
    series: localized(languages, dataset.series.name),
    issue: labelled(languages, ({ issue }) => issue(dataset.issue)),
    date: inEdition(languages, (language) => writtenDate(dataset.date, language)),
    mark: dataset.mark === undefined ? [] : labelled(languages, ({ marks }) => marks[dataset.mark ?? 'draft']),
    subject: reported === undefined ? [] : localized(languages, reported.region.name),
    foot: inEdition(languages, (language) => {
      const about = reported?.region.short[language] ?? '';
      const series = `${dataset.series.name[language]} ${labelsOf(language).issue(dataset.issue)}`;
      return about === '' ? series : `${series} · ${about}`;
    }),
    version: labelled(languages, ({ dataVersion }) => dataVersion).map(({ lang, text }, index) => ({
      lang,
      text: index < languages.length - 1 ? text : unbroken(`${text} ${slice.slice(0, VERSION_DIGITS)}`),
    })),
  };
}

/** Document information of a PDF about `subject`. */
export function information({ dataset, languages }: Context, subject: EditionText, slice: string): Information {
  const series = joined(localized(languages, dataset.series.name), ' / ');
  const issue = joined(
    labelled(languages, (labels) => labels.issue(dataset.issue)),
    ' / ',
  );
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

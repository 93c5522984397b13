import type { Localized } from '../language.ts';
import { SAMPLE_THEMES } from './catalogue.ts';
import { isReported, slugOf, type SampleFigure } from './figures.ts';

/** The words before clauses of one period. */
function leadOf(period: string): Localized {
  if (period === '') return { zh: '', en: '' };
  const at = `{@${period}}`;
  if (period.startsWith('../')) return { zh: `${at}，`, en: `Up ${at}, ` };
  if (period.startsWith('P') || period.includes('/')) return { zh: `${at}，`, en: `Over ${at}, ` };
  return { zh: `${at}，`, en: period.endsWith('-12-31') ? `At ${at}, ` : `In ${at}, ` };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A reference to a figure: by its name within its own region, else by its whole id. */
export function reference(figure: SampleFigure, own: boolean, form = ''): string {
  return `{${own ? '' : `${slugOf(figure.region)}.`}${figure.name}${form}}`;
}

/** Figures of one period in one sentence. */
function sentence(figures: readonly SampleFigure[]): Localized {
  const lead = leadOf(figures[0]?.period ?? '');
  const zh = figures.map((figure) => `${figure.indicator.name.zh}${reference(figure, true, wordsOnly(figure))}`).join('、');
  const clauses = figures.map((figure) => `${figure.indicator.subject} ${reference(figure, true, figure.indicator.reference)}`);
  const en = [clauses.slice(0, -1).join(', '), ...clauses.slice(-1)].filter((part) => part !== '').join(' and ');
  return { zh: `${lead.zh}${zh}。`, en: `${lead.en === '' ? capitalized(en) : lead.en + en}.` };
}

/** Chinese names the unit with the number, but spells out what English does. */
function wordsOnly({ indicator }: SampleFigure): string {
  return indicator.reference === '|words' ? '|words' : '';
}

/** A measure: the reported figures of a theme in sentences, one a period. */
export interface SampleMeasure {
  readonly title: Localized;
  readonly text: Localized;
}

const MOST_IN_SENTENCE = 3;

/** What a region's narrative says of a theme; nothing where no figure of it is reported. */
export function measureOf(theme: string, figures: readonly SampleFigure[]): SampleMeasure | undefined {
  const title = SAMPLE_THEMES.get(theme);
  const byPeriod = new Map<string, SampleFigure[]>();
  // Of several years the last, which the others lead up to.
  const latest = new Map(figures.map((figure) => [figure.indicator, figure]));
  for (const figure of [...latest.values()].filter((each) => isReported(each) && each.indicator.theme === theme)) {
    byPeriod.set(figure.period, [...(byPeriod.get(figure.period) ?? []), figure]);
  }
  if (title === undefined || byPeriod.size === 0) return undefined;
  const sentences = [...byPeriod.values()].map((same) => sentence(same.slice(0, MOST_IN_SENTENCE)));
  return { title, text: { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') } };
}

/** Two figures by name, for a headline. */
export function headlineOf(figures: readonly SampleFigure[], own: boolean): Localized {
  const [first, ...rest] = figures.map((figure) => ({ figure, name: figure.indicator.name }));
  if (first === undefined) return { zh: '数字均为样例', en: 'All figures are samples' };
  const zh = [first, ...rest].map(({ figure, name }) => `${name.zh}${reference(figure, own)}`).join('，');
  const others = rest.map(({ figure, name }) => `${name.en.charAt(0).toLowerCase()}${name.en.slice(1)}: ${reference(figure, own)}`);
  return { zh, en: [`${first.name.en}: ${reference(first.figure, own)}`, ...others].join('; ') };
}

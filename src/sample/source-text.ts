import type { Region } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { parsePeriod, writePeriod } from '../quantity/period.ts';
import { SAMPLE_THEMES } from './catalogue.ts';
import { idOf, isReported, type SampleFigure } from './figures.ts';

/** The text that a sample's figures are read from, and where it prints each. */
export interface SampleSource {
  readonly text: string;
  /** Paragraph by figure. */
  readonly paragraphs: ReadonlyMap<string, number>;
  /** Numbers of the text that are no figures, as dataset.yaml lists them. */
  readonly ignored: readonly { readonly paragraph: number; readonly printed: string; readonly reason: Localized }[];
}

const OPENING = ['样例来源（虚构）', '本文数字全部由程序随机产生，不是任何地区的统计数据。', '各地区的数字分为六个方面。'];
const IGNORED = [{ paragraph: 3, printed: '六个方面', reason: { zh: '行文条目数', en: 'number of headings in the text' } }];

function clause({ period, indicator, number }: SampleFigure): string {
  const parsed = parsePeriod(period);
  const lead = parsed === undefined || indicator.inferred ? '' : writePeriod(parsed, 'zh');
  return `${lead}${indicator.name.zh}${number?.printed ?? ''}`;
}

/** Writes the source: a line with each region's name, then a line for each of its themes. */
export function writeSource(figuresOf: ReadonlyMap<Region, readonly SampleFigure[]>): SampleSource {
  const lines = [...OPENING];
  const paragraphs = new Map<string, number>();
  for (const [region, figures] of figuresOf) {
    lines.push(region.name.zh);
    for (const [theme, name] of SAMPLE_THEMES) {
      const printed = figures.filter((figure) => isReported(figure) && figure.indicator.theme === theme);
      if (printed.length === 0) continue;
      lines.push(`${name.zh}：${printed.map(clause).join('，')}。`);
      for (const figure of printed) paragraphs.set(idOf(figure), lines.length);
    }
  }
  return { text: `${lines.join('\n')}\n`, paragraphs, ignored: IGNORED };
}

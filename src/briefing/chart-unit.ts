import type { ChartRequest } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import type { Unit } from '../quantity/quantity.ts';
import { UNIT_SCALES } from '../quantity/scales.ts';
import type { EditionText } from './chart.ts';
import { inEdition, lookUp } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf } from './labels.ts';
import { sentenceText } from './sentence.ts';
import { unbroken, valueAndUnit } from './writing.ts';

/** What all the numbers of a chart are in. */
interface SharedUnit {
  /** As the leading language writes it: `亿元`, `CNY million`. */
  readonly words: string;
  readonly unit: Unit;
  /** Power of ten of the leading language's scale word. */
  readonly scale: number;
}

/** The unit that every item with a value is written in, in the leading language; none where they differ. */
export function sharedUnit(context: Context, request: ChartRequest): SharedUnit | undefined {
  const [leading] = context.languages;
  const quantities = request.items.flatMap(({ figure }) => lookUp(context, figure).quantity ?? []);
  const written = new Set(quantities.map((quantity) => valueAndUnit(context, quantity, leading).unit));
  const [words] = written;
  const unit = quantities[0]?.unit;
  if (words === undefined || unit === undefined || written.size > 1) return undefined;
  const scale = UNIT_SCALES[leading].find(({ word }) => words.includes(word))?.power ?? 0;
  return { words, unit, scale };
}

/** A unit at a scale (a power of ten) that need not be one of the language's own: 亿元 is CNY 100 million. */
export function unitAtScale({ zh, en }: Unit, scale: number, language: Language): string {
  const multiple = labelsOf(language).multiples.get(scale) ?? '';
  if (language === 'zh') return multiple + zh;
  return (en.position === 'before' ? [en.plural, multiple] : [multiple, en.plural]).filter((part) => part !== '').join(' ');
}

/** The subtitle; it names the unit of bare numbers, as the leading language scales it, where the narrative does not. */
export function chartSubtitle(context: Context, request: ChartRequest): EditionText {
  const shared = sharedUnit(context, request);
  return inEdition(context.languages, (language) => {
    const text = sentenceText(context, request.subtitle[language], language);
    if (shared === undefined) return text;
    const { punctuation } = labelsOf(language);
    const words = language === context.languages[0] ? shared.words : unitAtScale(shared.unit, shared.scale, language);
    const named = text.replaceAll('\u00A0', ' ').toLowerCase().includes(words.toLowerCase());
    return named ? text : `${text}${punctuation.open}${unbroken(words)}${punctuation.close}`;
  });
}

import type { ChartRequest } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { leadingQualifier, qualifierText } from '../quantity/qualifiers.ts';
import type { Quantity, Unit } from '../quantity/quantity.ts';
import { UNIT_SCALES } from '../quantity/scales.ts';
import type { EditionText } from './chart.ts';
import { inEdition, lookUp } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf } from './labels.ts';
import { sentenceText } from './sentence.ts';
import { unbroken, valueAndUnit } from './writing.ts';

/** What several numbers are in. */
export interface SharedUnit {
  /** As the leading language writes it: `亿元`, `CNY million`. */
  readonly words: string;
  readonly unit: Unit;
  /** Power of ten of the leading language's scale word. */
  readonly scale: number;
  /** One of them, where the words end in the one that qualifies all: 亩以上. */
  readonly qualified?: Quantity;
}

/** The unit that all quantities are written in, in the leading language; none where they differ. */
export function commonUnit(context: Context, quantities: readonly Quantity[]): SharedUnit | undefined {
  const [leading] = context.languages;
  const words = new Set(quantities.map((quantity) => valueAndUnit(context, quantity, leading).unit));
  const [only] = words;
  const [first] = quantities;
  if (only === undefined || first === undefined || words.size > 1) return undefined;
  const scale = UNIT_SCALES[leading].find(({ word }) => only.includes(word))?.power ?? 0;
  const isQualified = qualifierText(first, leading).after !== '';
  return { words: only, unit: first.unit, scale, ...(isQualified && { qualified: first }) };
}

/** The unit that every item of a chart with a value is written in. */
export function sharedUnit(context: Context, request: ChartRequest): SharedUnit | undefined {
  return commonUnit(
    context,
    request.items.flatMap(({ figure }) => lookUp(context, figure).quantity ?? []),
  );
}

/** A shared unit in any language of the edition, at the scale of the leading one. */
export function unitWords(context: Context, { words, unit, scale, qualified }: SharedUnit, language: Language): string {
  if (language === context.languages[0]) return words;
  const before = qualified === undefined ? '' : leadingQualifier(qualified, language);
  const named = unitAtScale(unit, scale, language);
  return before === '' ? named : named + labelsOf(language).punctuation.comma + before;
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
    const words = unitWords(context, shared, language);
    const named = text.replaceAll('\u00A0', ' ').toLowerCase().includes(words.toLowerCase());
    return named ? text : `${text}${punctuation.open}${unbroken(words)}${punctuation.close}`;
  });
}

import type { Language } from '../language.ts';
import type { Qualifier, Quantity } from './quantity.ts';

type Side = 'before' | 'after';

interface QualifierWord {
  readonly qualifier: Qualifier;
  readonly side: Side;
  readonly word: string;
}

function words(qualifier: Qualifier, side: Side, list: string): readonly QualifierWord[] {
  return list.split('|').map((word) => ({ qualifier, side, word }));
}

// Of each qualifier the first word is the one we write. 以上, 以下 and 以内 include the number, as in Chinese law.
const WORDS: Readonly<Record<Language, readonly QualifierWord[]>> = {
  zh: [
    ...words('at-least', 'after', '以上|及以上'),
    ...words('at-least', 'before', '不低于|不少于|不小于|至少|最少|≥'),
    ...words('more-than', 'before', '超过|超|逾|高于|多于|大于|突破|>'),
    ...words('at-most', 'before', '不超过|不高于|不多于|不大于|至多|最多|≤'),
    ...words('at-most', 'after', '以下|及以下|以内|之内'),
    ...words('less-than', 'before', '不足|低于|不到|少于|小于|未满|<'),
    ...words('nearly', 'before', '近|接近|将近'),
    ...words('about', 'before', '约|大约|约为|大概'),
    ...words('about', 'after', '左右|上下'),
  ],
  en: [
    ...words('at-least', 'before', 'at least'),
    ...words('more-than', 'before', 'more than|over|above'),
    ...words('at-most', 'before', 'at most|up to|no more than|not more than'),
    ...words('less-than', 'before', 'less than|under|below|fewer than'),
    ...words('nearly', 'before', 'nearly|almost'),
    ...words('about', 'before', 'about|around|approximately'),
  ],
};

// 不低于50% and 低于3% read better of a rate than 50%以上 and 不足3%.
const OF_RATES: Partial<Record<Qualifier, string>> = { 'at-least': '不低于', 'less-than': '低于' };

/** The words that qualify a number, by the side on which they stand; both empty for an exact one. */
export interface QualifierText {
  readonly before: string;
  readonly after: string;
}

/** The words for a quantity's qualifier: in Chinese those of the source where they are known, else the usual ones. */
export function qualifierText(quantity: Quantity, language: Language): QualifierText {
  const candidates = WORDS[language].filter(({ qualifier }) => qualifier === quantity.qualifier);
  const wanted =
    language === 'zh' ? [quantity.wording, quantity.unit.en.position === 'closed' ? OF_RATES[quantity.qualifier] : undefined] : [];
  const chosen = wanted.flatMap((word) => candidates.find((candidate) => candidate.word === word) ?? [])[0] ?? candidates[0];
  if (chosen === undefined) return { before: '', after: '' };
  return chosen.side === 'before' ? { before: chosen.word, after: '' } : { before: '', after: chosen.word };
}

/** As {@link qualifierText}, but before the number even where the usual word stands after the unit: 不低于20万. */
export function leadingQualifier(quantity: Quantity, language: Language): string {
  const { before } = qualifierText(quantity, language);
  return before || (WORDS[language].find(({ qualifier, side }) => qualifier === quantity.qualifier && side === 'before')?.word ?? '');
}

/** A qualifier taken off a text, with its word. */
export interface TakenQualifier {
  readonly qualifier: Qualifier;
  readonly wording: string;
  readonly rest: string;
}

/** Takes the qualifier off a text, the longest word that fits; `exact` and the whole text where there is none. */
export function takeQualifier(text: string, language: Language): TakenQualifier {
  let taken: TakenQualifier = { qualifier: 'exact', wording: '', rest: text };
  for (const { qualifier, side, word } of WORDS[language]) {
    if (word.length <= taken.wording.length) continue;
    if (side === 'after' && text.endsWith(word)) taken = { qualifier, wording: word, rest: text.slice(0, -word.length) };
    if (side === 'before' && text.startsWith(language === 'en' ? `${word} ` : word)) {
      taken = { qualifier, wording: word, rest: text.slice(word.length).trimStart() };
    }
  }
  return taken;
}

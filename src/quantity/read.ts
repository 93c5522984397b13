import type { Language } from '../language.ts';
import type { Quantity, Unit } from './quantity.ts';
import { normaliseChinese, readChinese, readOther } from './read-chinese.ts';
import { readEnglish } from './read-english.ts';
import type { Reading } from './read-number.ts';
import { writeQuantity } from './write.ts';

/** Longer texts are no quantity; this bounds the work. */
const LONGEST = 400;

/** What a source's printed token says. */
export interface PrintedReading extends Reading {
  /** The word in the unit's place: the unit's own (always its Chinese one), another, or none. */
  readonly unitWord: string;
}

/**
 * Reads a token as a source prints it (`15亿元`, `20万元以上`, `近2倍`, `十五年`, `7000—8000株`; in English sources `CNY 1.5 billion`), with the
 * precision it is printed in. `unit` tells where the number ends: 1.5亿斤 is 1.5 of 亿斤, but 1.5亿 of 斤. A token with
 * another unit's word is read too, so that a rule can say what it found; `unitWord` tells. `undefined` where no one number is meant.
 */
export function readPrinted(printed: string, unit: Unit): PrintedReading | undefined {
  if (printed.length > LONGEST) return undefined;
  const token = normaliseChinese(printed);
  const own = readChinese(token, normaliseChinese(unit.zh)) ?? readEnglish(printed.trim(), unit);
  if (own !== undefined) return { ...own, unitWord: unit.zh };
  const other = readOther(token);
  if (other === undefined) return undefined;
  const { word, ...reading } = other;
  return { ...reading, unitWord: word };
}

/**
 * Reads back a text that {@link writeQuantity} wrote, to a quantity that it would write the same way; among units whose words would both
 * do, the longer word wins. Value, range, unit and qualifier are those written; `undefined` for any text that is not exactly ours, a wrong
 * plural or conversion included.
 */
export function readWritten(text: string, language: Language, units: readonly Unit[]): Quantity | undefined {
  if (text.length > LONGEST) return undefined;
  const wordLength = (unit: Unit) => (language === 'zh' ? unit.zh : unit.en.plural).length;
  for (const unit of units.toSorted((a, b) => wordLength(b) - wordLength(a))) {
    const reading = language === 'zh' ? readChinese(normaliseChinese(text), normaliseChinese(unit.zh)) : readEnglish(text, unit);
    if (reading === undefined) continue;
    const quantity = { ...reading, unit };
    if ([true, false].some((groupChinese) => writeQuantity(quantity, language, { groupChinese }).text === text)) return quantity;
  }
  return undefined;
}

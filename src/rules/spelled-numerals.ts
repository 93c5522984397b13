import type { Dataset, LocatedText } from '../dataset/dataset.ts';
import { placeWithin } from '../dataset/located.ts';
import { wordsOnly } from '../dataset/prose.ts';
import { CHINESE_NUMERALS, CLASSIFIERS } from '../quantity/classifiers.ts';
import type { Finding, Rule } from './rule.ts';

const DIGITS = /\p{N}(?:[\p{N}.,:：，．]*\p{N})?[%％‰]?/gu;
const MANY = new RegExp(
  `[${CHINESE_NUMERALS}]{2,}|百分之[${CHINESE_NUMERALS}]+|[二两三四五六七八九十](?=[${CLASSIFIERS}])|[百千万亿](?=[户人亩元])|半数|一半|过半|翻一?番`,
  'gu',
);
// Words that only look like numbers.
const CHINESE_WORDS: ReadonlySet<string> = new Set(['万一', '一一', '三三两两', '千千万万', '千万']);
const ENGLISH =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|halves|twice|thrice|zero|per ?cent)\b/giu;

const LONGEST_NAME = 40;

/** Names that may hold numerals: glossary terms and regions. */
function namesOf(dataset: Dataset): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { zh, en, variants } of dataset.glossary) for (const name of [zh, en, ...variants]) names.add(name.toLowerCase());
  for (const { name, short } of dataset.regionByCode.values())
    for (const one of [name.zh, name.en, short.zh, short.en]) names.add(one.toLowerCase());
  names.delete('');
  return names;
}

/** Whether a name covers the whole of `text` from `start` to `end`. */
function isInName(text: string, start: number, end: number, names: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  for (let from = Math.max(0, end - LONGEST_NAME); from <= start; from++)
    for (let to = end; to <= Math.min(lower.length, from + LONGEST_NAME); to++) if (names.has(lower.slice(from, to))) return true;
  return false;
}

function numeralsIn(text: LocatedText): { readonly word: string; readonly index: number }[] {
  const words = wordsOnly(text.text);
  const patterns = text.lang === 'zh' ? [DIGITS, MANY] : [DIGITS, ENGLISH];
  return patterns
    .flatMap((pattern) => Array.from(words.matchAll(pattern), ({ 0: word, index }) => ({ word, index })))
    .filter(({ word }) => !CHINESE_WORDS.has(word));
}

/** Numerals of a sentence come from references, marked literals or names; never typed by hand. */
export const spelledNumerals: Rule = {
  code: 'numeral-in-text',
  severity: 'error',
  check(dataset) {
    const names = namesOf(dataset);
    return dataset.texts
      .filter(({ prose }) => prose)
      .flatMap((text): Finding[] => {
        const found = numeralsIn(text).filter(({ word, index }) => !isInName(text.text, index, index + word.length, names));
        return found.map(({ word, index }) => ({
          place: placeWithin(text, index, word.length),
          message: { zh: '句子里直接写了数目', en: 'the sentence has a number typed by hand' },
          expected: {
            zh: '引用：{数字}、{数字|words}、{@时间}，或原样文字 {=…}',
            en: 'a reference: {figure}, {figure|words}, {@period}, or a literal {=…}',
          },
          found: word,
          fix: {
            zh: `换成引用；如果不是数量，写成 {=${word}}，两种文字都要有`,
            en: `put a reference; if it is no quantity, write {=${word}} in both languages`,
          },
        }));
      });
  },
};

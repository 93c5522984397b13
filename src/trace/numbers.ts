import { CHINESE_NUMERALS, CLASSIFIERS } from '../quantity/classifiers.ts';
import { fold, type Folded } from './fold.ts';

/** Why a number in a source is one that no figure need claim. */
export type Exemption = 'date' | 'time' | 'ordinal' | 'name';

/** A number in a text, from its sign to its last scale word; a range is one. Indices are into the text that was folded. */
export interface NumberSpan {
  readonly start: number;
  readonly end: number;
  readonly exempt?: Exemption;
}

/** What the numbers of a text are told by. */
export interface Lexicon {
  /** Unit words of the code lists, folded, the longest first. */
  readonly unitWords: readonly string[];
  /** Names of places and terms by the numerals in them, with where in the name the numeral stands. */
  readonly names: ReadonlyMap<string, readonly { readonly name: string; readonly offset: number }[]>;
}

const DIGITS = '\\d+(?:\\.\\d+)*';
// 千瓦 and 百分点 are units.
const SCALE = '(?:万亿|千万|百万|亿|万|千(?![瓦米克帕卡伏赫])|百(?!分))';
const NUMBER = `${DIGITS}[余多]?(?:${SCALE}(?:${DIGITS}${SCALE}?)*)?[余多]?(?:trillion|billion|million|thousand)?`;
const CHINESE = `[${CHINESE_NUMERALS}]+`;
const DASH = '[~—–-]';
const SIGN = '(?<![担肩背抱胜])负|(?<![-\\dA-Za-z%‰])-';

const YEAR = '(?:1[89]|20|21)\\d{2}';
const MONTH = '(?:1[0-2]|0?[1-9])';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const CHINESE_YEAR = '[〇零一二三四五六七八九]{4}年';
const MONTH_NAME = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const PART = '(?:份|底|末|初|上旬|中旬|下旬)?';

// White space is gone (fold.ts), so 23 April 2017 is 23April2017 here.
const DATE = [
  `(?<!\\d)${YEAR}年?(?:${DASH}|至|到)${YEAR}年`,
  `(?<!\\d)${YEAR}[~/.]${MONTH}[~/.]${DAY}(?![\\d.])`,
  `(?<![\\d.])${DAY}[./~]${MONTH}[./~]${YEAR}(?!\\d)`,
  `(?<!\\d)${YEAR}年(?:${MONTH}月${PART}(?:${DAY}[日号])?)?`,
  `(?<![\\d.])${MONTH}月${PART}(?:${DAY}[日号])?`,
  `(?<![\\d.])${DAY}[日号]`,
  `(?<!\\d)(?:${DAY})?${MONTH_NAME}(?:(?:${DAY},)?${YEAR}|${DAY})(?!\\d)`,
  `(?<!\\d)${DAY}${MONTH_NAME}`,
  `(?<=(?:in|by|since|until|of|end|during|year)-?)${YEAR}(?=[.,;:)\\n]|$)`,
  `${CHINESE_YEAR}(?:${CHINESE}月${PART}(?:${CHINESE}[日号])?)?`,
  `(?:十[一二]|[一二三四五六七八九十正])月${PART}(?:${CHINESE}[日号])?`,
  `(?:\\d0|[一二三四五六七八九]十)年代|(?:\\d{1,2}|${CHINESE})世纪`,
].join('|');
const TIME = '(?<!\\d)(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?(?!\\d)|(?<!\\d)(?:[01]?\\d|2[0-4])[时点](?:[0-5]?\\d分|半|整)';
const ORDINAL = `第[\\d${CHINESE_NUMERALS}]+(?:[、,~—–至到和及][\\d${CHINESE_NUMERALS}]+)*|^\\(?\\d{1,2}[.、)](?!\\d)|^\\(?${CHINESE}[、)]`;

/** Words of numerals that mean none. */
const WORDS: ReadonlySet<string> = new Set(['千万', '万一', '一一', '三三两两', '千千万万', '千百万', '万万']);
/** 统一, 进一步: not one of anything. */
const ONE_IN_A_WORD = /[统唯同专均逐任划单归进]$/;

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The longest unit word that stands at an index; empty where none does. */
export function unitWordAt(text: string, index: number, { unitWords }: Lexicon): string {
  return unitWords.find((word) => text.startsWith(word, index)) ?? '';
}

function isInName(text: string, start: number, end: number, { names }: Lexicon): boolean {
  return (names.get(text.slice(start, end)) ?? []).some(({ name, offset }) => start >= offset && text.startsWith(name, start - offset));
}

/** Finds every number of a text. Chinese numerals count where a unit or a counting word follows, or where two or more stand together. */
export function numberFinder(lexicon: Lexicon): (folded: Folded) => readonly NumberSpan[] {
  const unit = lexicon.unitWords.map(escaped).join('|');
  const between = `(?:(?:${unit})?${DASH})`;
  const pattern = new RegExp(
    `(?<date>${DATE})|(?<time>${TIME})|(?<ordinal>${ORDINAL})|` +
      `(?<digits>(?:${SIGN})?${NUMBER}(?:${between}-?${NUMBER})?)|` +
      `(?<chinese>(?:[百千]分之|[数几])?${CHINESE}(?:点${CHINESE})?(?:[至到~—–]${CHINESE})?[余多几]?${SCALE}?成?)`,
    'gm',
  );
  const means = (text: string, words: string, start: number): boolean => {
    const follows =
      unitWordAt(text, start + words.length, lexicon) !== '' || CLASSIFIERS.includes(text.charAt(start + words.length) || '\n');
    if (words === '一' && ONE_IN_A_WORD.test(text.slice(Math.max(0, start - 1), start))) return false;
    return follows || (words.length > 1 && !WORDS.has(words));
  };
  return ({ text, at }) => {
    const spans: NumberSpan[] = [];
    for (const { 0: whole, index, groups } of text.matchAll(pattern)) {
      if (groups?.['chinese'] !== undefined && !means(text, whole, index)) continue;
      // A dash with a space after it is no sign.
      const start = whole.startsWith('-') && (at[index + 1] ?? 0) - (at[index] ?? 0) > 1 ? index + 1 : index;
      const end = index + whole.length;
      const exempt =
        (['date', 'time', 'ordinal'] as const).find((kind) => groups?.[kind] !== undefined) ??
        (isInName(text, start, end, lexicon) ? 'name' : undefined);
      spans.push({ start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1, ...(exempt && { exempt }) });
    }
    return spans;
  };
}

/** The lexicon of unit words and names, in the form that {@link numberFinder} works on. */
export function lexiconOf(unitWords: Iterable<string>, names: Iterable<string>): Lexicon {
  const numeral = new RegExp(`\\d+|${CHINESE}`, 'g');
  const hasNumeral = new RegExp(`[\\d０-９${CHINESE_NUMERALS}]`);
  const words = new Set([...unitWords].map((word) => fold(word).text).filter((word) => word !== ''));
  const byNumeral = new Map<string, { name: string; offset: number }[]>();
  for (const { text: name } of [...new Set(names)].filter((each) => hasNumeral.test(each)).map((each) => fold(each))) {
    for (const { 0: run, index: offset } of name.matchAll(numeral)) byNumeral.set(run, [...(byNumeral.get(run) ?? []), { name, offset }]);
  }
  return { unitWords: [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)), names: byNumeral };
}

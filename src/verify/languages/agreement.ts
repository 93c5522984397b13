import type { Language, Localized } from '../../language.ts';
import { plain } from '../../quantity/decimal.ts';
import { findingAt, type Finding } from '../finding.ts';
import { isSame } from './reading.ts';
import type { FigureStatement, Statement, TextStatement } from './statement.ts';

const DIFFER: Localized = { zh: '两种文字所说的数据不同', en: 'the languages say different things of the figure' };
const NUMBERS_DIFFER: Localized = { zh: '两种文字里的数字不同', en: 'the languages have different numbers' };
const NOT_READ_BACK: Localized = {
  zh: '印出的数量读回后与数据集不符',
  en: 'the quantity as printed does not read back as that of the dataset',
};

/** Statements by place; of a language that speaks twice in a place, each with its like in the other. */
function pairs<One extends Statement>(statements: readonly One[]): readonly Partial<Record<Language, One>>[] {
  const byPlace = new Map<string, Record<Language, One[]>>();
  for (const statement of statements) {
    const both = byPlace.get(statement.place) ?? { zh: [], en: [] };
    both[statement.language].push(statement);
    byPlace.set(statement.place, both);
  }
  return [...byPlace.values()].flatMap(({ zh, en }) =>
    // A sentence may name a figure twice in one language and once in the other.
    Array.from({ length: Math.max(zh.length, en.length) }, (_, index): Partial<Record<Language, One>> => {
      const [chinese, english] = [zh[index] ?? zh.at(-1), en[index] ?? en.at(-1)];
      return { ...(chinese && { zh: chinese }), ...(english && { en: english }) };
    }),
  );
}

function said({ document, page, text }: Statement): string {
  return `${text.replace(/\s+/g, ' ').trim()} (${document}, ${page})`;
}

/** Each quantity against the other language's in the same place, and against the dataset's. */
function quantityFindings(statements: readonly FigureStatement[]): readonly Finding[] {
  return pairs(statements).flatMap(({ zh, en }): Finding[] => {
    const own = [zh, en].flatMap((statement) => statement ?? []);
    const wrong = own.find(({ understood, quantity }) => understood === undefined || !isSame(understood, quantity));
    if (wrong === undefined) return [];
    const { document, page, figure, quantity, text } = wrong;
    const agree = zh?.understood !== undefined && en?.understood !== undefined && isSame(zh.understood, en.understood);
    if (zh === undefined || en === undefined || agree)
      return [findingAt({ document, page, figure }, 'not-read-back', NOT_READ_BACK, { expected: plain(quantity.value), found: text })];
    return [
      findingAt({ document, page, figure }, 'languages-differ', DIFFER, { expected: said(wrong === zh ? en : zh), found: said(wrong) }),
    ];
  });
}

function only(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}

function textFindings(statements: readonly TextStatement[]): readonly Finding[] {
  return pairs(statements).flatMap(({ zh, en }): Finding[] => {
    if (zh === undefined || en === undefined) return [];
    const missing = [
      ...only(zh.figures, en.figures).map((figure) => ({ figure, at: en, other: zh })),
      ...only(en.figures, zh.figures).map((figure) => ({ figure, at: zh, other: en })),
    ].map(({ figure, at, other }) =>
      findingAt({ document: at.document, page: at.page, figure }, 'languages-differ', DIFFER, { expected: said(other), found: said(at) }),
    );
    const { document, page } = en;
    return zh.numbers.join() === en.numbers.join()
      ? missing
      : [...missing, findingAt({ document, page }, 'languages-differ', NUMBERS_DIFFER, { expected: said(zh), found: said(en) })];
  });
}

/** What the pages say of one subject, in one document or in one for each language. */
export interface Said {
  readonly figures: readonly FigureStatement[];
  readonly texts: readonly TextStatement[];
}

/** Holds the languages against one another, place by place, as a reader of both would. */
export function agreementFindings({ figures, texts }: Said): readonly Finding[] {
  return [...quantityFindings(figures), ...textFindings(texts)];
}

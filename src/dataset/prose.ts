import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { parsePeriod } from '../quantity/period.ts';
import type { LocatedText, TextPart } from './dataset.ts';
import { didYouMean } from './explain.ts';
import { MAX_SENTENCE_PARTS } from './limits.ts';
import { placeWithin } from './located.ts';

const FORMS = ['number', 'words'] as const;

/** How periods are written, for messages. */
export const PERIOD_FORMS: Localized = {
  zh: '2020、2020-12、2020-12-31、2019/2020、../2020-12-31 或 P5Y',
  en: '2020, 2020-12, 2020-12-31, 2019/2020, ../2020-12-31 or P5Y',
};

/** Gives the full id for the word of a reference, or a finding. */
export type Resolve = (word: string, place: Place) => string | Diagnostic;

/** The sentence with everything in braces blanked out, index for index: what a reader of the plain words sees. */
export function wordsOnly(sentence: string): string {
  return sentence.replace(/\{[^{}]*\}/g, (reference) => '\0'.repeat(reference.length));
}

/** Splits a sentence into its parts: words, `{figure}`, `{figure|number}`, `{figure|words}`, `{@period}`, `{=literal}`. */
export function parseProse(
  text: LocatedText,
  resolve: Resolve,
): { readonly parts: readonly TextPart[]; readonly diagnostics: readonly Diagnostic[] } {
  const parts: TextPart[] = [];
  const diagnostics: Diagnostic[] = [];
  const refuse = (index: number, found: string, message: Localized, expected: Localized, fix?: Localized): void => {
    const place = placeWithin(text, index, found.length);
    diagnostics.push({ code: 'sentence-syntax', severity: 'error', place, message, expected, found, ...(fix && { fix }) });
  };
  const reference = (inner: string, index: number): TextPart | undefined => {
    const place = placeWithin(text, index, inner.length);
    if (inner.startsWith('=')) return { type: 'literal', text: inner.slice(1), place };
    if (inner.startsWith('@')) {
      const period = parsePeriod(inner.slice(1));
      if (period === undefined) refuse(index, inner, { zh: '不是时间', en: 'this is no period' }, PERIOD_FORMS);
      return period && { type: 'period', period, place };
    }
    const [word = '', form, ...more] = inner.split('|');
    if (form !== undefined && (more.length > 0 || !FORMS.some((known) => known === form))) {
      refuse(
        index,
        inner,
        { zh: '竖线后的词不可用', en: 'this word after the bar is not known' },
        { zh: 'number、words', en: 'number, words' },
        didYouMean(form, FORMS, { zh: '删去竖线和其后的词', en: 'delete the bar and what follows it' }),
      );
      return undefined;
    }
    const id = resolve(word, placeWithin(text, index, word.length));
    if (typeof id !== 'string') {
      diagnostics.push(id);
      return undefined;
    }
    return { type: 'figure', id, form: (form as 'number' | 'words' | undefined) ?? 'full', place };
  };
  let at = 0;
  while (at < text.text.length) {
    const brace = text.text.slice(at).search(/[{}]/);
    const end = brace < 0 ? text.text.length : at + brace;
    if (end > at) parts.push({ type: 'text', text: text.text.slice(at, end) });
    if (brace < 0) break;
    const inner = /^\{([^{}]*)\}/.exec(text.text.slice(end))?.[1];
    if (inner === undefined || inner.trim() === '' || inner === '=' || inner !== inner.trim()) {
      refuse(
        end,
        inner === undefined ? text.text.charAt(end) : `{${inner}}`,
        inner === undefined
          ? { zh: '花括号不成对', en: 'this brace has no partner' }
          : { zh: '花括号中的写法不对', en: 'this is not what stands in braces' },
        {
          zh: '{数字}、{数字|number}、{数字|words}、{@时间} 或 {=原样文字}，中间没有空格',
          en: '{figure}, {figure|number}, {figure|words}, {@period} or {=literal}, without spaces inside',
        },
      );
      at = end + (inner === undefined ? 1 : inner.length + 2);
      continue;
    }
    const part = reference(inner, end + 1);
    if (part !== undefined) parts.push(part);
    at = end + inner.length + 2;
  }
  if (parts.length > MAX_SENTENCE_PARTS)
    diagnostics.push({
      code: 'sentence-too-long',
      severity: 'error',
      place: text.place,
      message: { zh: '一句话里的部分太多', en: 'the sentence has too many parts' },
      expected: { zh: `最多 ${MAX_SENTENCE_PARTS} 个`, en: `at most ${MAX_SENTENCE_PARTS}` },
      found: String(parts.length),
    });
  return { parts, diagnostics };
}

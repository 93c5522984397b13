import { lookUp, type Context } from '../../briefing/context.ts';
import { labelsOf } from '../../briefing/labels.ts';
import type { Language } from '../../language.ts';
import { writeWords } from '../../quantity/words.ts';
import { writeNumber, writeQuantity } from '../../quantity/write.ts';
import { withoutSpaces } from './printed-text.ts';

const KNOWN = new WeakMap<Context, Map<string, ReadonlySet<string>>>();

/**
 * Every way in which a figure, or the part of it that a column or a card holds, may be printed in a language: made from the dataset's
 * quantity alone, without white space. A missing one has the word that stands for it.
 */
export function formsOf(context: Context, id: string, language: Language): ReadonlySet<string> {
  let known = KNOWN.get(context);
  if (known === undefined) KNOWN.set(context, (known = new Map()));
  const key = `${language} ${id}`;
  const found = known.get(key) ?? forms(context, id, language);
  known.set(key, found);
  return found;
}

function forms(context: Context, id: string, language: Language): ReadonlySet<string> {
  const figure = lookUp(context, id);
  const { quantity } = figure;
  if (quantity === undefined) {
    const status = 'status' in figure && figure.status !== 'reported' ? figure.status : 'not-reported';
    return new Set([withoutSpaces(labelsOf(language).statuses[status])]);
  }
  const style = { groupChinese: context.dataset.groupChinese };
  const { before, number, unit, prefix, after, text } = writeQuantity(quantity, language, style);
  const base = ('indicator' in figure && figure.indicator.base?.[language]) || '';
  const written = [
    text,
    writeNumber(quantity, language, style),
    writeWords(quantity, language) ?? text,
    // A table's column of values and its column of units; a card's number with what stands around it.
    before + number,
    prefix + unit + after + base,
    `=${text}${base}`,
    before + prefix + number + unit + after,
    // Units that read alike in both languages stand once, so the second may give the base only.
    base,
  ];
  return new Set(written.map(withoutSpaces));
}

/** The longest form of a figure that a text without white space ends in. */
export function formAtEnd(context: Context, id: string, language: Language, text: string): string | undefined {
  return [...formsOf(context, id, language)]
    .filter((form) => form !== '' && text.endsWith(form))
    .reduce<string | undefined>((longest, form) => (longest === undefined || form.length > longest.length ? form : longest), undefined);
}

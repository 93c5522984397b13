import type { Figure } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { writeDate, writePeriod } from '../quantity/period.ts';
import type { Period, Quantity, WrittenQuantity } from '../quantity/quantity.ts';
import { writeWords } from '../quantity/words.ts';
import { writeNumber, writeQuantity } from '../quantity/write.ts';
import type { EditionText } from './chart.ts';
import { inEdition } from './context.ts';
import type { Context } from './context.ts';
import type { DerivedFigure } from './derive.ts';
import { labelsOf } from './labels.ts';

const NO_BREAK_SPACE = '\u00A0';

/** Text that stays on one line: its spaces become no-break spaces. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK_SPACE);
}

/** A quantity in its parts, grouped as the dataset wants it. */
export function written(context: Pick<Context, 'dataset'>, quantity: Quantity, language: Language): WrittenQuantity {
  return writeQuantity(quantity, language, { groupChinese: context.dataset.groupChinese });
}

/** A quantity in running text: number and unit stay on one line, words before them and a conversion may part. */
export function writtenQuantity(context: Pick<Context, 'dataset'>, quantity: Quantity, language: Language): string {
  const { before, text, conversion } = written(context, quantity, language);
  const bound = before === '' ? '' : unbroken(`${before} `);
  const whole = unbroken(text);
  const parted = bound !== '' && whole.startsWith(bound) ? `${before} ${whole.slice(bound.length)}` : whole;
  return conversion === '' ? parted : parted.replace(`${NO_BREAK_SPACE}(`, ' (');
}

/** A figure as a sentence has it; a missing value is said in words. */
export function writtenFigure(
  context: Pick<Context, 'dataset'>,
  figure: Figure | DerivedFigure,
  language: Language,
  form: 'full' | 'number' | 'words' = 'full',
): string {
  if (figure.quantity === undefined) return missingWord(figure, language);
  const words = form === 'words' ? writeWords(figure.quantity, language) : undefined;
  if (words !== undefined) return unbroken(words);
  if (form !== 'number') return writtenQuantity(context, figure.quantity, language);
  return unbroken(writeNumber(figure.quantity, language, { groupChinese: context.dataset.groupChinese }));
}

/** What stands for a value that is missing. */
export function missingWord(figure: Figure | DerivedFigure, language: Language): string {
  if (!('status' in figure) || figure.status === 'reported') throw new Error(`${figure.id} has no quantity and no reason for it`);
  return labelsOf(language).statuses[figure.status];
}

/** A period as a sentence has it. */
export function writtenPeriod(period: Period, language: Language): string {
  return unbroken(writePeriod(period, language));
}

/** A calendar day in full, e.g. 2017年4月23日, 23 April 2017. */
export function writtenDate(date: string, language: Language): string {
  return unbroken(writeDate(date, language));
}

function figurePeriod(figure: Figure, language: Language): string {
  const { period } = labelsOf(language);
  if (figure.period === undefined) return figure.status === 'reported' ? period.notStated : '';
  const text = writtenPeriod(figure.period, language);
  const running = figure.toDate ? text + unbroken(labelsOf(language).punctuation.space) + unbroken(period.toDate) : text;
  return figure.periodBasis === 'inferred' ? `${running}${NO_BREAK_SPACE}${period.inferredMark}` : running;
}

/** A figure's period in each language, with the mark of an inferred one. A bare year or span of years is not said twice. */
export function periodTexts(context: Context, figure: Figure): EditionText {
  const texts = inEdition(context.languages, (language) => figurePeriod(figure, language));
  const [leading, second] = texts;
  return leading !== undefined && second !== undefined && /^[\d–—-]+(?:\u00A0\*)?$/.test(second.text) ? [leading] : texts;
}

/** Number and unit as columns show them: words before the number stay with it, words after go to the unit. */
export function valueAndUnit(
  context: Context,
  quantity: Quantity,
  language: Language,
): { readonly before: string; readonly number: string; readonly unit: string } {
  const { before, number, prefix, unit, after } = written(context, quantity, language);
  return { before, number, unit: inLine([prefix, unit, after], language) };
}

/** Number and unit as a card shows them: a unit that stands before the number stays there. */
export function numberInCard(
  context: Context,
  quantity: Quantity,
  language: Language,
): { readonly before: string; readonly number: string; readonly unit: string } {
  const { before, number, prefix, unit, after } = written(context, quantity, language);
  return { before: inLine([before, prefix], language), number, unit: inLine([unit, after], language) };
}

function inLine(words: readonly string[], language: Language): string {
  return words.filter((word) => word !== '').join(labelsOf(language).punctuation.space);
}

/** Whether another language's reader takes the leading number as it stands: same digits, no scale, no bound word. */
export function readsAlike(context: Context, quantity: Quantity, language: Language): boolean {
  const [leading] = context.languages;
  if (leading === undefined || leading === language) return true;
  const same = written(context, quantity, leading).number === written(context, quantity, language).number;
  return same && quantity.qualifier === 'exact';
}

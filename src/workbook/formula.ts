import { lookUp } from '../briefing/context.ts';
import type { DerivedFigure } from '../briefing/derive.ts';
import { labelsOf } from '../briefing/labels.ts';
import { missingWord } from '../briefing/writing.ts';
import type { Figure } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { writtenNumbers } from '../quantity/write.ts';
import type { BookContext } from './context.ts';
import { EXACT_DIGITS, expressionOf, scaled, type End } from './expression.ts';
import { FORMULA_LIMIT, type DefinedName } from './plan.ts';

/** Excel's limit for a text within a formula. */
const LITERAL_LIMIT = 255;
const LITERAL_PIECES = new RegExp(`\\n|[^\\n]{1,${LITERAL_LIMIT}}`, 'gu');

/** A text as a formula has it. */
export function literal(text: string): string {
  const pieces = text.match(LITERAL_PIECES) ?? [''];
  return pieces.map((piece) => (piece === '\n' ? 'CHAR(10)' : `"${piece.replaceAll('"', '""')}"`)).join('&');
}

/** What stands for a value that is missing, now or once somebody has emptied its cell. */
function missing(figure: Figure | DerivedFigure, language: Language): string {
  return figure.quantity === undefined ? missingWord(figure, language) : labelsOf(language).statuses['not-reported'];
}

function fitting(formula: string): string | undefined {
  return formula.length <= FORMULA_LIMIT ? formula : undefined;
}

function guarded(
  needs: readonly string[],
  figure: Figure | DerivedFigure,
  languages: readonly Language[],
  formula: string,
): string | undefined {
  if (needs.length === 0) return fitting(formula);
  const blank = needs.map((cell) => `ISBLANK(${cell})`);
  const words = literal([...new Set(languages.map((language) => missing(figure, language)))].join('\n'));
  return fitting(`IF(${blank.length === 1 ? blank.join('') : `OR(${blank.join(',')})`},${words},${formula})`);
}

/**
 * The formula of a figure's value, divided by ten to the `power`; where the data sheet has no value, the words for that in the given
 * languages. Nothing where no formula could be exact, or Excel would not take its length.
 */
export function numberFormula(
  context: BookContext,
  figure: Figure | DerivedFigure,
  power: number,
  languages: readonly Language[],
): string | undefined {
  const expression = expressionOf(context, figure, 'value');
  return expression && guarded(expression.needs, figure, languages, scaled(expression, power));
}

/**
 * The formula of an end of a figure for a chart, divided by ten to the `power`: no value is NA, which a chart leaves out, as it would draw
 * words as zero.
 */
export function chartFormula(context: BookContext, figure: Figure | DerivedFigure, end: End, power: number): string | undefined {
  const expression = expressionOf(context, figure, end);
  if (expression === undefined) return undefined;
  const number = scaled(expression, power);
  const blank = expression.needs.map((cell) => `ISBLANK(${cell})`);
  if (blank.length === 0) return fitting(number);
  return fitting(`IF(${blank.length === 1 ? blank.join('') : `OR(${blank.join(',')})`},NA(),${number})`);
}

/**
 * The formula of a text that holds a figure's numbers as written, a range for instance: the numbers follow the data sheet, the words stay.
 * Nothing where the text does not hold them.
 */
export function textFormula(
  context: BookContext,
  figure: Figure | DerivedFigure,
  text: string,
  languages: readonly Language[],
): string | undefined {
  const { quantity } = figure;
  if (quantity === undefined) return undefined;
  const { groupChinese } = context.dataset;
  const parts: string[] = [];
  const needs = new Set<string>();
  let from = 0;
  for (const language of languages) {
    const numbers = writtenNumbers(quantity, language, { groupChinese });
    if (!text.includes(numbers[0].digits, from)) continue;
    for (const { end, power, decimals, digits } of numbers) {
      const expression = expressionOf(context, figure, end);
      const at = text.indexOf(digits, from);
      if (expression === undefined || at < 0 || digits.replace(/\D/g, '').length > EXACT_DIGITS) return undefined;
      expression.needs.forEach((cell) => needs.add(cell));
      // FIXED writes thousands marks, and decimal points, as the reader's own Excel does; without marks it takes a third argument.
      const fixed = `FIXED(${scaled(expression, power)},${decimals}${language === 'en' || groupChinese ? '' : ',1'})`;
      if (at > from) parts.push(literal(text.slice(from, at)));
      parts.push(digits.startsWith('\u2212') ? `SUBSTITUTE(${fixed},"-","\u2212")` : fixed);
      from = at + digits.length;
    }
  }
  if (parts.length === 0) return undefined;
  if (from < text.length) parts.push(literal(text.slice(from)));
  return guarded([...needs], figure, languages, parts.join('&'));
}

/** The name of a key figure and what it stands for, in the base of its unit; nothing where {@link numberFormula} has nothing. */
export function keyFigureName(context: BookContext, id: string): DefinedName | undefined {
  const name = context.keyNames.get(id);
  const expression = name === undefined ? undefined : expressionOf(context, lookUp(context, id), 'value');
  const formula = expression && fitting(scaled(expression, 0));
  return name === undefined || formula === undefined ? undefined : { name, formula };
}

import { lookUp, type Context } from '../briefing/context.ts';
import type { DerivedFigure } from '../briefing/derive.ts';
import type { Derivation, Figure } from '../dataset/dataset.ts';
import { fractionDigits, plain } from '../quantity/decimal.ts';
import { dataName } from './names.ts';

// Where binary arithmetic may leave the decimals, here and nowhere else: it is exact on whole numbers, and one division of a whole number
// gives the nearest there is. Whatever else is computed is rounded to the fraction digits that the exact result can have.

/** Excel keeps so many digits of a number. */
export const EXACT_DIGITS = 15;

/** An end of a quantity. */
export type End = 'value' | 'high';

/** What a formula computes, in the base of its unit. */
export interface Expression {
  readonly text: string;
  /** Cells of the data sheet without which there is nothing to compute. */
  readonly needs: readonly string[];
  /** Fraction digits that the result can have. */
  readonly decimals: number;
  /** Whether it gives the number nearest to the result without being rounded. */
  readonly exact: boolean;
  /** A sum or a difference, to be bracketed within another computation. */
  readonly loose: boolean;
}

/** A cell of the data sheet, found by its figure's id: it stays the right one however the sheets are sorted. */
function dataCell(id: string, end: End): string {
  return `INDEX(${dataName(end === 'value' ? 'value' : 'value_high')},MATCH("${id}",${dataName('figure_id')},0))`;
}

function ofFigure({ id, quantity }: Figure, end: End): Expression | undefined {
  const high = end === 'high' && quantity?.high !== undefined;
  const value = high ? quantity.high : quantity?.value;
  if (value !== undefined && plain(value).replace(/\D/g, '').length > EXACT_DIGITS) return undefined;
  const text = dataCell(id, high ? 'high' : 'value');
  return { text, needs: [text], decimals: value === undefined ? 0 : fractionDigits(value), exact: true, loose: false };
}

function bracketed({ text, loose }: Expression): string {
  return loose ? `(${text})` : text;
}

function counted(inputs: readonly Expression[]): string {
  return `COUNT(${inputs.map(({ text }) => text).join(',')})`;
}

function compute({ operation, decimals = 0 }: Derivation, inputs: readonly Expression[], regions: readonly string[]): Expression {
  const all = { needs: [...new Set(inputs.flatMap(({ needs }) => needs))], decimals: Math.max(...inputs.map((input) => input.decimals)) };
  const exact = all.decimals === 0;
  const [first = '', second = ''] = inputs.map(bracketed);
  switch (operation) {
    case 'sum':
      return { ...all, text: inputs.map(bracketed).join('+'), exact, loose: true };
    case 'difference':
      return { ...all, text: `${first}-${second}`, exact, loose: true };
    case 'share':
      return { ...all, text: `ROUND(${first}*100/${second},${decimals})`, decimals, exact: true, loose: false };
    case 'count':
      return { needs: [], text: counted(inputs), decimals: 0, exact: true, loose: false };
    case 'number-of-regions': {
      const text = [...new Set(regions)].map((code) => `SIGN(${counted(inputs.filter((_, index) => regions[index] === code))})`).join('+');
      return { needs: [], text, decimals: 0, exact: true, loose: true };
    }
  }
}

/**
 * How a figure's value, or an end of its range, comes from the cells of the data sheet: by the derivation of the same name where it is
 * derived. Nothing where the data sheet cannot hold an input to its last digit.
 */
export function expressionOf(context: Context, figure: Figure | DerivedFigure, end: End): Expression | undefined {
  if ('indicator' in figure) return ofFigure(figure, end);
  const derivation = context.dataset.derivations.find(({ id }) => id === figure.id);
  if (derivation === undefined) throw new Error(`no derivation is called ${figure.id}`);
  const inputs = figure.inputs.map((id) => lookUp(context, id));
  const known = derivation.operation === 'number-of-regions' ? inputs.filter((input) => 'indicator' in input) : inputs;
  const expressions = known.flatMap((input) => expressionOf(context, input, end) ?? []);
  if (expressions.length < known.length) return undefined;
  return compute(
    derivation,
    expressions,
    known.flatMap((input) => ('indicator' in input ? [input.region.region.code] : [])),
  );
}

/** An expression at a scale: divided by ten to the `power`. */
export function scaled(expression: Expression, power: number): string {
  const { decimals, exact } = expression;
  const text = power === 0 ? expression.text : `${bracketed(expression)}/${10 ** power}`;
  return exact && (power === 0 || decimals === 0) ? text : `ROUND(${text},${decimals + power})`;
}

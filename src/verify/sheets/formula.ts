import { add, decimal, divide, fixed, integer, isNegative, isZero, multiply, subtract } from '../../quantity/decimal.ts';
import type { Decimal } from '../../quantity/decimal.ts';

// A reader of the formulas that reading sheets have, which shares nothing with their writer: it computes them anew, in exact decimals.

/** What a formula gives: nothing is a blank cell. */
export type FormulaValue = Decimal | string | boolean | undefined;

/** Where a formula finds what is not in itself. */
export interface FormulaGround {
  /** The cell of a named column that stands in the row of a text of another; undefined where it is blank. */
  readonly cell: (column: string, key: string, keys: string) => FormulaValue;
}

/** The formula is none that reading sheets have. */
export class StrangeFormula extends Error {
  override readonly name = 'StrangeFormula';
}

/** Fraction digits of a quotient: more than a cell keeps of any number. */
const QUOTIENT_DIGITS = 40;

const TOKEN = /"(?:[^"]|"")*"|\d+(?:\.\d+)?|[A-Za-z_]\w*|[-+*/&(),]/y;

function tokensOf(formula: string): readonly string[] {
  const tokens: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < formula.length;) {
    const at = TOKEN.lastIndex;
    const [token] = TOKEN.exec(formula) ?? [];
    if (token === undefined) throw new StrangeFormula(formula.slice(at, at + 40));
    tokens.push(token);
  }
  return tokens;
}

function numberOf(value: FormulaValue): Decimal {
  if (value === undefined) return integer(0);
  if (typeof value !== 'object') throw new StrangeFormula(`no number: ${value}`);
  return value;
}

function digitsOf(value: FormulaValue): number {
  return Number(fixed(numberOf(value), 0));
}

function textOf(value: FormulaValue): string {
  if (typeof value !== 'string') throw new StrangeFormula('no text');
  return value;
}

function grouped(text: string): string {
  return text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
}

const FUNCTIONS: Readonly<Record<string, (values: readonly FormulaValue[]) => FormulaValue>> = {
  OR: (values) => values.includes(true),
  ISBLANK: ([value]) => value === undefined,
  COUNT: (values) => integer(values.filter((value) => typeof value === 'object').length),
  SIGN: ([value]) => {
    const number = numberOf(value);
    return integer(isZero(number) ? 0 : isNegative(number) ? -1 : 1);
  },
  ROUND: ([value, digits]) => decimal(fixed(numberOf(value), digitsOf(digits))),
  FIXED: ([value, digits, plain]) => {
    const text = fixed(numberOf(value), digitsOf(digits));
    return plain === undefined ? grouped(text) : text;
  },
  SUBSTITUTE: ([text, from, to]) => textOf(text).replaceAll(textOf(from), textOf(to)),
  CHAR: ([code]) => String.fromCharCode(digitsOf(code)),
};

/**
 * Computes a formula.
 * @param used takes the keys that it looks up.
 * @throws {StrangeFormula}
 */
export function computeFormula(formula: string, ground: FormulaGround, used: Set<string>): FormulaValue {
  const tokens = tokensOf(formula);
  let at = 0;
  const strange = (): never => {
    throw new StrangeFormula(tokens[at] ?? 'its end');
  };
  const take = (token: string): void => {
    if (tokens[at++] !== token) strange();
  };
  const takeIf = (...wanted: readonly string[]): string | undefined => (wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined);

  const values = (): readonly FormulaValue[] => {
    const list = [concatenation()];
    while (takeIf(',') !== undefined) list.push(concatenation());
    return list;
  };
  // INDEX(column,MATCH("key",keys,0)) is one thing.
  const lookUp = (): FormulaValue => {
    const column = tokens[at++] ?? '';
    [',', 'MATCH', '('].forEach(take);
    const key = literalOf(tokens[at++] ?? '');
    take(',');
    const keys = tokens[at++] ?? '';
    [',', '0', ')'].forEach(take);
    used.add(key);
    return ground.cell(column, key, keys);
  };
  const literalOf = (token: string): string => (token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : strange());
  const call = (name: string): FormulaValue => {
    take('(');
    // No value, for charts.
    const result = name === 'NA' ? undefined : name === 'INDEX' ? lookUp() : name === 'IF' ? choose(values()) : apply(name, values());
    take(')');
    return result;
  };
  const choose = ([test, yes, no]: readonly FormulaValue[]): FormulaValue => (test === true ? yes : no);
  const apply = (name: string, given: readonly FormulaValue[]): FormulaValue =>
    Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]?.(given) : strange();
  const atom = (): FormulaValue => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const value = concatenation();
      take(')');
      return value;
    }
    if (token.startsWith('"')) return literalOf(token);
    return decimal(token) ?? (/^[A-Z]+$/.test(token) ? call(token) : strange());
  };
  const product = (): FormulaValue => {
    let value = atom();
    for (let sign = takeIf('*', '/'); sign !== undefined; sign = takeIf('*', '/')) {
      const next = numberOf(atom());
      value = sign === '*' ? multiply(numberOf(value), next) : isZero(next) ? undefined : divide(numberOf(value), next, QUOTIENT_DIGITS);
    }
    return value;
  };
  const total = (): FormulaValue => {
    let value = product();
    for (let sign = takeIf('+', '-'); sign !== undefined; sign = takeIf('+', '-'))
      value = (sign === '+' ? add : subtract)(numberOf(value), numberOf(product()));
    return value;
  };
  function concatenation(): FormulaValue {
    let value = total();
    while (takeIf('&') !== undefined) value = textOf(value) + textOf(total());
    return value;
  }
  const result = concatenation();
  return at < tokens.length ? strange() : result;
}

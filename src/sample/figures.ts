import type { Region, Status } from '../dataset/dataset.ts';
import { add, decimal, fixed } from '../quantity/decimal.ts';
import type { Unit } from '../quantity/quantity.ts';
import { CATALOGUE, periodOf, type SampleIndicator } from './catalogue.ts';
import type { Chance } from './chance.ts';
import { drawNumber, inFull, type NumberToken } from './number-token.ts';

/** A row of figures.csv, without its paragraph. */
export interface SampleFigure {
  readonly region: Region;
  /** Second half of the id. */
  readonly name: string;
  readonly indicator: SampleIndicator;
  readonly period: string;
  readonly status: Status;
  /** Absent where nothing is reported. */
  readonly number?: NumberToken;
  readonly sumOf: readonly string[];
  readonly note: string;
}

/** A region's slug: its code, for the code is all that every region has in Latin letters. */
export function slugOf({ code }: Region): string {
  return `r${code.toLowerCase()}`;
}

/** The id of a figure. */
export function idOf({ region, name }: SampleFigure): string {
  return `${slugOf(region)}.${name}`;
}

/** Whether a figure has a value. */
export function isReported(figure: SampleFigure): figure is SampleFigure & { readonly number: NumberToken } {
  return figure.number !== undefined;
}

/** What figures are drawn with. */
export interface Drawing {
  readonly units: ReadonlyMap<string, Unit>;
  /** Of the issue. */
  readonly year: number;
}

/** What stands in every region, or in a group of its own, and is not drawn one by one. */
const APART = new Set(['residents', 'grain', 'product', 'product-farming', 'product-industry', 'product-services']);
const PARTS = ['product-farming', 'product-industry', 'product-services'] as const;
const OTHERS = [...CATALOGUE.keys()].filter((name) => !APART.has(name));
/** How often a number is drawn again because the region has just this one already; then it is left out. */
const TRIES = 8;

/** The figures of a region: residents, grain, perhaps a total with its parts, and some others; a few of them missing. */
export function drawFigures(region: Region, { units, year }: Drawing, chance: Chance): readonly SampleFigure[] {
  const figures: SampleFigure[] = [];
  const printed = new Set<string>();

  const row = (name: string, indicator: SampleIndicator, more: Partial<SampleFigure> = {}): SampleFigure => ({
    region,
    name,
    indicator,
    period: periodOf(indicator.period, year),
    status: 'reported',
    sumOf: [],
    note: '',
    ...more,
  });
  const indicatorOf = (name: string): SampleIndicator => {
    const indicator = CATALOGUE.get(name);
    if (indicator === undefined) throw new Error(`not in the catalogue: ${name}`);
    return indicator;
  };
  const unitOf = ({ unit }: SampleIndicator): string => units.get(unit)?.zh ?? '';
  // A source that prints one number twice in a paragraph needs rows that say which is which: a sample does without.
  const take = (number: NumberToken): boolean => {
    const digits = number.printed.replace(/[^\d.]/g, '') || number.printed;
    if (printed.has(digits)) return false;
    printed.add(digits);
    return true;
  };
  const draw = (indicator: SampleIndicator): NumberToken | undefined => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const number = drawNumber(indicator, unitOf(indicator), chance);
      if (take(number)) return number;
    }
    return undefined;
  };
  const report = (name: string, indicator: SampleIndicator, more: Partial<SampleFigure> = {}): void => {
    const number = draw(indicator);
    if (number === undefined) return;
    const odd = number.value.startsWith('-') || Number(number.value) > 100;
    figures.push(row(name, indicator, { number, note: odd ? indicator.note : '', ...more }));
  };

  report('residents', indicatorOf('residents'));
  const grain = indicatorOf('grain');
  const years = chance.likely(35) ? 4 : 1;
  for (let back = years; back > 0; back--) report(`grain-${year - back}`, grain, { period: String(year - back) });
  if (chance.likely(40)) figures.push(...total());
  for (const name of chance.some(OTHERS, chance.between(6, 9))) {
    const indicator = indicatorOf(name);
    const status = missing(indicator);
    if (status === 'reported') report(name, indicator);
    else figures.push(row(name, indicator, { status, note: status === 'not-reported' ? '' : status }));
  }
  return figures;

  function missing({ period }: SampleIndicator): Status {
    // A missing value keeps its period, so there must be one.
    if (period === '' || !chance.likely(12)) return 'reported';
    return chance.one(['not-reported', 'not-reported', 'withheld', 'not-applicable']);
  }

  function total(): readonly SampleFigure[] {
    const drawn = PARTS.map((name) => ({ name, indicator: indicatorOf(name), number: draw(indicatorOf(name)) }));
    const parts = drawn.flatMap(({ name, indicator, number }) => (number === undefined ? [] : [row(name, indicator, { number })]));
    const digits = drawn.flatMap(({ number }) => decimal(number?.printed.replace(/[^\d.]/g, '') ?? '') ?? []);
    if (digits.length < PARTS.length) return [];
    const sum = fixed(digits.reduce(add), 2);
    const indicator = indicatorOf('product');
    const number: NumberToken = { value: inFull(sum, '亿'), high: '', qualifier: 'exact', printed: `${sum}亿${unitOf(indicator)}` };
    if (!take(number)) return [];
    return [row('product', indicator, { number, sumOf: parts.map(idOf) }), ...parts];
  }
}

import type { Dataset, Derivation, Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { isZero } from '../quantity/decimal.ts';
import { periodText } from '../quantity/period.ts';
import { notAdditive, overlapping, reachOf } from './addition.ts';
import type { Finding, Rule } from './rule.ts';

type Operation = Derivation['operation'];

type Property = 'unit' | 'kind' | 'period' | 'reach';

/** What must be the same in all figures that an operation takes. A share may set what is done against what is planned. */
const ALIKE: Readonly<Record<Operation, readonly Property[]>> = {
  sum: ['unit', 'kind', 'reach'],
  difference: ['unit', 'kind'],
  share: ['unit', 'period'],
  count: ['kind', 'period'],
  'number-of-regions': ['kind', 'period'],
};
const NAMES: Readonly<Record<Property, Localized>> = {
  unit: { zh: '单位', en: 'unit' },
  kind: { zh: '性质', en: 'kind' },
  period: { zh: '时间', en: 'period' },
  reach: { zh: '时间', en: 'period' },
};

function propertyOf(figure: Figure, name: Property): string {
  switch (name) {
    case 'unit':
      return figure.unit.id;
    case 'kind':
      return figure.kind;
    case 'period':
      return figure.period === undefined ? '' : periodText(figure.period);
    case 'reach':
      return reachOf(figure);
  }
}

type Derivations = ReadonlyMap<string, Derivation>;

/** The figures behind a derivation, those of its sums included. */
function figuresOf(dataset: Dataset, derivation: Derivation, earlier: Derivations): Figure[] {
  return derivation.inputs.flatMap((id) => {
    const inner = earlier.get(id);
    return dataset.figureById.get(id) ?? (inner?.operation === 'sum' ? figuresOf(dataset, inner, earlier) : []);
  });
}

function unlike(derivation: Derivation, figures: readonly Figure[]): Finding[] {
  return ALIKE[derivation.operation].flatMap((name): Finding[] => {
    const values = [...new Set(figures.map((figure) => propertyOf(figure, name)))];
    if (values.length < 2) return [];
    const found = figures.map((figure) => `${figure.id}: ${propertyOf(figure, name) || '-'}`).join('; ');
    return [
      {
        place: derivation.place,
        message: { zh: `计算用的数字${NAMES[name].zh}不同`, en: `the figures computed with differ in ${NAMES[name].en}` },
        expected: { zh: `${NAMES[name].zh}相同的数字`, en: `figures of one ${NAMES[name].en}` },
        found,
        fix: { zh: '删去不同的数字，或不作这项计算', en: 'take out the figures that differ, or drop the derivation' },
      },
    ];
  });
}

function ranges(derivation: Derivation, figures: readonly Figure[]): Finding[] {
  return figures
    .filter(({ quantity }) => quantity?.high !== undefined)
    .map(({ id }) => ({
      place: derivation.place,
      message: { zh: '区间不能用来计算', en: 'a range cannot be computed with' },
      expected: { zh: '单一的值', en: 'single values' },
      found: id,
      fix: { zh: '去掉这个数字', en: 'take this figure out' },
    }));
}

function wholeOfZero(dataset: Dataset, derivation: Derivation): Finding[] {
  const whole = dataset.figureById.get(derivation.inputs[1] ?? '');
  if (derivation.operation !== 'share' || whole?.quantity === undefined || !isZero(whole.quantity.value)) return [];
  return [
    {
      place: derivation.place,
      message: { zh: '总数为零，不能求比重', en: 'a share of zero cannot be computed' },
      expected: { zh: '不为零的总数', en: 'a whole other than zero' },
      found: whole.id,
      fix: { zh: '换一个总数，或不作这项计算', en: 'take another whole, or drop the derivation' },
    },
  ];
}

/** Sums may be computed with further; shares, differences and counts are results. */
function notSums(derivation: Derivation, earlier: Derivations): Finding[] {
  return [...new Set(derivation.inputs)]
    .flatMap((id) => earlier.get(id) ?? [])
    .filter(({ operation }) => operation !== 'sum')
    .map(({ id, operation }) => ({
      place: derivation.place,
      message: { zh: '只有合计可以再用来计算', en: 'only a sum can be computed with further' },
      expected: { zh: '数字，或 sum 的计算数字', en: 'figures, or derivations that are a sum' },
      found: `${id} (${operation})`,
      fix: { zh: '改用原来的数字', en: 'use the figures behind it' },
    }));
}

/** A derivation computes only with what may be put together. */
export const derivationInputs: Rule = {
  code: 'derivation-inputs',
  severity: 'error',
  check(dataset) {
    const earlier = new Map<string, Derivation>();
    return dataset.derivations.flatMap((derivation) => {
      const figures = figuresOf(dataset, derivation, earlier);
      const adds = derivation.operation === 'sum';
      const counts = derivation.operation === 'count' || derivation.operation === 'number-of-regions';
      const found = [
        ...unlike(derivation, figures),
        ...(adds ? notAdditive(dataset, derivation, figures) : counts ? overlapping(dataset, derivation.place, figures) : []),
        ...(counts ? [] : ranges(derivation, figures)),
        ...wholeOfZero(dataset, derivation),
        ...notSums(derivation, earlier),
      ];
      if (!dataset.figureById.has(derivation.id)) earlier.set(derivation.id, derivation);
      return found;
    });
  },
};

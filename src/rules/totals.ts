import type { Dataset, Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { add, compare, plain } from '../quantity/decimal.ts';
import { notAdditive, reachOf } from './addition.ts';
import type { Finding, Rule } from './rule.ts';

function partsOf(dataset: Dataset, { sumOf }: Figure): readonly Figure[] {
  return sumOf.flatMap((id) => dataset.figureById.get(id) ?? []);
}

/** What a total and its parts have in common, for only then do the parts add up to it. */
const ALIKE: readonly { readonly name: Localized; readonly of: (figure: Figure) => string }[] = [
  { name: { zh: '单位', en: 'unit' }, of: ({ unit }) => unit.id },
  { name: { zh: '性质', en: 'kind' }, of: ({ kind }) => kind },
  { name: { zh: '时间', en: 'period' }, of: (figure) => reachOf(figure) || '-' },
];

/** What a figure totals is of its own unit, kind and period, and may be added. */
export const totalParts: Rule = {
  code: 'total-of-unlike',
  severity: 'error',
  check(dataset) {
    return dataset.figures.flatMap((total): Finding[] => {
      const place = { ...total.place, length: total.id.length };
      const parts = partsOf(dataset, total);
      const unlike = ALIKE.flatMap(({ name, of }): Finding[] => {
        const others = parts.filter((part) => of(part) !== of(total));
        if (others.length === 0) return [];
        return [
          {
            place,
            message: { zh: `合计与各项${name.zh}不同`, en: `the total and its parts differ in ${name.en}` },
            expected: { zh: `各项${name.zh}都是 ${of(total)}`, en: `parts of ${name.en} ${of(total)}` },
            found: others.map((part) => `${part.id}: ${of(part)}`).join('; '),
            fix: { zh: '从 sum-of 中去掉不同的项，或改正该行', en: 'take the parts that differ out of `sum-of`, or correct the row' },
          },
        ];
      });
      return [...unlike, ...notAdditive(dataset, { ...total, place }, parts)];
    });
  },
};

/** A figure that the source calls a total equals what it totals; printed as the source has it all the same. */
export const totals: Rule = {
  code: 'total-differs',
  severity: 'warning',
  check(dataset) {
    return dataset.figures.flatMap((figure): Finding[] => {
      const parts = partsOf(dataset, figure);
      const quantities = parts.flatMap(({ quantity }) => quantity ?? []);
      const total = figure.quantity;
      // With other units, a range or a part without a value there is nothing to compare.
      if (total === undefined || parts.length === 0 || quantities.length < parts.length) return [];
      if ([total, ...quantities].some(({ unit, high }) => unit.id !== total.unit.id || high !== undefined)) return [];
      const sum = quantities.map(({ value }) => value).reduce(add);
      if (compare(sum, total.value) === 0) return [];
      return [
        {
          place: { ...figure.place, length: figure.id.length },
          message: { zh: '合计与各项之和不符', en: 'the total is not the sum of its parts' },
          expected: { zh: `${plain(sum)}，即 ${figure.sumOf.join(' + ')}`, en: `${plain(sum)}, that is ${figure.sumOf.join(' + ')}` },
          found: plain(total.value),
          fix: { zh: '核对各项；来源如此则保留，并加注释', en: 'check the parts; if the source has it so, keep it and add a note' },
        },
      ];
    });
  },
};

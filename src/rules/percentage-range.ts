import { compare, integer, isNegative } from '../quantity/decimal.ts';
import type { Rule } from './rule.ts';

/** A percentage outside 0 to 100 has a note that explains it. */
export const percentageRange: Rule = {
  code: 'percentage-out-of-range',
  severity: 'warning',
  check(dataset) {
    return dataset.figures
      .filter(
        ({ quantity, note, unit }) =>
          unit.dimension === 'percent' &&
          note === undefined &&
          quantity !== undefined &&
          [quantity.value, quantity.high ?? quantity.value].some((value) => isNegative(value) || compare(value, integer(100)) > 0),
      )
      .map(({ id, place, locator }) => ({
        place: { ...place, length: id.length },
        message: { zh: '百分比不在 0 到 100 之间，也没有注释', en: 'the percentage is outside 0 to 100 and has no note' },
        expected: { zh: '0 到 100，或一条说明原因的注释', en: '0 to 100, or a note that says why' },
        found: locator?.printed ?? id,
        fix: { zh: '核对来源；属实则在 note 列写上注释的键', en: 'check the source; if it is right, name a note in the column `note`' },
      }));
  },
};

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareQuantities, difference, obstacle, share, sum } from '../../src/quantity/arithmetic.ts';
import { decimal, plain } from '../../src/quantity/decimal.ts';
import type { Qualifier, Quantity, Unit } from '../../src/quantity/quantity.ts';
import { readPrinted } from '../../src/quantity/read.ts';
import { naturalPrecision } from '../../src/quantity/scales.ts';
import { writeQuantity } from '../../src/quantity/write.ts';
import { household, mu, percent, person, plant, village, yuan } from './units.ts';

function of(printed: string, unit: Unit): Quantity {
  const reading = readPrinted(printed, unit);
  if (reading === undefined) throw new Error(printed);
  return { ...reading, unit };
}

const zh = (quantity: Quantity) => writeQuantity(quantity, 'zh', { groupChinese: true }).text;

describe('sum', () => {
  test.each([
    [['0.1亿元', '0.2亿元'], yuan, '3,000万元'],
    [['15亿元', '0.852亿元'], yuan, '15.852亿元'],
    [['1.50亿元', '2.50亿元'], yuan, '4.00亿元'],
    [['1.50亿元', '2.500亿元'], yuan, '4.000亿元'],
    [['5000.00元', '5000.00元'], yuan, '10,000.00元'],
    [['20万亩', '470万亩'], mu, '490万亩'],
    [['30811人', '6280人'], person, '3.7091万人'],
    [['7000—8000株', '500株'], plant, '7,500～8,500株'],
    [['20万元以上', '5万元'], yuan, '25万元以上'],
    [['20万元以上', '超过5万元'], yuan, '超过25万元'],
    [['约20万元', '近5万元'], yuan, '约25万元'],
  ])('of %j', (printed, unit, expected) => {
    expect(zh(sum(printed.map((token) => of(token, unit))))).toBe(expected);
  });

  test('is exact, in any order', () => {
    const amounts = fc.array(fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, (list) => {
        const quantities = list.map(([cents]) => ({ ...of('1元', yuan), value: decimal(String(cents))! }));
        const expected = list.reduce((total, [cents]) => total + cents, 0n);
        expect(plain(sum(quantities).value)).toBe(String(expected));
        expect(plain(sum(quantities.toReversed()).value)).toBe(String(expected));
      }),
      { numRuns: 1000, seed: 20170423 },
    );
  });
});

test.each([
  ['3.00%', '2.52%', percent, '0.48个百分点'],
  ['2.52%', '3.00%', percent, '−0.48个百分点'],
  ['3.02%', '2.52%', percent, '0.50个百分点'],
  ['4.03亿元', '3.88亿元', yuan, '1,500万元'],
  ['不低于50%', '20%', percent, '30个百分点以上'],
  ['50%', '不低于20%', percent, '不超过30个百分点'],
  ['50%', '近20%', percent, '约30个百分点'],
])('%s less %s', (later, earlier, unit, expected) => {
  expect(zh(difference(of(later, unit), of(earlier, unit)))).toBe(expected);
});

test.each([
  ['1.14亿元', '3.88亿元', yuan, 1, '29.4%'],
  ['0.852亿元', '4.03亿元', yuan, 1, '21.1%'],
  ['1户', '8户', household, 2, '12.50%'],
  ['1户', '8户', household, 0, '13%'],
  ['20万元以上', '40万元', yuan, 0, '不低于50%'],
])('%s of %s', (part, whole, unit, decimals, expected) => {
  expect(zh(share(of(part, unit), of(whole, unit), decimals))).toBe(expected);
});

describe('obstacles', () => {
  const five = of('5户', household);
  test.each<[string, Parameters<typeof obstacle>, ReturnType<typeof obstacle>]>([
    ['nothing', ['sum', [five, five]], undefined],
    ['no inputs', ['sum', []], 'inputs'],
    ['three inputs', ['difference', [five, five, five]], 'inputs'],
    ['people and households', ['sum', [five, of('5人', person)]], 'units'],
    ['a range less a number', ['difference', [of('5—6户', household), five]], 'ranges'],
    ['a share of nothing', ['share', [five, of('0户', household)]], 'whole'],
    ['bounds on opposite sides', ['sum', [of('5户以上', household), of('不足5户', household)]], 'qualifiers'],
    ['two lower bounds, one taken away', ['difference', [of('5户以上', household), of('5户以上', household)]], 'qualifiers'],
  ])('%s', (_, [operation, quantities], expected) => {
    expect(obstacle(operation, quantities)).toBe(expected);
  });

  test('are thrown where nobody asked', () => {
    expect(() => sum([five, of('5人', person)])).toThrow(RangeError);
    expect(() => difference(five, of('5人', person))).toThrow(RangeError);
    expect(() => share(five, of('0户', household), 1)).toThrow(RangeError);
    expect(() => compareQuantities(five, of('5人', person))).toThrow(RangeError);
  });
});

test('quantities sort by value, then by upper end', () => {
  const sorted = ['8户', '7—9户', '7户', '−1户'].map((token) => of(token, household)).toSorted(compareQuantities);
  expect(sorted.map(zh)).toEqual(['−1户', '7户', '7～9户', '8户']);
});

test.each<[string, Unit, [number, number]]>([
  ['85200000', yuan, [4, 0]],
  ['2368000000', yuan, [8, 2]],
  ['1234567890', yuan, [4, 3]],
  ['123456789012.5', yuan, [0, 1]],
  ['-2368000000', yuan, [8, 2]],
  ['9999', yuan, [0, 0]],
  ['12000', village, [0, 0]],
  ['0', yuan, [0, 0]],
])('the natural precision of %s', (value, unit, [scale, decimals]) => {
  expect(naturalPrecision(decimal(value)!, unit)).toEqual({ scale, decimals });
});

test('qualifiers of a sum do not depend on the order', () => {
  const qualifiers: readonly Qualifier[] = ['exact', 'at-least', 'more-than', 'at-most', 'less-than', 'nearly', 'about'];
  for (const a of qualifiers) {
    for (const b of qualifiers) {
      const pair = [a, b].map((qualifier) => ({ ...of('5户', household), qualifier }));
      expect(obstacle('sum', pair)).toBe(obstacle('sum', pair.toReversed()));
      if (obstacle('sum', pair) === undefined) expect(sum(pair).qualifier).toBe(sum(pair.toReversed()).qualifier);
    }
  }
});

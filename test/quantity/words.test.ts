import { expect, test } from 'vitest';
import { decimal } from '../../src/quantity/decimal.ts';
import type { Quantity, Unit } from '../../src/quantity/quantity.ts';
import { writeWords } from '../../src/quantity/words.ts';
import { percent, percentagePoint, village, year, yuan } from './units.ts';

function quantity(text: string, unit: Unit, more: Partial<Quantity> = {}): Quantity {
  const value = decimal(text);
  if (value === undefined) throw new Error(text);
  return { value, unit, qualifier: 'exact', precision: { scale: 0, decimals: 0 }, ...more };
}

test.each<[Quantity, string, string]>([
  [quantity('3', year), '三年', 'three years'],
  [quantity('2', year), '两年', 'two years'],
  [quantity('1', village), '一个村', 'one village'],
  [quantity('0', village), '零个村', 'zero villages'],
  [quantity('12', village), '十二个村', 'twelve villages'],
  [quantity('15', year), '十五年', 'fifteen years'],
  [quantity('2', percentagePoint), '两个百分点', 'two percentage points'],
  [quantity('3', year, { qualifier: 'at-least' }), '三年以上', 'at least three years'],
  [quantity('3', year, { high: decimal('5')! }), '三至五年', 'three to five years'],
  [quantity('0', village, { high: decimal('1')! }), '零至一个村', 'zero to one villages'],
  [quantity('40', percent), '四成', 'four in ten'],
  [quantity('20', percent), '二成', 'two in ten'],
  [quantity('60', percent, { qualifier: 'more-than' }), '超过六成', 'more than six in ten'],
  [quantity('60', percent, { high: decimal('70')! }), '六至七成', 'six to seven in ten'],
])('%#', (q, zh, en) => {
  expect([writeWords(q, 'zh'), writeWords(q, 'en')]).toEqual([zh, en]);
});

test.each([
  quantity('2.5', year),
  quantity('-1', year),
  quantity('100', year),
  quantity('3', yuan),
  quantity('45', percent),
  quantity('0', percent),
  quantity('100', percent),
  quantity('3', year, { high: decimal('3.5')! }),
])('no words for %#', (q) => {
  expect([writeWords(q, 'zh'), writeWords(q, 'en')]).toEqual([undefined, undefined]);
});

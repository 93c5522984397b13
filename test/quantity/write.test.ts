import { describe, expect, test } from 'vitest';
import { decimal, type Decimal } from '../../src/quantity/decimal.ts';
import type { Precision, Quantity, Unit } from '../../src/quantity/quantity.ts';
import { writeNumber, writeQuantity } from '../../src/quantity/write.ts';
import { celsius, household, mu, participation, percent, percentagePoint, person, plant, times, village, yuan } from './units.ts';

const GROUPED = { groupChinese: true };

function number(text: string): Decimal {
  const value = decimal(text);
  if (value === undefined) throw new Error(text);
  return value;
}

function quantity(value: string, unit: Unit, precision: Precision = { scale: 0, decimals: 0 }, more: Partial<Quantity> = {}): Quantity {
  return { value: number(value), unit, qualifier: 'exact', precision, ...more };
}

const texts = (q: Quantity) => [writeQuantity(q, 'zh', GROUPED).text, writeQuantity(q, 'en', GROUPED).text];

test.each<[Quantity, string, string]>([
  [quantity('8677', household), '8,677户', '8,677 households'],
  [quantity('2.52', percent, { scale: 0, decimals: 2 }), '2.52%', '2.52%'],
  [quantity('2368000000', yuan, { scale: 8, decimals: 2 }), '23.68亿元', 'CNY 2.368 billion'],
  [quantity('85200000', yuan, { scale: 8, decimals: 3 }), '0.852亿元', 'CNY 85.2 million'],
  [quantity('39000', participation, { scale: 4, decimals: 1 }), '3.9万人次', '39,000 participations'],
  [quantity('200000', mu, { scale: 4, decimals: 0 }), '20万亩', '200,000 mu (13,333 ha)'],
  [quantity('200000', yuan, { scale: 4, decimals: 0 }, { qualifier: 'at-least' }), '20万元以上', 'at least CNY 200,000'],
  [quantity('0.48', percentagePoint, { scale: 0, decimals: 2 }), '0.48个百分点', '0.48 percentage points'],
])('writes %# as the design has it', (q, zh, en) => {
  expect(texts(q)).toEqual([zh, en]);
});

test.each<[Quantity, string, string]>([
  [quantity('5500000000', yuan, { scale: 8, decimals: 0 }), '55亿元', 'CNY 5.5 billion'],
  [quantity('1500000000', yuan, { scale: 8, decimals: 0 }), '15亿元', 'CNY 1.5 billion'],
  [quantity('1500000000', yuan, { scale: 8, decimals: 2 }), '15.00亿元', 'CNY 1.500 billion'],
  [quantity('105000000', yuan, { scale: 8, decimals: 2 }), '1.05亿元', 'CNY 105 million'],
  [quantity('150000000', yuan, { scale: 8, decimals: 2 }), '1.50亿元', 'CNY 150 million'],
  [quantity('4700000', mu, { scale: 4, decimals: 0 }), '470万亩', '4.7 million mu (313,333 ha)'],
  [quantity('34500000000', mu, { scale: 8, decimals: 0 }), '345亿亩', '34.5 billion mu (2,300 million ha)'],
  [quantity('1200000000000', yuan, { scale: 12, decimals: 1 }), '1.2万亿元', 'CNY 1,200 billion'],
])('keeps the scale and precision of the source: %#', (q, zh, en) => {
  expect(texts(q)).toEqual([zh, en]);
});

test.each<[Quantity, string, string]>([
  [quantity('852000001', yuan, { scale: 8, decimals: 2 }), '8.52000001亿元', 'CNY 852.000001 million'],
  [quantity('1234567', person), '1,234,567人', '1,234,567 people'],
  [quantity('1234567', person, { scale: 4, decimals: 4 }), '123.4567万人', '1.234567 million people'],
  [quantity('1500000.5', yuan), '1,500,000.5元', 'CNY 1,500,000.5'],
  [quantity('0.00000000012', times), '0.00000000012倍', '0.00000000012 times'],
])('never loses a digit: %#', (q, zh, en) => {
  expect(texts(q)).toEqual([zh, en]);
});

test('a scale that only English has becomes one the unit allows in Chinese', () => {
  expect(texts(quantity('1500000', yuan, { scale: 6, decimals: 1 }))).toEqual(['150万元', 'CNY 1.5 million']);
});

test.each<[Quantity, string, string]>([
  [quantity('7000', plant, undefined, { high: number('8000') }), '7,000～8,000株', '7,000–8,000 plants'],
  [quantity('0', yuan, undefined, { high: number('35000') }), '0～35,000元', 'CNY 0–35,000'],
  [quantity('63', percent, undefined, { high: number('68') }), '63%～68%', '63%–68%'],
  [quantity('900000000', yuan, { scale: 8, decimals: 0 }, { high: number('1600000000') }), '9亿～16亿元', 'CNY 0.9–1.6 billion'],
  [quantity('0', yuan, { scale: 4, decimals: 0 }, { high: number('50000') }), '0～5万元', 'CNY 0–50,000'],
  [
    quantity('5000', yuan, undefined, { high: number('10000'), highPrecision: { scale: 4, decimals: 0 } }),
    '5,000元～1万元',
    'CNY 5,000–10,000',
  ],
  [quantity('-5', celsius, undefined, { high: number('-3') }), '−5～−3℃', '−5 to −3 °C'],
  [quantity('7000', mu, undefined, { high: number('8000'), qualifier: 'about' }), '约7,000～8,000亩', 'about 7,000–8,000 mu (467–533 ha)'],
  [quantity('0', village, undefined, { high: number('1') }), '0～1个村', '0–1 villages'],
])('writes a range: %#', (q, zh, en) => {
  expect(texts(q)).toEqual([zh, en]);
});

describe('qualifiers', () => {
  test.each([
    ['at-least', '20万元以上', 'at least CNY 200,000'],
    ['more-than', '超过20万元', 'more than CNY 200,000'],
    ['at-most', '不超过20万元', 'at most CNY 200,000'],
    ['less-than', '不足20万元', 'less than CNY 200,000'],
    ['nearly', '近20万元', 'nearly CNY 200,000'],
    ['about', '约20万元', 'about CNY 200,000'],
  ] as const)('%s of an amount', (qualifier, zh, en) => {
    expect(texts(quantity('200000', yuan, { scale: 4, decimals: 0 }, { qualifier }))).toEqual([zh, en]);
  });

  test('of a rate', () => {
    expect(texts(quantity('50', percent, undefined, { qualifier: 'at-least' }))).toEqual(['不低于50%', 'at least 50%']);
    expect(texts(quantity('3', percent, undefined, { qualifier: 'less-than' }))).toEqual(['低于3%', 'less than 3%']);
  });

  test('the word of the source is kept where it fits the qualifier', () => {
    expect(texts(quantity('50', village, undefined, { qualifier: 'at-least', wording: '不少于' }))[0]).toBe('不少于50个村');
    expect(texts(quantity('50', village, undefined, { qualifier: 'about', wording: '不少于' }))[0]).toBe('约50个村');
  });
});

test.each<[Quantity, string]>([
  [quantity('1', village), '1 village'],
  [quantity('0', village), '0 villages'],
  [quantity('-1', village), '−1 village'],
  [quantity('1', village, { scale: 0, decimals: 1 }), '1.0 villages'],
  [quantity('1', village, undefined, { qualifier: 'at-least' }), 'at least 1 village'],
  [quantity('1000000', person, { scale: 4, decimals: 0 }), '1 million people'],
])('nouns agree in number: %#', (q, en) => {
  expect(writeQuantity(q, 'en', GROUPED).text).toBe(en);
});

test.each<[Quantity, string]>([
  [quantity('100', mu), '6.7 ha'],
  [quantity('15', mu), '1 ha'],
  [quantity('1', mu), '0.067 ha'],
  [quantity('12345.6', mu, { scale: 0, decimals: 1 }), '823.0 ha'],
  [quantity('-200000', mu), '−13,333 ha'],
  [quantity('0', mu), '0 ha'],
])('a conversion is rounded half up to what the source gives: %#', (q, conversion) => {
  expect(writeQuantity(q, 'en', GROUPED).conversion).toBe(conversion);
  expect(writeQuantity(q, 'zh', GROUPED).conversion).toBe('');
});

test('the minus is a minus sign in both languages', () => {
  expect(texts(quantity('-3.2', percent, { scale: 0, decimals: 1 }))).toEqual(['−3.2%', '−3.2%']);
  expect(texts(quantity('-1500000', yuan))).toEqual(['−1,500,000元', 'CNY −1.5 million']);
});

test('a unit closed up to its number takes no English scale word', () => {
  const unit = { ...percent, scales: yuan.scales };
  expect(texts(quantity('1500000', unit))).toEqual(['1,500,000%', '1,500,000%']);
});

test('Chinese groups digits only where the dataset asks for it', () => {
  expect(writeQuantity(quantity('1234567', person), 'zh', { groupChinese: false }).text).toBe('1234567人');
  expect(writeQuantity(quantity('1234567', person), 'en', { groupChinese: false }).text).toBe('1,234,567 people');
});

test('the parts of a written quantity', () => {
  const q = quantity('4700000', mu, { scale: 4, decimals: 0 }, { qualifier: 'at-least' });
  expect(writeQuantity(q, 'zh', GROUPED)).toMatchObject({ before: '', number: '470', unit: '万亩', prefix: '', after: '以上' });
  expect(writeQuantity(q, 'en', GROUPED)).toMatchObject({
    before: 'at least',
    number: '4.7',
    unit: 'million mu',
    prefix: '',
    after: '',
    conversion: '313,333 ha',
  });
  const money = writeQuantity(quantity('1500000000', yuan, { scale: 8, decimals: 0 }), 'en', GROUPED);
  expect(money).toMatchObject({ prefix: 'CNY', number: '1.5', unit: 'billion' });
});

test('a number without its unit keeps scale word and qualifier', () => {
  const q = quantity('200000', yuan, { scale: 4, decimals: 0 }, { qualifier: 'at-least' });
  expect([writeNumber(q, 'zh', GROUPED), writeNumber(q, 'en', GROUPED)]).toEqual(['不低于20万', 'at least 200,000']);
  expect(writeNumber(quantity('1500000000', yuan, { scale: 8, decimals: 0 }), 'en', GROUPED)).toBe('1.5 billion');
  expect(writeNumber(quantity('2.52', percent, { scale: 0, decimals: 2 }), 'zh', GROUPED)).toBe('2.52');
});

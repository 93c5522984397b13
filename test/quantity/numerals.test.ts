import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChineseNumeral, writeChineseNumeral, writeEnglishNumeral } from '../../src/quantity/numerals.ts';

test.each([
  [0, '零'],
  [2, '二'],
  [10, '十'],
  [15, '十五'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [12000, '一万二千'],
  [100500, '十万零五百'],
  [105000, '十万五千'],
  [10500000, '一千零五十万'],
  [345000000, '三亿四千五百万'],
  [100000001, '一亿零一'],
  [1000000000000, '一万亿'],
])('%i', (value, text) => {
  expect(writeChineseNumeral(value)).toBe(text);
  expect(readChineseNumeral(text)).toBe(value);
});

test.each([
  '',
  '万',
  '百',
  '一一',
  '三五',
  '一百五',
  '一百十五',
  '二十十',
  '两十',
  '十两',
  '几十',
  '一万万',
  '三千亿五',
  '零五',
  '九'.repeat(40),
])('%s is no finished numeral', (text) => {
  expect(readChineseNumeral(text)).toBeUndefined();
});

test('every whole number comes back from its characters', () => {
  const sizes = fc.oneof(...[100, 1e4, 1e6, 1e9, 1e12, 1e15].map((size) => fc.integer({ min: 0, max: size - 1 })));
  fc.assert(
    fc.property(sizes, (value) => {
      expect(readChineseNumeral(writeChineseNumeral(value))).toBe(value);
    }),
    { numRuns: 3000, seed: 20170423 },
  );
});

test.each([
  [0, 'zero'],
  [13, 'thirteen'],
  [20, 'twenty'],
  [42, 'forty-two'],
  [99, 'ninety-nine'],
])('%i is %s', (value, text) => {
  expect(writeEnglishNumeral(value)).toBe(text);
});

import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  compare,
  decimal,
  divide,
  fixed,
  fractionDigits,
  integer,
  magnitude,
  plain,
  shift,
  subtract,
  toNumber,
  type Decimal,
} from '../../src/quantity/decimal.ts';

const RUNS = { numRuns: 1000, seed: 20170423 };

function number(text: string): Decimal {
  const value = decimal(text);
  if (value === undefined) throw new Error(text);
  return value;
}

test.each(['', ' ', ' 1', '1 ', '1e5', '1,000', '.5', '5.', '+1', '007', '--1', 'NaN', 'Infinity', '0x10', '１', '−1', '1_000'])(
  'refuses %j',
  (text) => {
    expect(decimal(text)).toBeUndefined();
  },
);

test.each([
  ['0', '0'],
  ['-0', '0'],
  ['-0.00', '0'],
  ['1.50', '1.5'],
  ['1500000000000000000000000', '1500000000000000000000000'],
  ['0.00000000000000000001', '0.00000000000000000001'],
])('reads %s exactly', (text, expected) => {
  expect(plain(number(text))).toBe(expected);
  expect(String(number(text))).toBe(expected);
});

test('refuses binary floats', () => {
  expect(() => integer(0.1)).toThrow(RangeError);
  expect(() => integer(2 ** 53)).toThrow(RangeError);
  expect(() => add(number('1'), 0.1 as unknown as Decimal)).toThrow(TypeError);
});

test('leaves the settings of the library alone', () => {
  divide(integer(1), integer(3), 40);
  expect(plain(new Big('0.1').plus(0.2))).toBe('0.3');
  expect([Big.DP, Big.PE, Big.strict]).toEqual([20, 21, false]);
});

test('works on frozen values', () => {
  const value = number('10.5');
  Object.freeze(value.c);
  Object.freeze(value);
  expect([plain(add(value, value)), plain(subtract(value, value)), plain(divide(value, value, 2)), fixed(value, 0)]).toEqual([
    '21',
    '0',
    '1',
    '11',
  ]);
});

test.each([
  ['1', '3', 2, '0.33'],
  ['2', '3', 2, '0.67'],
  ['1', '8', 2, '0.13'],
  ['-1', '8', 2, '-0.13'],
  ['200000', '15', 0, '13333'],
  ['7', '15', 0, '0'],
  ['1', '1', 30, '1'],
])('%s / %s to %i digits is %s', (a, b, digits, expected) => {
  expect(plain(divide(number(a), number(b), digits))).toBe(expected);
});

test('no division by zero', () => {
  expect(() => divide(integer(1), integer(0), 2)).toThrow(RangeError);
});

test('rounding never writes a negative zero', () => {
  expect([fixed(number('-0.4'), 0), fixed(number('-0.04'), 1), fixed(number('-0.5'), 0)]).toEqual(['0', '0.0', '-1']);
});

test('digits are counted in the decimal writing', () => {
  expect([fractionDigits(number('0.852')), fractionDigits(number('1500')), fractionDigits(number('0'))]).toEqual([3, 0, 0]);
  expect([magnitude(number('4200')), magnitude(number('0.25')), magnitude(number('0'))]).toEqual([3, -1, 0]);
  expect(toNumber(number('-0.852'))).toBe(-0.852);
});

const scaledIntegers = fc.tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 12 }));

function fromScaled([coefficient, digits]: readonly [bigint, number]): string {
  const text = String(coefficient < 0n ? -coefficient : coefficient).padStart(digits + 1, '0');
  const point = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return coefficient < 0n ? `-${point}` : point;
}

test('adds, subtracts and compares as scaled integers do', () => {
  fc.assert(
    fc.property(scaledIntegers, scaledIntegers, ([a, p], [b, q]) => {
      const scale = (n: bigint, digits: number) => n * 10n ** BigInt(12 - digits);
      const [x, y] = [number(fromScaled([a, p])), number(fromScaled([b, q]))];
      const [left, right] = [scale(a, p), scale(b, q)];
      expect(plain(add(x, y))).toBe(plain(number(fromScaled([left + right, 12]))));
      expect(plain(subtract(x, y))).toBe(plain(number(fromScaled([left - right, 12]))));
      expect(compare(x, y)).toBe(left < right ? -1 : left > right ? 1 : 0);
      expect(compare(shift(shift(x, 7), -7), x)).toBe(0);
    }),
    RUNS,
  );
});

test('divides half up as scaled integers do', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 20n }),
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.integer({ min: 0, max: 6 }),
      (a, b, digits) => {
        const rounded = (a * 10n ** BigInt(digits) * 2n + b) / (b * 2n);
        expect(fixed(divide(number(String(a)), number(String(b)), digits), digits)).toBe(fromScaled([rounded, digits]));
      },
    ),
    RUNS,
  );
});

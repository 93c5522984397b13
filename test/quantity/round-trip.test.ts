import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, decimal, isZero, plain, shift, type Decimal } from '../../src/quantity/decimal.ts';
import type { Precision, Qualifier, Quantity, Unit } from '../../src/quantity/quantity.ts';
import { readPrinted, readWritten } from '../../src/quantity/read.ts';
import { writeQuantity } from '../../src/quantity/write.ts';
import { ALL } from './units.ts';

const SEED = 20170423;
const QUALIFIERS: readonly Qualifier[] = ['exact', 'at-least', 'more-than', 'at-most', 'less-than', 'nearly', 'about'];

interface End {
  readonly value: Decimal;
  readonly precision: Precision;
}

/** A number as a source prints it: a coefficient of up to 12 digits with some after the point, before a scale word or none. */
function ends(unit: Unit): fc.Arbitrary<End> {
  const size = fc.oneof(...[10, 1e4, 1e8, 1e12].map((most) => fc.integer({ min: -most, max: most })));
  // Those of the unit's own list, and English ones from a source in English.
  const scale = fc.constantFrom(0, 0, 4, 8, 12, ...(unit.scales.en.length > 0 ? unit.scales.en : [0]));
  return fc.tuple(size, scale, fc.integer({ min: 0, max: 5 })).map(([coefficient, power, decimals]) => ({
    value: shift(decimal(String(coefficient))!, power - decimals),
    precision: { scale: power, decimals },
  }));
}

const quantities: fc.Arbitrary<Quantity> = fc.constantFrom(...ALL).chain((unit) =>
  fc.tuple(ends(unit), fc.option(ends(unit), { freq: 2 }), fc.constantFrom(...QUALIFIERS)).map(([a, b, qualifier]) => {
    if (b === null || compare(a.value, b.value) === 0) return { ...a, unit, qualifier };
    const [low, high] = compare(a.value, b.value) < 0 ? [a, b] : [b, a];
    return { ...low, high: high.value, highPrecision: high.precision, unit, qualifier };
  }),
);

function facts({ value, high, unit, qualifier }: Quantity) {
  return { value: plain(value), high: high === undefined ? undefined : plain(high), unit: unit.id, qualifier };
}

test.each([true, false])('what is written in Chinese reads back as the same quantity (grouped: %s)', (groupChinese) => {
  fc.assert(
    fc.property(quantities, (quantity) => {
      const { text } = writeQuantity(quantity, 'zh', { groupChinese });
      const read = readWritten(text, 'zh', ALL);
      expect(read && { text, ...facts(read) }).toEqual({ text, ...facts(quantity) });
    }),
    { numRuns: 3000, seed: SEED },
  );
});

test('what is written in English reads back as the same quantity', () => {
  fc.assert(
    fc.property(quantities, (quantity) => {
      const { text } = writeQuantity(quantity, 'en', { groupChinese: true });
      const read = readWritten(text, 'en', ALL);
      expect(read && { text, ...facts(read) }).toEqual({ text, ...facts(quantity) });
    }),
    { numRuns: 3000, seed: SEED },
  );
});

test('Chinese keeps the printed precision too', () => {
  fc.assert(
    fc.property(quantities, (quantity) => {
      fc.pre(quantity.high === undefined && [0, 4, 8, 12].includes(quantity.precision.scale) && !isZero(quantity.value));
      const read = readWritten(writeQuantity(quantity, 'zh', { groupChinese: true }).text, 'zh', ALL);
      expect(read?.precision).toEqual(quantity.precision);
    }),
    { numRuns: 1500, seed: SEED },
  );
});

test('a text is the join of its parts', () => {
  fc.assert(
    fc.property(quantities, (quantity) => {
      const zh = writeQuantity(quantity, 'zh', { groupChinese: true });
      expect(zh.text).toBe(zh.before + zh.number + zh.unit + zh.after);
      const en = writeQuantity(quantity, 'en', { groupChinese: true });
      const bracket = en.conversion === '' ? '' : `(${en.conversion})`;
      const amount = quantity.unit.en.position === 'closed' ? en.number + en.unit : `${en.number} ${en.unit}`;
      expect(en.text).toBe([en.before, en.prefix, amount.trim(), bracket].filter((part) => part !== '').join(' '));
    }),
    { numRuns: 1000, seed: SEED },
  );
});

const printedTokens = fc.constantFrom(...ALL).chain((unit) =>
  fc
    .record({
      whole: fc.oneof(...[10, 1e4, 1e8].map((most) => fc.integer({ min: 0, max: most }))),
      fraction: fc.option(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 4 })),
      scale: fc.constantFrom(['', 0] as const, ['万', 4] as const, ['亿', 8] as const, ['万亿', 12] as const),
      minus: fc.constantFrom('', '', '-', '−', '－', '负'),
      wide: fc.boolean(),
      grouped: fc.boolean(),
      word: fc.constantFrom<readonly [string, string, Qualifier]>(
        ['', '', 'exact'],
        ['', '以上', 'at-least'],
        ['不低于', '', 'at-least'],
        ['不少于', '', 'at-least'],
        ['超过', '', 'more-than'],
        ['不超过', '', 'at-most'],
        ['', '以内', 'at-most'],
        ['', '以下', 'at-most'],
        ['不足', '', 'less-than'],
        ['近', '', 'nearly'],
        ['约', '', 'about'],
        ['', '左右', 'about'],
      ),
    })
    .map(({ whole, fraction, scale: [scaleWord, power], minus, wide, grouped, word: [before, after, qualifier] }) => {
      const plainDigits = `${whole}${fraction === null ? '' : `.${fraction}`}`;
      const marked = grouped ? plainDigits.replace(/^\d+/, (all) => all.replace(/\B(?=(?:\d{3})+$)/g, ',')) : plainDigits;
      const digits = wide ? marked.replace(/[\d.,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)) : marked;
      const value = shift(decimal(`${minus === '' ? '' : '-'}${plainDigits}`)!, power);
      const token = `${before}${minus}${digits}${scaleWord}${unit.zh}${after}`;
      return { token, unit, value, qualifier, precision: { scale: power, decimals: fraction?.length ?? 0 } };
    }),
);

test('every printed token reads as what it was made from', () => {
  fc.assert(
    fc.property(printedTokens, ({ token, unit, value, qualifier, precision }) => {
      const read = readPrinted(token, unit);
      expect(
        read && { token, value: plain(read.value), qualifier: read.qualifier, precision: read.precision, unitWord: read.unitWord },
      ).toEqual({
        token,
        value: plain(value),
        qualifier,
        precision,
        unitWord: unit.zh,
      });
    }),
    { numRuns: 3000, seed: SEED },
  );
});

test('no text makes the readers fail, and none takes them long', () => {
  const alphabet = fc.constantFrom(...'0123456789.,-−—～~ 万亿千百十一二两〇至到多余约近不足以上%元户人亩()milonbtrCNYu');
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 60 }), fc.constantFrom(...ALL), (text, unit) => {
      readPrinted(text, unit);
      readWritten(text, 'zh', ALL);
      readWritten(text, 'en', ALL);
    }),
    { numRuns: 2000, seed: SEED },
  );
  const started = performance.now();
  for (const text of [...'1-至 十万多,'].map((character) => character.repeat(399))) {
    readPrinted(`${text}户`, ALL[2]!);
    readPrinted(text, ALL[2]!);
    readWritten(text, 'en', ALL);
  }
  expect(performance.now() - started).toBeLessThan(2000);
});

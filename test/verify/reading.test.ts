import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decimal, plain, shift } from '../../src/quantity/decimal.ts';
import { QUALIFIERS, type Quantity, type Unit } from '../../src/quantity/quantity.ts';
import { writeWords } from '../../src/quantity/words.ts';
import { writeQuantity } from '../../src/quantity/write.ts';
import { isSame, understand, understandBare, understandColumns, type Understood } from '../../src/verify/languages/reading.ts';
import { numbersIn } from '../../src/verify/languages/statement.ts';
import { SICHUAN } from './fixture.ts';

function unit(id: string): Unit {
  const found = SICHUAN.dataset.units.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no unit ${id}`);
  return found;
}

const said = (understood: Understood | undefined): string | undefined =>
  understood && [understood.qualifier, plain(understood.value), ...(understood.high ? [plain(understood.high)] : [])].join(' ');

describe('a reader of both languages', () => {
  it.each([
    ['23.68亿元', 'CNY 2.368 billion', 'yuan', 'exact 2368000000'],
    ['0.852亿元', 'CNY\u00A085.2\u00A0million', 'yuan', 'exact 85200000'],
    ['15万亩', '150,000 mu (10,000 ha)', 'mu', 'exact 150000'],
    ['20万元以上', 'at least CNY 200,000', 'yuan', 'at-least 200000'],
    ['3.9万人次', '39,000 participations', 'participation', 'exact 39000'],
    ['近2倍', 'nearly 2 times', 'times', 'nearly 2'],
    ['不低于50%', 'at least 50%', 'percent', 'at-least 50'],
    ['三年', 'three years', 'year', 'exact 3'],
    ['三至五年', 'three to five years', 'year', 'exact 3 5'],
    ['二十一年', 'twenty-one years', 'year', 'exact 21'],
    ['四成', 'four in ten', 'percent', 'exact 40'],
    ['\u22122.5℃', '\u22122.5 °C', 'degree-celsius', 'exact -2.5'],
  ])('takes %s and %s for the same', (zh, en, id, expected) => {
    expect([said(understand(zh, 'zh', unit(id))), said(understand(en, 'en', unit(id)))]).toEqual([expected, expected]);
  });

  it.each([
    ['15万元', 'zh', 'person'],
    ['CNY 1.5 billion', 'en', 'person'],
    ['1.5 billion', 'en', 'household'],
    ['200,000 mu (13,334 ha)', 'en', 'mu'],
    ['200,000 mu (13.333 ha)', 'en', 'mu'],
    ['twenty-ten years', 'en', 'year'],
    ['threeyears', 'en', 'year'],
  ] as const)('does not take %s for a quantity of another unit, or with another in brackets', (text, language, id) => {
    expect(understand(text, language, unit(id))).toBeUndefined();
  });

  it('reads a number by the unit that is named beside it', () => {
    const around = (lang: 'zh' | 'en', text: string) => ({ lang, text });
    expect(said(understandBare('23.68', 'zh', unit('yuan'), around('zh', '计划投入（亿元）')))).toBe('exact 2368000000');
    expect(said(understandBare('23.68', 'zh', unit('yuan'), around('en', 'Planned funds (CNY 100 million)')))).toBe('exact 2368000000');
    expect(said(understandBare('2,368', 'en', unit('yuan'), around('en', 'Planned funds (CNY million)')))).toBe('exact 2368000000');
    expect(said(understandBare('20', 'zh', unit('yuan'), around('zh', '资金（万元以上）')))).toBe('at-least 200000');
    expect(said(understandBare('45', 'zh', unit('village'), around('zh', '2017年')))).toBe('exact 45');
  });

  it('reads columns', () => {
    expect(said(understandColumns('15', '亿元', 'zh', unit('yuan')))).toBe('exact 1500000000');
    expect(said(understandColumns('15', '= CNY 1.5 billion', 'en', unit('yuan')))).toBe('exact 1500000000');
    expect(said(understandColumns('at least 200,000', 'CNY', 'en', unit('yuan')))).toBe('at-least 200000');
    expect(said(understandColumns('1.5', 'CNY billion', 'en', unit('yuan')))).toBe('exact 1500000000');
    expect(said(understandColumns('8,677', 'households', 'en', unit('household')))).toBe('exact 8677');
    expect(said(understandColumns('2.52', '%', 'en', unit('percent')))).toBe('exact 2.52');
    expect(understandColumns('15', 'CNY million', 'en', unit('person'))).toBeUndefined();
  });

  it('understands all that the program writes', () => {
    const quantity = fc
      .record({
        unit: fc.constantFrom(...SICHUAN.dataset.units.filter(({ zh }) => zh !== '')),
        qualifier: fc.constantFrom(...QUALIFIERS),
        digits: fc.integer({ min: 0, max: 99_999_999 }),
        decimals: fc.integer({ min: 0, max: 3 }),
        scale: fc.constantFrom(0, 4, 8),
      })
      .map(({ unit: one, qualifier, digits, decimals, scale }): Quantity => {
        const power = one.scales.zh.includes(scale) ? scale : 0;
        const value = shift(decimal(String(digits)) ?? shift({} as never, 0), power - decimals);
        return { value, unit: one, qualifier, precision: { scale: power, decimals } };
      });
    fc.assert(
      fc.property(quantity, fc.constantFrom('zh' as const, 'en' as const), fc.boolean(), (each, language, groupChinese) => {
        const texts = [writeQuantity(each, language, { groupChinese }).text, writeWords(each, language)].flatMap((text) => text ?? []);
        for (const text of texts) {
          const read = understand(text, language, each.unit);
          if (read === undefined || !isSame(read, each)) throw new Error(`${text} is read as ${said(read)}`);
        }
      }),
      { seed: 20170423, numRuns: 2000 },
    );
  });
});

describe('numbers of a text', () => {
  it('are alike in both languages, months counted, names left aside', () => {
    expect(numbersIn('2017年4月23日，1,200', [])).toEqual(numbersIn('1,200 on 23 April 2017', []));
    expect(numbersIn('2016年1—3月', [])).toEqual(numbersIn('January–March 2016', []));
    expect(numbersIn('We may march in May', [])).toEqual([]);
    expect(numbersIn('第十三个五年规划', ['13th Five-Year Plan'])).toEqual(numbersIn('the 13th Five-Year Plan', ['13th Five-Year Plan']));
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Period } from '../../src/quantity/quantity.ts';
import { firstDay, lastDay, parsePeriod, periodText, samePeriod, writeDate, writePeriod } from '../../src/quantity/period.ts';

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

test.each([
  ['2016', '2016年', '2016', '2016-01-01', '2016-12-31'],
  ['2016-12', '2016年12月', 'December 2016', '2016-12-01', '2016-12-31'],
  ['2016-02', '2016年2月', 'February 2016', '2016-02-01', '2016-02-29'],
  ['2016-12-31', '2016年底', 'end-2016', '2016-12-31', '2016-12-31'],
  ['2017-04-23', '2017年4月23日', '23 April 2017', '2017-04-23', '2017-04-23'],
  ['2015/2016', '2015—2016年', '2015–2016', '2015-01-01', '2016-12-31'],
  ['2016-01/2016-06', '2016年1—6月', 'January–June 2016', '2016-01-01', '2016-06-30'],
  ['2015-07/2016-06', '2015年7月—2016年6月', 'July 2015 – June 2016', '2015-07-01', '2016-06-30'],
  ['2016-01-01/2016-12-31', '2016年1月1日—2016年12月31日', '1 January 2016 – 31 December 2016', '2016-01-01', '2016-12-31'],
  ['../2016-12-31', '截至2016年底', 'to end-2016', undefined, '2016-12-31'],
  ['../2017-04-23', '截至2017年4月23日', 'to 23 April 2017', undefined, '2017-04-23'],
  ['P5Y', '五年', 'five years', undefined, undefined],
  ['P2Y', '两年', 'two years', undefined, undefined],
  ['P15Y', '15年', '15 years', undefined, undefined],
  ['P1Y', '一年', 'one year', undefined, undefined],
  ['P1Y6M', '1年6个月', '1 year 6 months', undefined, undefined],
  ['P1M', '1个月', '1 month', undefined, undefined],
])('%s', (text, zh, en, first, last) => {
  const parsed = period(text);
  expect([writePeriod(parsed, 'zh'), writePeriod(parsed, 'en')]).toEqual([zh, en]);
  expect([firstDay(parsed), lastDay(parsed)]).toEqual([first, last]);
  expect(periodText(parsed)).toBe(text);
  expect(samePeriod(parsed, period(text))).toBe(true);
});

test.each([
  '',
  '16',
  '02016',
  '0000',
  '2016-13',
  '2016-00',
  '2016-1',
  '2016-02-30',
  '2015-02-29',
  '1900-02-29',
  '2016-04-31',
  '2016-12-00',
  '2016/',
  '/2016',
  '2016/2016',
  '2017/2016',
  '2016/2016-06',
  '2016-06/2016',
  '2015/2016/2017',
  '../..',
  '2016/..',
  '../P5Y',
  'P',
  'P0Y',
  'P5D',
  'P-5Y',
  'PT5M',
  '2016 ',
  ' 2016',
  '2016年',
  '２０１６',
  '2016-12-31T00:00',
])('%j is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

test('a date of issue is a day, the last of the year too', () => {
  expect([writeDate('2016-12-31', 'zh'), writeDate('2016-12-31', 'en')]).toEqual(['2016年12月31日', '31 December 2016']);
});

test('periods differ by their text', () => {
  expect(samePeriod(period('2016'), period('2016-12-31'))).toBe(false);
});

test('days are those of the calendar', () => {
  const day = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }));
  fc.assert(
    fc.property(day, ([year, month, date]) => {
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      const reference = new Date(`${text}T00:00:00Z`);
      const real = !Number.isNaN(reference.getTime()) && reference.toISOString().startsWith(text);
      expect(parsePeriod(text) !== undefined).toBe(real);
    }),
    { numRuns: 2000, seed: 20170423 },
  );
});

import { describe, expect, test } from 'vitest';
import { plain } from '../../src/quantity/decimal.ts';
import type { Unit } from '../../src/quantity/quantity.ts';
import { readPrinted } from '../../src/quantity/read.ts';
import {
  celsius,
  home,
  household,
  hundredMillionJin,
  kilometre,
  mu,
  participation,
  percent,
  person,
  plant,
  project,
  pupil,
  road,
  school,
  task,
  times,
  village,
  year,
  yuan,
} from './units.ts';

/** Value, scale and decimals of a token, in short. */
function read(token: string, unit: Unit): string | undefined {
  const reading = readPrinted(token, unit);
  if (reading === undefined) return undefined;
  const { value, high, qualifier, precision, highPrecision, unitWord } = reading;
  const end = high === undefined ? '' : `..${plain(high)}`;
  const word = unitWord === unit.zh ? '' : ` unit ${unitWord}`;
  const upper = highPrecision === undefined ? '' : `/${highPrecision.scale},${highPrecision.decimals}`;
  return `${plain(value)}${end} ${qualifier === 'exact' ? '' : `${qualifier} `}${precision.scale},${precision.decimals}${upper}${word}`;
}

test.each<[string, Unit, string]>([
  ['8677户', household, '8677 0,0'],
  ['26093人', person, '26093 0,0'],
  ['2.52%', percent, '2.52 0,2'],
  ['206个', project, '206 0,0'],
  ['4200元', yuan, '4200 0,0'],
  ['18637人', person, '18637 0,0'],
  ['15亿元', yuan, '1500000000 8,0'],
  ['24600套', home, '24600 0,0'],
  ['9815名', pupil, '9815 0,0'],
  ['98%', percent, '98 0,0'],
  ['100%', percent, '100 0,0'],
  ['80%', percent, '80 0,0'],
  ['60%', percent, '60 0,0'],
  ['两年', year, '2 0,0'],
  ['三年', year, '3 0,0'],
  ['五年', year, '5 0,0'],
  ['5012名', pupil, '5012 0,0'],
  ['5个', project, '5 0,0'],
  ['1.05亿元', yuan, '105000000 8,2'],
  ['近2倍', times, '2 nearly 0,0'],
  ['10个', project, '10 0,0'],
  ['23个', project, '23 0,0'],
  ['45个', project, '45 0,0'],
  ['350户', household, '350 0,0'],
  ['6280名', pupil, '6280 0,0'],
  ['239个', project, '239 0,0'],
  ['22个', project, '22 0,0'],
  ['53公里', road, '53 0,0'],
  ['2956人', person, '2956 0,0'],
  ['4773户', household, '4773 0,0'],
  ['49个', project, '49 0,0'],
  ['44个', project, '44 0,0'],
  ['30个', project, '30 0,0'],
  ['500个', project, '500 0,0'],
  ['34所', school, '34 0,0'],
  ['316个', project, '316 0,0'],
  ['1.14亿元', yuan, '114000000 8,2'],
  ['20个', project, '20 0,0'],
  ['281个', project, '281 0,0'],
  ['4.03亿元', yuan, '403000000 8,2'],
  ['131个', project, '131 0,0'],
  ['532名', pupil, '532 0,0'],
  ['0.63亿元', yuan, '63000000 8,2'],
  ['0.69亿元', yuan, '69000000 8,2'],
  ['197户', household, '197 0,0'],
  ['184公里', road, '184 0,0'],
  ['30811名', pupil, '30811 0,0'],
  ['55亿元', yuan, '5500000000 8,0'],
  ['73项', task, '73 0,0'],
  ['147个村', village, '147 0,0'],
  ['9971人', person, '9971 0,0'],
  ['十五年', year, '15 0,0'],
  ['101亿元', yuan, '10100000000 8,0'],
  ['20万亩', mu, '200000 4,0'],
  ['470万亩', mu, '4700000 4,0'],
  ['628户', household, '628 0,0'],
  ['20万元以上', yuan, '200000 at-least 4,0'],
  ['136个', project, '136 0,0'],
  ['15年', year, '15 0,0'],
  ['134所', school, '134 0,0'],
  ['不低于50%', percent, '50 at-least 0,0'],
  ['23.68亿元', yuan, '2368000000 8,2'],
  ['3.9万人次', participation, '39000 4,1'],
  ['3.88亿元', yuan, '388000000 8,2'],
  ['0.852亿元', yuan, '85200000 8,3'],
  ['1.2亿元', yuan, '120000000 8,1'],
])('a figure of the first source: %s', (token, unit, expected) => {
  expect(read(token, unit)).toBe(expected);
});

test.each<[string, Unit, string]>([
  ['34,500', yuan, '34500 0,0 unit '],
  ['８６７７户', household, '8677 0,0'],
  ['２．５２％', percent, '2.52 0,2'],
  ['34 500 元', yuan, '34500 0,0'],
  ['−3.2%', percent, '-3.2 0,1'],
  ['－5℃', celsius, '-5 0,0'],
  ['负三℃', celsius, '-3 0,0'],
  ['3千元', yuan, '3000 0,0'],
  ['5百万元', yuan, '5000000 4,0'],
  ['2.5千万元', yuan, '25000000 4,0'],
  ['74.41万亿元', yuan, '74410000000000 12,2'],
  ['3亿4500万元', yuan, '345000000 4,0'],
  ['1万2000人', person, '12000 0,0'],
  ['1.50亿元', yuan, '150000000 8,2'],
])('digits: %s', (token, unit, expected) => {
  expect(read(token, unit)).toBe(expected);
});

test.each<[string, Unit, string]>([
  ['两年', year, '2 0,0'],
  ['二十三个', project, '23 0,0'],
  ['两百户', household, '200 0,0'],
  ['一万二千人', person, '12000 0,0'],
  ['三万人', person, '30000 4,0'],
  ['十五亿元', yuan, '1500000000 8,0'],
  ['三亿四千五百万元', yuan, '345000000 4,0'],
  ['十万零五百户', household, '100500 0,0'],
  ['一万亿元', yuan, '1000000000000 12,0'],
  ['〇户', household, '0 0,0'],
  ['二〇一六年', year, '2016 0,0'],
  ['百分之八十', percent, '80 0,0'],
  ['六成以上', percent, '60 at-least 0,0'],
  ['三千米', kilometre, '3 0,0'],
])('Chinese numerals: %s', (token, unit, expected) => {
  expect(read(token, unit)).toBe(expected);
});

test.each<[string, Unit, string]>([
  ['超过20万元', yuan, '200000 more-than 4,0'],
  ['约20万元', yuan, '200000 about 4,0'],
  ['20万元左右', yuan, '200000 about 4,0'],
  ['不足20万元', yuan, '200000 less-than 4,0'],
  ['20万元以下', yuan, '200000 at-most 4,0'],
  ['20万元以内', yuan, '200000 at-most 4,0'],
  ['不超过3%', percent, '3 at-most 0,0'],
  ['＞95%', percent, '95 more-than 0,0'],
  ['300余户', household, '300 more-than 0,0'],
  ['20多万元', yuan, '200000 more-than 4,0'],
  ['3万多户', household, '30000 more-than 4,0'],
  ['三年以上', year, '3 at-least 0,0'],
])('qualifiers: %s', (token, unit, expected) => {
  expect(read(token, unit)).toBe(expected);
});

test('the word of the qualifier is kept for writing it back', () => {
  expect(readPrinted('不少于50个村', village)?.wording).toBe('不少于');
  expect(readPrinted('50个村', village)).not.toHaveProperty('wording');
});

test.each<[string, Unit, string]>([
  ['7000—8000株', plant, '7000..8000 0,0'],
  ['0-35000元', yuan, '0..35000 0,0'],
  ['63%～68%', percent, '63..68 0,0'],
  ['63～68%', percent, '63..68 0,0'],
  ['9亿～16亿元', yuan, '900000000..1600000000 8,0'],
  ['9～16亿元', yuan, '900000000..1600000000 8,0'],
  ['3—5百万元', yuan, '3000000..5000000 4,0'],
  ['5000元—1万元', yuan, '5000..10000 0,0/4,0'],
  ['5000—1万元', yuan, '5000..10000 0,0/4,0'],
  ['-5—-3℃', celsius, '-5..-3 0,0'],
  ['三至五年', year, '3..5 0,0'],
  ['1.5—2万元', yuan, '15000..20000 4,1/4,0'],
])('ranges: %s', (token, unit, expected) => {
  expect(read(token, unit)).toBe(expected);
});

describe('the unit', () => {
  test('of the figure ends the number, even where it begins with a scale word', () => {
    expect(read('1.5亿斤', hundredMillionJin)).toBe('1.5 0,1');
  });

  test('is named where it is another', () => {
    expect(read('8677人', household)).toBe('8677 0,0 unit 人');
    expect(read('45个贫困村', project)).toBe('45 0,0 unit 个贫困村');
    expect(read('20万元以上', mu)).toBe('200000 at-least 4,0 unit 元');
  });

  test('may be English, in a source in English', () => {
    expect(read('over CNY 1.5 billion', yuan)).toBe('1500000000 more-than 9,1');
    expect(read('39,000 participations', participation)).toBe('39000 0,0');
    expect(read('63–68%', percent)).toBe('63..68 0,0');
  });
});

test.each<[string, Unit]>([
  ['', household],
  ['户', household],
  ['几十户', household],
  ['数百户', household],
  ['一万二户', household],
  ['一百五户', household],
  ['三五年', year],
  ['1e5户', household],
  ['12,34户', household],
  ['1 2户', household],
  ['.5%', percent],
  ['007户', household],
  ['1万20000户', household],
  ['8000—7000株', plant],
  ['1—2—3株', plant],
  ['约20万元以上', yuan],
  ['1+X', household],
  [`${'9'.repeat(500)}户`, household],
])('a token that is no one number: %j', (token, unit) => {
  expect(read(token, unit)).toBeUndefined();
});
